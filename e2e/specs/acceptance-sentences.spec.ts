import { expect, test } from "../support/test.ts";

/** Every sentence of the requirement's table, typed as a person would; the panel follows by itself. */

test("Add a task to buy groceries", async ({ chat, tasks }) => {
  await tasks.expectTitles("All", []);
  await expect(await chat.say("Add a task to buy groceries")).toContainText("Buy groceries");
  await expect(tasks.row("Buy groceries")).toBeVisible();
  await tasks.expectTitles("All", ["Buy groceries"]);
});

test("Show me all my tasks · What's pending? · What have I completed?", async ({ chat }) => {
  await chat.say("Add milk, eggs and bread");
  await chat.say("Mark task 2 as complete");

  const all = await chat.say("Show me all my tasks");
  for (const title of ["Milk", "Eggs", "Bread"]) await expect(all).toContainText(title);

  const pending = await chat.say("What's pending?");
  await expect(pending).toContainText("Milk");
  await expect(pending).toContainText("Bread");
  await expect(pending).not.toContainText("Eggs");

  const completed = await chat.say("What have I completed?");
  await expect(completed).toContainText("Eggs");
  await expect(completed).not.toContainText("Milk");
});

test("Mark task 3 as complete", async ({ chat, tasks }) => {
  await chat.say("Add milk, eggs and bread");
  await tasks.open("All");
  await expect(tasks.checkbox("Bread")).not.toBeChecked();
  await expect(await chat.say("Mark task 3 as complete")).toContainText("Bread");
  await expect(tasks.checkbox("Bread")).toBeChecked();
  await tasks.expectTitles("Completed", ["Bread"]);
});

test("Delete the meeting task: found by words, then deleted", async ({ chat, tasks }) => {
  await chat.say("Add a task to prepare the team meeting");
  await chat.say("Add a task to buy groceries");
  await tasks.expectTitles("All", ["Prepare the team meeting", "Buy groceries"]);
  await chat.say("Delete the meeting task");
  await tasks.expectTitles("All", ["Buy groceries"]);
  await tasks.expectTitles("Deleted", ["Prepare the team meeting"]);
});

test("Delete the meeting task: asks when two match", async ({ chat, tasks }) => {
  await chat.say("Add a task to prepare the team meeting");
  await chat.say("Add a task to book the meeting room");
  const answer = await chat.say("Delete the meeting task");
  await expect(answer).toContainText("Prepare the team meeting");
  await expect(answer).toContainText("Book the meeting room");
  await expect(answer).toContainText("?");
  await tasks.expectTitles("All", ["Prepare the team meeting", "Book the meeting room"]);
});

test("Change task 1 to 'Call mom tonight'", async ({ chat, tasks }) => {
  await chat.say("Add a task to call mom");
  await tasks.expectTitles("All", ["Call mom"]);
  await chat.say("Change task 1 to 'Call mom tonight'");
  await expect(tasks.row("Call mom tonight")).toBeVisible();
  await tasks.expectTitles("All", ["Call mom tonight"]);
});

test("I need to remember to pay bills", async ({ chat, tasks }) => {
  await chat.say("I need to remember to pay bills");
  await tasks.expectTitles("All", ["Pay bills"]);
});

test("Create a task called 'Call dentist' with description 'Schedule annual checkup'", async ({
  chat,
  tasks,
}) => {
  await chat.say("Create a task called 'Call dentist' with description 'Schedule annual checkup'");
  await tasks.expectTitles("All", ["Call dentist"]);
  const dialog = await tasks.edit("Call dentist");
  await expect(dialog.getByLabel("Description")).toHaveValue("Schedule annual checkup");
});

test("update 'Call mom' to … · add description '…' to it", async ({ chat, tasks }) => {
  await chat.say("Add a task to call mom");
  await chat.say("update 'Call mom' to 'Call mom about birthday plans'");
  await tasks.expectTitles("All", ["Call mom about birthday plans"]);
  await chat.say("add description 'Focus on section 3' to it");
  await tasks.expectTitles("All", ["Call mom about birthday plans"]);
  const dialog = await tasks.edit("Call mom about birthday plans");
  await expect(dialog.getByLabel("Description")).toHaveValue("Focus on section 3");
});

test("Reschedule my morning meetings to 2 PM", async ({ chat, tasks }) => {
  await chat.say("Add budget meeting tomorrow at 9am");
  await chat.say("Add planning meeting tomorrow at 10:30am");
  await chat.say("Add review meeting tomorrow at 4pm");
  await tasks.expectTitles("All", ["Budget meeting", "Planning meeting", "Review meeting"]);
  await chat.say("Reschedule my morning meetings to 2 PM");
  await expect(tasks.row("Budget meeting")).toContainText("2:00 PM");
  await expect(tasks.row("Planning meeting")).toContainText("2:00 PM");
  await expect(tasks.row("Review meeting")).toContainText("4:00 PM");
});

test("Add milk, eggs and call the plumber tomorrow at 5pm", async ({ chat, tasks }) => {
  await chat.say("Add milk, eggs and call the plumber tomorrow at 5pm");
  await tasks.expectTitles("All", ["Milk", "Eggs", "Call the plumber"]);
  await expect(tasks.row("Call the plumber")).toContainText(/tomorrow.*5:00 PM/i);
  await expect(tasks.row("Milk")).not.toContainText(/tomorrow/i);
});

for (const [said, helps] of [
  ["complete task 999", /999/],
  ["update task 0", /\w/],
  ["add", /\?|what|title/i],
  ["complete", /\?|which|what/i],
] as const) {
  test(`"${said}" gets a helpful answer and changes nothing`, async ({ chat, tasks }) => {
    await chat.say("Add a task to buy groceries");
    await expect(await chat.say(said)).toContainText(helps);
    await tasks.expectTitles("All", ["Buy groceries"]);
    await expect(tasks.checkbox("Buy groceries")).not.toBeChecked();
  });
}
