import type { Locator } from "@playwright/test";

import { expectAccessible, expectNoSideways } from "../support/accessibility.ts";
import { signUp, submitSignIn } from "../support/account.ts";
import { ChatPage } from "../support/chat-page.ts";
import { expect, test } from "../support/test.ts";

const TITLES = ["Buy milk", "Buy bread", "Call mom", "Pay rent", "Water the plants"];
const ADD = "Add buy milk, buy bread, call mom, pay rent and water the plants";
const DELETE = "Delete 5 tasks?";

/** The card that asks whether to delete all of them. */
async function askToDelete(chat: ChatPage): Promise<Locator> {
  await chat.say(ADD);
  await chat.say("Delete everything");
  return chat.card(DELETE);
}

const approve = (card: Locator) => card.getByRole("button", { name: "Approve" });
const keep = (card: Locator) => card.getByRole("button", { name: "Keep them" });

test("nothing is deleted before it is approved, and then exactly what the card shows", async ({
  chat,
  tasks,
  page,
}) => {
  const card = await askToDelete(chat);
  await expect(card.getByRole("listitem")).toHaveText(TITLES.map((title) => RegExp(`${title}$`)));
  await card.getByRole("button", { name: "Exact arguments" }).click();
  await expect(card.getByRole("group", { name: "Arguments" })).toContainText("task_ids");
  await tasks.expectTitles("All", TITLES);

  await approve(card).click();
  await expect(card).toContainText("You approved this.");
  await expect(approve(card)).toBeHidden();
  await expect(chat.answers).toHaveCount(2);
  await expect(chat.lastAnswer).toContainText("Deleted 5 tasks");
  await chat.expectIdle();
  await tasks.expectTitles("All", []);
  await tasks.expectTitles("Deleted", TITLES);

  await page.reload();
  await expect(chat.card(DELETE)).toContainText("You approved this.");
  await expect(chat.lastAnswer).toContainText("Deleted 5 tasks");
});

test("by keyboard: the card gets the focus, and what is kept is kept", async ({
  chat,
  tasks,
  page,
}) => {
  const card = await askToDelete(chat);
  await expect(card).toBeFocused();
  await expect(
    page.getByRole("status").filter({ hasText: `Your yes is needed. ${DELETE}` }),
  ).toBeAttached();
  for (const stop of [
    card.getByRole("group", { name: "Tasks this is about" }),
    card.getByRole("button", { name: "Exact arguments" }),
    approve(card),
    keep(card),
  ]) {
    await page.keyboard.press("Tab");
    await expect(stop).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(card).toContainText("You left this as it is. Nothing was changed.");
  await expect(card).toBeFocused();
  await expect(chat.lastAnswer).toContainText("I left those 5 tasks as they are");
  await tasks.expectTitles("All", TITLES);
});

test("by keyboard: Space approves", async ({ chat, tasks, page }) => {
  const card = await askToDelete(chat);
  await approve(card).focus();
  await page.keyboard.press("Space");
  await expect(card).toContainText("You approved this.");
  await chat.expectIdle();
  await tasks.expectTitles("All", []);
});

test("the focus stays with somebody who types", async ({ chat, page }) => {
  await chat.say(ADD);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/*/chat", async (route) => {
    await held;
    await route.continue();
  });
  await chat.send("Delete everything");
  await chat.input.fill("And then");
  release();
  await expect(approve(chat.card(DELETE))).toBeEnabled();
  await chat.expectIdle();
  await expect(chat.input).toBeFocused();
  await expect(chat.input).toHaveValue("And then");
});

test("a card waits through a reload", async ({ chat, tasks, page }) => {
  await askToDelete(chat);
  await page.reload();
  const card = chat.card(DELETE);
  await expect(card.getByRole("listitem")).toHaveCount(TITLES.length);
  await approve(card).click();
  await expect(chat.lastAnswer).toContainText("Deleted 5 tasks");
  await chat.expectIdle();
  await tasks.expectTitles("All", []);
});

test("any other message leaves all as it is, a plain yes approves", async ({ chat, tasks }) => {
  const first = await askToDelete(chat);
  await chat.say("Show me all my tasks");
  await expect(first).toContainText("You left this as it is.");
  await tasks.expectTitles("All", TITLES);

  await chat.say("Complete everything");
  const second = chat.card("Complete 5 tasks?");
  await expect(second.getByRole("button", { name: "Leave as is" })).toBeVisible();
  await chat.say("yes");
  await expect(second).toContainText("You approved this.");
  await tasks.expectTitles("Completed", TITLES);
});

test("what is decided in another tab shows here", async ({ chat, context }) => {
  const card = await askToDelete(chat);
  const second = await context.newPage();
  const otherChat = new ChatPage(second);
  await second.goto(chat.page.url());
  await keep(otherChat.card(DELETE)).click();
  await expect(card).toContainText("You left this as it is.");
  await expect(chat.lastAnswer).toContainText("I left those 5 tasks as they are");
});

test("what was decided on another device is said, and shown", async ({
  chat,
  guard,
  newVisitor,
  person,
  tasks,
}) => {
  guard.allow(/Failed to load resource.*409/);
  const card = await askToDelete(chat);
  // Left without an answer: what is done on the other device must not show here before the click.
  await chat.page.route("**/revision", () => undefined);
  const other = await newVisitor();
  await other.page.goto("/sign-in");
  await submitSignIn(other.page, person);
  await expect(other.chat.input).toBeVisible();
  await other.page.goto(chat.page.url());
  await keep(other.chat.card(DELETE)).click();
  await expect(other.chat.card(DELETE)).toContainText("You left this as it is.");
  await other.chat.expectIdle();

  await approve(card).click();
  await expect(chat.page.getByRole("alert").filter({ hasText: "decided already" })).toBeVisible();
  await expect(card).toContainText("You left this as it is.");
  await tasks.expectTitles("All", TITLES);
});

for (const width of [1280, 390]) {
  test.describe(`${width} px`, () => {
    const viewport = { width, height: 844 };
    test.use({ viewport, contextOptions: { reducedMotion: "reduce" } });

    test("the card is accessible, waiting and decided", async ({ page }) => {
      await signUp(page);
      const chat = new ChatPage(page);
      const card = await askToDelete(chat);
      await card.getByRole("button", { name: "Exact arguments" }).click();
      await expectAccessible(page, "a card that waits");
      await expectNoSideways(page);
      await keep(card).click();
      await expect(card).toContainText("You left this as it is.");
      await chat.expectIdle();
      await expectAccessible(page, "a decided card");
    });
  });
}
