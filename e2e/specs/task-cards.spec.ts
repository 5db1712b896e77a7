import { expect, test } from "../support/test.ts";

const toasts = "[data-sonner-toast]";

test("a task is ticked, put off and edited under the answer that added it", async ({
  chat,
  tasks,
  page,
}) => {
  await chat.say("Add milk and call the plumber tomorrow at 5pm");
  const box = chat.taskBox("1: Milk");
  await box.click();
  await expect(box).toBeChecked();
  await tasks.open("All");
  await expect(tasks.checkbox("Milk")).toBeChecked();

  const card = chat.taskCard("2 Call the plumber");
  await expect(card).toContainText("Tomorrow, 5:00 PM");
  await card.getByRole("button", { name: "Reschedule task 2: Call the plumber" }).click();
  await page.getByRole("menuitem", { name: /^Today/ }).click();
  await expect(page.locator(toasts).filter({ hasText: "Moved “Call the plumber”" })).toBeVisible();
  await expect(card).toContainText("Today, 5:00 PM");
  await expect(tasks.row("Call the plumber")).toContainText("Today, 5:00 PM");

  await card.getByRole("button", { name: "Edit task 2 Call the plumber" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("Call the electrician");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(chat.taskCard("2 Call the electrician")).toBeVisible();
  await expect(tasks.row("Call the electrician")).toBeVisible();
});

test("by keyboard: a day is picked, and the focus comes back to where it was", async ({
  chat,
  page,
}) => {
  await chat.say("Add a task to buy milk");
  const menu = chat.log.getByRole("button", { name: "Reschedule task 1: Buy milk" });
  await menu.press("Enter");
  await page.getByRole("menuitem", { name: "Pick a date…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Move task 1" });
  await dialog.getByLabel("Due date").fill("2031-05-06");
  await dialog.getByRole("button", { name: "Move" }).press("Enter");
  await expect(chat.taskCard("1 Buy milk")).toContainText("May 6, 2031");
  await expect(menu).toBeFocused();
});

test("a card says that its task was deleted since, and brings it back", async ({ chat, tasks }) => {
  await chat.say("Add a task to buy milk");
  await tasks.open("All");
  await tasks.delete("Buy milk");
  await expect(chat.log.getByText("Deleted since")).toBeVisible();
  await chat.log.getByRole("button", { name: "Restore task 1: Buy milk" }).click();
  await expect(chat.taskBox("1: Buy milk")).toBeEnabled();
  await tasks.expectTitles("All", ["Buy milk"]);
});

test("a long list stays short until more is asked for", async ({ chat }) => {
  await chat.say(
    "Add milk, bread, eggs, salt, rice, tea, jam, soap, oil, nuts, figs, corn and beans",
  );
  const list = chat.lastAnswer.getByRole("list", { name: "Tasks" });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  await chat.lastAnswer.getByRole("button", { name: "Show 3 more" }).press("Enter");
  await expect(list.getByRole("listitem")).toHaveCount(13);
});

test("what was deleted, or only looked up for it, is not shown", async ({ chat }) => {
  await chat.say("Add a task to prepare the team meeting");
  const answer = await chat.say("Delete the meeting task");
  await expect(answer.getByRole("list", { name: "Tasks" })).toBeHidden();
});
