import { expect, test } from "../support/test.ts";

test("a reload shows the conversation as it was", async ({ chat, page }) => {
  await chat.say("Add a task to buy groceries");
  await chat.say("Mark task 1 as complete");
  await page.reload();
  await expect(chat.answers).toHaveCount(2);
  await expect(chat.said.first()).toContainText("Add a task to buy groceries");
  await expect(chat.lastAnswer).toContainText("Buy groceries");
});

test("what the conversation spoke of is remembered after a reload", async ({
  chat,
  tasks,
  page,
}) => {
  await chat.say("Add a task to call mom");
  await page.reload();
  await expect(chat.answers).toHaveCount(1);
  await chat.say("Mark it as complete");
  await tasks.expectTitles("Completed", ["Call mom"]);
});

test("New conversation starts empty; the old one is found in the list and goes on", async ({
  chat,
  page,
}) => {
  await chat.say("Add a task to buy groceries");
  await chat.startNew();
  await chat.say("Add a task to pay bills");
  await expect(chat.conversations.getByRole("link")).toHaveCount(2);

  await chat.conversation(/groceries/i).click();
  await expect(chat.answers).toHaveCount(1);
  await expect(chat.lastAnswer).toContainText("Buy groceries");
  await chat.say("What's pending?");
  await expect(chat.answers).toHaveCount(2);

  await page.goBack();
  await expect(chat.lastAnswer).toContainText("Pay bills");
});

test("a conversation can be renamed", async ({ chat, page }) => {
  await chat.say("Add a task to buy groceries");
  await chat.openConversationMenu(/groceries/i, "Rename");
  const field = page.getByRole("textbox", { name: /title|name/i });
  await field.fill("Shopping");
  await field.press("Enter");
  await expect(chat.conversation("Shopping")).toBeVisible();
  await page.reload();
  await expect(chat.conversation("Shopping")).toBeVisible();
});

test("a deleted conversation is gone, its tasks stay, and Undo brings it back", async ({
  chat,
  tasks,
  page,
}) => {
  await chat.say("Add a task to buy groceries");
  const address = page.url();
  await chat.openConversationMenu(/groceries/i, "Delete");
  await expect(chat.conversations.getByRole("link")).toHaveCount(0);
  await expect(chat.answers).toHaveCount(0);
  await tasks.expectTitles("All", ["Buy groceries"]);

  const toast = page.locator("[data-sonner-toast]").filter({ hasText: "Deleted “" });
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(chat.conversation(/groceries/i)).toBeVisible();
  await expect(chat.lastAnswer).toContainText("Buy groceries");
  expect(page.url()).toBe(address);

  await chat.openConversationMenu(/groceries/i, "Delete");
  await expect(chat.conversations.getByRole("link")).toHaveCount(0);
  await page.reload();
  await expect(chat.conversationSearch).toBeVisible();
  await expect(chat.conversations.getByRole("link")).toHaveCount(0);
});

test("a conversation is found by what was said in it", async ({ chat }) => {
  await chat.say("Add a task to buy groceries");
  await chat.say("Add a task to water the orchids");
  await chat.startNew();
  await chat.say("Add a task to pay bills");
  await expect(chat.conversations.getByRole("link")).toHaveCount(2);
  await chat.conversationSearch.fill("orchids");
  await expect(chat.conversations.getByRole("link")).toHaveCount(1);
  await expect(chat.conversation(/groceries/i)).toBeVisible();
  await chat.conversationSearch.fill("orchids bills");
  await expect(chat.conversations.getByText("Nothing was said of “orchids bills”.")).toBeVisible();
  await chat.conversationSearch.fill("");
  await expect(chat.conversations.getByRole("link")).toHaveCount(2);
});

test("what was being written is there when the tab was closed", async ({ chat, context }) => {
  await chat.say("Add a task to buy groceries");
  await chat.input.fill("And not to forget");
  const address = chat.page.url();
  await chat.page.close();
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("And not to forget");
});
