import { ChatPage } from "../support/chat-page.ts";
import { TasksPanel } from "../support/tasks-panel.ts";
import { expect, test } from "../support/test.ts";

test("a change in one tab shows in the other when one turns to it", async ({
  chat,
  tasks,
  context,
}) => {
  await chat.say("Add a task to buy groceries");
  const second = await context.newPage();
  const otherChat = new ChatPage(second);
  const otherTasks = new TasksPanel(second);
  await otherChat.open();
  await otherTasks.expectTitles("All", ["Buy groceries"]);

  await otherChat.say("Add a task to pay bills");
  await otherTasks.expectTitles("All", ["Buy groceries", "Pay bills"]);

  await chat.page.bringToFront();
  await tasks.expectTitles("All", ["Buy groceries", "Pay bills"]);
});

test("a task checked by hand in one tab is completed in the other", async ({
  chat,
  tasks,
  context,
}) => {
  await chat.say("Add a task to buy groceries");
  await tasks.open("All");
  const second = await context.newPage();
  const otherTasks = new TasksPanel(second);
  await second.goto("/chat");
  await otherTasks.open("All");
  await otherTasks.complete("Buy groceries");

  await chat.page.bringToFront();
  await expect(tasks.checkbox("Buy groceries")).toBeChecked();
});

test("what is said in one tab shows in another of the same conversation", async ({
  chat,
  context,
}) => {
  await chat.say("Add a task to buy groceries");
  const second = await context.newPage();
  const otherChat = new ChatPage(second);
  await second.goto(chat.page.url());
  await expect(otherChat.answers).toHaveCount(1);

  await otherChat.say("Add a task to pay bills");
  await expect(chat.answers).toHaveCount(2);
  await expect(chat.said.last()).toContainText("pay bills");
  await chat.say("Show me all my tasks");
  await expect(otherChat.answers).toHaveCount(3);
  await expect(otherChat.lastAnswer).toContainText("Buy groceries");
});
