import { type Page } from "@playwright/test";

import { expectAccessible, expectNoSideways } from "../support/accessibility.ts";
import { signUp } from "../support/account.ts";
import { ChatPage } from "../support/chat-page.ts";
import { TasksPanel } from "../support/tasks-panel.ts";
import { expect, test } from "../support/test.ts";

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

async function expectGood(page: Page, what: string, within?: string): Promise<void> {
  await expectAccessible(page, what, within);
  await expectNoSideways(page);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of SIZES) {
    test.describe(`${colorScheme}, ${viewport.width} px`, () => {
      test.use({ colorScheme, viewport, contextOptions: { reducedMotion: "reduce" } });

      test("sign-in and sign-up", async ({ page }) => {
        for (const [path, button] of [
          ["/sign-in", "Sign in"],
          ["/sign-up", "Create account"],
        ] as const) {
          await page.goto(path);
          await expect(page.getByRole("button", { name: button, exact: true })).toBeVisible();
          await expectGood(page, path);
        }
      });

      test("chat, empty and with messages", async ({ page }) => {
        await signUp(page);
        await expectGood(page, "the empty chat");
        const chat = new ChatPage(page);
        await chat.say("Add milk, eggs and call the plumber tomorrow at 5pm");
        await chat.say("Show me all my tasks");
        await expectGood(page, "the chat with messages");
      });

      test("task lists, the task dialog, the account menu and the drawers", async ({ page }) => {
        await signUp(page);
        const chat = new ChatPage(page);
        const tasks = new TasksPanel(page);
        await chat.say("Add pay rent today, call mom tomorrow at 5pm and learn the piano");
        await chat.say("Mark task 3 as complete");
        await page.getByRole("button", { name: "Account" }).click();
        await expect(page.getByRole("menuitem", { name: "Settings" })).toBeVisible();
        await expectGood(page, "the account menu", "[role=menu]");
        await page.keyboard.press("Escape");

        const isPhone = viewport.width < 500;
        if (isPhone) {
          await page.getByRole("button", { name: "Open conversations" }).click();
          await expect(chat.conversations).toBeVisible();
          await expectGood(page, "the drawer of conversations", "[role=dialog]");
          await page.keyboard.press("Escape");
          await page.getByRole("button", { name: "Open tasks" }).click();
        }
        for (const view of ["Today", "Upcoming", "All", "Completed", "Deleted"] as const) {
          await tasks.open(view);
          await expectGood(page, `the list "${view}"`, isPhone ? "[role=dialog]" : undefined);
        }
        await tasks.open("All");
        await tasks.edit("Learn the piano");
        await expectGood(page, "the task dialog", "[role=dialog]");
      });

      test("settings", async ({ page }) => {
        await signUp(page);
        await page.goto("/settings");
        await expect(page.getByRole("combobox", { name: "Time zone" })).toBeVisible();
        await expectGood(page, "/settings");
      });

      test("a page that does not exist", async ({ page, guard }) => {
        guard.allow(/Failed to load resource.*404/);
        await page.goto("/no-such-page");
        await expect(page.getByRole("heading").first()).toBeVisible();
        await expectGood(page, "the page that does not exist");
      });
    });
  }
}
