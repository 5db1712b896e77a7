import { expect, test, type Page } from "@playwright/test";

import { expectChat, signUp } from "../support/account.ts";
import { ChatPage } from "../support/chat-page.ts";
import { TasksPanel, type View } from "../support/tasks-panel.ts";
import { takePictures, type Width } from "./pictures.ts";

const PERSON = {
  name: "Ada Lovelace",
  email: "ada@example.com", // new in a stack that was just made
  password: "a long password of hers",
};

const BEFORE = [
  "Add pay rent yesterday #home, urgent",
  "Add send the report every Friday at 9am #work",
  "Add buy a gift for Sam by Saturday, water the plants today and dentist on Monday at 3pm",
  "Add learn the piano and read the lease #home",
];
const TASKS_HAVE_A_PANE = 896;

async function openTasks(page: Page, width: Width, view: View): Promise<void> {
  await page.goto("/chat");
  await expectChat(page);
  if (width < TASKS_HAVE_A_PANE) await page.getByRole("button", { name: "Open tasks" }).click();
  const tasks = new TasksPanel(page);
  await tasks.open(view);
  await expect(tasks.rows.first()).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.waitForLoadState("networkidle");
}

async function openPage(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
}

test("the main states of the product", async ({ page, context }) => {
  await takePictures(page, "sign-in", () => openPage(page, "/sign-in", "Sign in"));
  await takePictures(page, "help-signed-out", () => openPage(page, "/help", "Help"));
  await page.setViewportSize({ width: 1440, height: 900 });
  await signUp(page, PERSON);
  const chat = new ChatPage(page);
  await takePictures(page, "chat-empty", async () => {
    await page.goto("/chat");
    await expect(page.getByRole("heading", { name: "What needs doing?" })).toBeVisible();
    await page.waitForLoadState("networkidle");
  });

  await page.setViewportSize({ width: 1440, height: 900 });
  for (const text of BEFORE) await chat.say(text);
  await chat.say("Mark the plants as done");
  await chat.startNew();
  await chat.say("Add milk, eggs and call the plumber tomorrow at 5pm");
  await chat.say("What's due this week?");
  const conversation = page.url();
  const openConversation = async () => {
    await page.goto(conversation);
    await expect(chat.answers).toHaveCount(2);
    await page.waitForLoadState("networkidle");
  };
  await takePictures(page, "chat", openConversation);
  await takePictures(page, "trace", async () => {
    await openConversation();
    await chat.lastAnswer.getByRole("button", { expanded: false }).first().press("Enter");
    await expect(chat.lastAnswer.getByRole("group", { name: "Result" })).toBeVisible();
  });

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/chat");
  await chat.say("Delete everything");
  const waiting = page.url();
  await takePictures(page, "approval", async () => {
    await page.goto(waiting);
    await expect(page.getByRole("button", { name: "Approve" })).toBeVisible();
    await page.waitForLoadState("networkidle");
  });

  for (const view of ["Today", "Upcoming", "All"] as const) {
    await takePictures(page, view.toLowerCase(), (width) => openTasks(page, width, view));
  }
  await takePictures(page, "palette", async () => {
    await openConversation();
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type("de");
    await expect(page.getByRole("option", { name: "Dentist" })).toBeVisible();
  });
  await takePictures(page, "settings", () => openPage(page, "/settings", "Settings"));
  await takePictures(page, "history", () => openPage(page, "/history", "History"));
  await takePictures(page, "help", () => openPage(page, "/help", "Help"));

  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match("/offline"))))
    .toBe(true);
  await context.setOffline(true);
  await takePictures(page, "offline", async () => {
    await page.goto("/chat");
    await expect(page.getByRole("status")).toContainText("You are offline.");
  });
});
