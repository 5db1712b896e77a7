import { type Page } from "@playwright/test";

import { expectAccessible, expectNoSideways } from "../support/accessibility.ts";
import { signUp } from "../support/account.ts";
import { ChatPage } from "../support/chat-page.ts";
import { TasksPanel } from "../support/tasks-panel.ts";
import { expect, test } from "../support/test.ts";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];

async function expectGood(page: Page, what: string, within?: string): Promise<void> {
  await expectAccessible(page, what, within);
  await expectNoSideways(page);
}

for (const viewport of SIZES) {
  test.describe(`${viewport.width} px`, { tag: "@anywhere" }, () => {
    const inDrawers = viewport.width < 896;
    test.use({ viewport, contextOptions: { reducedMotion: "reduce" } });

    test("sign-in and sign-up", async ({ page }) => {
      for (const [path, button] of [
        ["/sign-in", "Sign in"],
        ["/sign-up", "Create account"],
      ] as const) {
        await page.goto(path);
        await expect(page.getByRole("button", { name: button, exact: true })).toBeVisible();
        await expectGood(page, path);
      }
      for (const path of ["/help", "/offline"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
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

      if (inDrawers) {
        await page.getByRole("button", { name: "Open conversations" }).click();
        await expect(chat.conversations).toBeVisible();
        await expectGood(page, "the drawer of conversations", "[role=dialog]");
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Open tasks" }).click();
      }
      for (const view of ["Today", "Upcoming", "All", "Completed", "Deleted"] as const) {
        await tasks.open(view);
        await expectGood(page, `the list "${view}"`, inDrawers ? "[role=dialog]" : undefined);
      }
      await tasks.open("All");
      await tasks.edit("Learn the piano");
      await expectGood(page, "the task dialog", "[role=dialog]");
    });

    test("what the task lists can show", async ({ page }) => {
      await signUp(page);
      const chat = new ChatPage(page);
      const tasks = new TasksPanel(page);
      const within = inDrawers ? "[role=dialog]" : undefined;
      await chat.say("Add call mom #home, urgent");
      await chat.say("Add pay rent today and learn the piano");
      if (inDrawers) await page.getByRole("button", { name: "Open tasks" }).click();
      await tasks.open("All");

      await tasks.options();
      await page.getByLabel("Group by").selectOption("Due day");
      await page.getByLabel("Tag", { exact: true }).selectOption("#home (1)");
      await expectGood(page, "the view options", "[role=dialog]");
      await page.getByLabel("Priority").selectOption("Low");
      await page.keyboard.press("Escape");
      await expect(tasks.root.getByText("No match")).toBeVisible();
      await expectGood(page, "filters that hide everything", within);
      await tasks.root.getByRole("button", { name: "Clear filters" }).click();
      await expect(tasks.rows).toHaveCount(3);

      await tasks.row("Learn the piano").getByText("Learn the piano").dblclick();
      await tasks.titleInput.fill("");
      await tasks.titleInput.press("Enter");
      await expect(tasks.root.getByRole("alert")).toBeVisible();
      await expectGood(page, "a title edited in place", within);
      await tasks.titleInput.press("Escape");

      await tasks.select("Pay rent", "Learn the piano");
      await expectGood(page, "selected tasks", within);
      await tasks.bar.getByRole("button", { name: "Set due date" }).click();
      await expectGood(page, "the menu of due dates", "[role=menu]");
      await page.getByRole("menuitem", { name: "Pick a date…" }).click();
      await expect(page.getByRole("dialog", { name: "Set due date" })).toBeVisible();
      await expectGood(page, "the dialog of a date", "[role=dialog]");
    });

    test("the palette and the shortcuts", async ({ page }) => {
      await signUp(page);
      const chat = new ChatPage(page);
      await chat.say("Add call mom and learn the piano");
      await page.keyboard.press("ControlOrMeta+k");
      await expect(page.getByRole("option").first()).toBeVisible();
      await expectGood(page, "the palette", "[role=dialog]");
      await page.keyboard.type("mom");
      await expect(page.getByRole("option", { name: "Call mom" })).toBeVisible();
      await expectGood(page, "the palette with a task", "[role=dialog]");
      await page.getByRole("combobox").fill("nothing like it");
      await expect(page.getByText("Nothing found for")).toBeVisible();
      await expectGood(page, "the palette with nothing", "[role=dialog]");
      await page.getByRole("combobox").fill("shortcuts");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      await expectGood(page, "the shortcuts", "[role=dialog]");
    });

    test("settings, history and help", async ({ page }) => {
      await signUp(page);
      await new ChatPage(page).say("Add a task to buy milk");
      await page.goto("/settings");
      await expect(page.getByRole("combobox", { name: "Time zone" })).toBeVisible();
      await expectGood(page, "/settings");
      await page.goto("/history");
      await expect(page.getByRole("main").getByRole("listitem")).not.toHaveCount(0);
      await expectGood(page, "/history");
      await page.goto("/help");
      await expect(page.getByRole("heading", { name: "Help", level: 1 })).toBeVisible();
      await expectGood(page, "/help");
    });

    test("a page that does not exist", async ({ page, guard }) => {
      guard.allow(/Failed to load resource.*404/);
      await page.goto("/no-such-page");
      await expect(page.getByRole("heading").first()).toBeVisible();
      await expectGood(page, "the page that does not exist");
    });
  });
}

/** What the chat shows besides messages. */
for (const width of [1440, 768, 390]) {
  test.describe(`the chat, ${width} px`, { tag: "@anywhere" }, () => {
    const viewport = { width, height: 900 };
    test.use({ viewport, contextOptions: { reducedMotion: "reduce" } });

    test("task cards, their menu and dates, editing, offline", async ({ page, context, guard }) => {
      guard.allow(/net::ERR_INTERNET_DISCONNECTED/);
      await signUp(page);
      const chat = new ChatPage(page);
      await chat.say(
        "Add milk, bread, eggs, salt, rice, tea, jam, soap, oil, nuts, figs and call the plumber tomorrow at 5pm",
      );
      await chat.taskBox("1: Milk").click();
      await expect(chat.taskBox("1: Milk")).toBeChecked();
      await chat.lastAnswer.getByRole("button", { name: "Show 2 more" }).click();
      await expectGood(page, "the cards of tasks");

      const menu = chat.log.getByRole("button", { name: "Reschedule task 2: Bread" });
      await menu.click();
      await expect(page.getByRole("menuitem", { name: "Pick a date…" })).toBeVisible();
      await expectGood(page, "the menu of days", "[role=menu]");
      await page.getByRole("menuitem", { name: "Pick a date…" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectGood(page, "the dialog of a date", "[role=dialog]");
      await page.keyboard.press("Escape");

      await chat.said.last().getByRole("button", { name: "Edit and send again" }).press("Enter");
      await expect(page.getByRole("group", { name: "Editing" })).toBeVisible();
      await context.setOffline(true);
      await expect(page.getByText("You are offline. What you write is kept.")).toBeVisible();
      await expectGood(page, "editing, and being offline");
      await context.setOffline(false);
    });

    test("conversations searched and deleted", async ({ page }) => {
      await signUp(page);
      const chat = new ChatPage(page);
      await chat.say("Add a task to buy milk");
      const isWide = width >= 1280;
      const open = page.getByRole("button", { name: "Open conversations" });
      if (!isWide) await open.click();
      await chat.startNew();
      await chat.say("Hello");
      if (!isWide) await open.click();
      const within = isWide ? undefined : "[role=dialog]";
      await chat.conversationSearch.fill("nowhere");
      await expect(chat.conversations.getByText("Nothing was said of “nowhere”.")).toBeVisible();
      await expectGood(page, "a search that finds nothing", within);
      await chat.conversationSearch.fill("milk");
      await expect(chat.conversations.getByRole("link")).toHaveCount(1);
      await chat.openConversationMenu(/milk/i, "Delete");
      await expect(page.locator("[data-sonner-toast]")).toContainText("Deleted “");
      await expectGood(page, "a conversation that was deleted", within);
    });
  });
}
