import { expectAccessible, expectNoSideways } from "../support/accessibility.ts";
import { signUp } from "../support/account.ts";
import { ChatPage } from "../support/chat-page.ts";
import { HistoryView } from "../support/history-page.ts";
import { expect, test } from "../support/test.ts";

const toasts = "[data-sonner-toast]";

test("the button beside a tool call takes back what it did", async ({ chat, tasks, page }) => {
  const answer = await chat.say("Add buy milk, buy bread and call mom");
  await tasks.open("All");
  await expect(tasks.rows).toHaveCount(3);
  await answer.getByRole("button", { name: /^Undo: Added/ }).click();
  await expect(page.locator(toasts).first()).toContainText("off the list");
  await expect(answer.getByText("Undone", { exact: true })).toBeVisible();
  await expect(answer.getByRole("button", { name: /^Undo: / })).toBeHidden();
  await expect(tasks.rows).toHaveCount(0);
});

test("by keyboard: a whole approved deletion comes back", async ({ chat, tasks, page }) => {
  await chat.say("Add buy milk, buy bread, call mom, pay rent and water the plants");
  await chat.say("Delete everything");
  await chat.card("Delete 5 tasks?").getByRole("button", { name: "Approve" }).press("Enter");
  await chat.expectIdle();
  await tasks.expectTitles("All", []);
  await chat.lastAnswer.getByRole("button", { name: /^Undo: Deleted 5 tasks/ }).press("Space");
  await expect(page.locator(toasts).first()).toContainText("5 tasks are as they were before");
  await expect(tasks.rows).toHaveCount(5);
});

test("what came later is in the way, and is said", async ({ chat, guard, tasks, page }) => {
  guard.allow(/Failed to load resource.*409/);
  const answer = await chat.say("Add a task to buy milk");
  await tasks.open("All");
  await tasks.complete("Buy milk");
  await expect(page.locator(toasts).first()).toContainText("Completed “Buy milk”");
  await answer.getByRole("button", { name: /^Undo: Added/ }).click();
  await expect(page.locator(toasts).filter({ hasText: "Could not undo this." })).toContainText(
    "was changed after that, by you",
  );
  await expect(tasks.checkbox("Buy milk")).toBeChecked();
});

test("a toast takes back what was done by hand", async ({ chat, tasks, page }) => {
  await chat.say("Add a task to buy milk");
  await tasks.open("All");
  await tasks.complete("Buy milk");
  const undo = page.locator(toasts).getByRole("button", { name: "Undo" });
  await undo.click();
  await expect(page.locator(toasts).filter({ hasText: "Reopened task 1" })).toBeVisible();
  await expect(tasks.checkbox("Buy milk")).not.toBeChecked();

  await tasks.delete("Buy milk");
  await expect(tasks.rows).toHaveCount(0);
  const deleted = page.locator(toasts).filter({ hasText: "Deleted “Buy milk”" });
  await deleted.getByRole("button", { name: "Undo" }).click();
  await expect(tasks.row("Buy milk")).toBeVisible();
});

test("the history says who did what, and any entry is undone and redone", async ({
  chat,
  tasks,
  page,
}) => {
  await chat.say("Add buy milk and call mom");
  await tasks.open("All");
  await tasks.complete("Buy milk");
  const history = new HistoryView(page);
  await history.open();
  const done = 'Completed task 1 "Buy milk".';
  await expect(history.entries).toHaveCount(3);
  await expect(history.entries.first()).toContainText(done);
  await expect(history.entries.first()).toContainText("You");
  await expect(history.entries.last()).toContainText("Assistant");
  await expect(page.getByRole("heading", { level: 2, name: /^Today/ })).toBeVisible();

  await history.button("Undo", done).click();
  await expect(history.entries.first()).toContainText('Reopened task 1 "Buy milk".');
  await expect(history.entries.nth(1)).toContainText("Undone");
  await history.back();
  await tasks.open("All");
  await expect(tasks.checkbox("Buy milk")).not.toBeChecked();

  await history.open();
  await history.button("Redo", done).click();
  await expect(history.entries).toHaveCount(5);
  await expect(history.button("Undo", done)).toBeVisible();
  await history.back();
  await tasks.open("All");
  await expect(tasks.checkbox("Buy milk")).toBeChecked();
});

test("by keyboard: to the history, a deletion undone, and back to the chat", async ({
  chat,
  tasks,
  page,
}) => {
  await chat.say("Add a task to buy milk");
  await tasks.open("All");
  await tasks.delete("Buy milk");
  await expect(tasks.rows).toHaveCount(0);
  await page.getByRole("button", { name: "Account" }).press("Enter");
  const item = page.getByRole("menuitem", { name: "History" });
  await expect(item).toBeVisible();
  await item.press("Enter");
  const history = new HistoryView(page);
  const undo = history.button("Undo", 'Deleted task 1 "Buy milk".');
  await undo.press("Enter");
  await expect(history.button("Redo", 'Deleted task 1 "Buy milk".')).toBeFocused();
  await expect(history.entries.first()).toContainText('Put task 1 "Buy milk" back on the list.');
  await page.getByRole("link", { name: "Back to the chat" }).press("Enter");
  await tasks.expectTitles("All", ["Buy milk"]);
});

test("a write that gets no answer is sent again, and is done once", async ({
  chat,
  guard,
  tasks,
  page,
}) => {
  guard.allow(/Failed to load resource/);
  await expect(chat.input).toBeVisible();
  await tasks.open("All");
  const keys: (string | undefined)[] = [];
  await page.route("**/api/*/tasks", async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.fallback();
    keys.push(request.headers()["idempotency-key"]);
    if (keys.length > 1) return route.continue();
    // It arrives and is done, but its answer gets lost.
    await route.fetch();
    await route.abort("connectionreset");
  });
  const input = tasks.root.getByRole("textbox", { name: "New task" });
  await input.fill("Buy milk");
  await input.press("Enter");
  await expect(page.locator(toasts).first()).toContainText("Added task 1");
  await tasks.expectTitles("All", ["Buy milk"]);
  expect(keys).toHaveLength(2);
  expect(keys[1]).toBe(keys[0]);
});

for (const width of [1280, 390]) {
  test.describe(`${width} px`, () => {
    const viewport = { width, height: 844 };
    test.use({ viewport, contextOptions: { reducedMotion: "reduce" } });

    test("the history is accessible, empty and with entries", async ({ page }) => {
      await signUp(page);
      const history = new HistoryView(page);
      await history.open();
      await expect(page.getByText("Nothing has happened yet")).toBeVisible();
      await expectAccessible(page, "the empty history");
      await history.back();
      const chat = new ChatPage(page);
      await chat.say("Add buy milk, buy bread and call mom");
      await chat.say("Undo that");
      await history.open();
      await expect(history.entries).toHaveCount(6);
      await expectAccessible(page, "the history");
      await expectNoSideways(page);
    });
  });
}
