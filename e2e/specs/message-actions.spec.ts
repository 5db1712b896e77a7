import { canSeed, sayEarlier } from "../support/seed.ts";
import { expect, test } from "../support/test.ts";

test("either side's words are copied, which is said", async ({ chat, page }) => {
  const answer = await chat.say("Add a task to buy milk");
  await chat.said.last().hover();
  await chat.said.last().getByRole("button", { name: "Copy your message" }).click();
  await expect(chat.said.last().getByRole("status")).toHaveText("Copied");
  // Pasted, since a page on plain http, as at a node port, may not read the clipboard.
  await chat.input.focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(chat.input).toHaveValue("Add a task to buy milk");
  await answer.getByRole("button", { name: "Copy this answer" }).press("Enter");
  await expect(answer.getByRole("status")).toHaveText("Copied");
  await chat.input.fill("");
  await page.keyboard.press("ControlOrMeta+v");
  await expect(chat.input).toHaveValue(/Added task 1/);
});

test("the last message is edited and sent again; what it did is undone first", async ({
  chat,
  tasks,
  page,
}) => {
  await chat.say("Add a task to buy milk");
  await chat.input.fill("Something else");
  await chat.said.last().hover();
  await chat.said.last().getByRole("button", { name: "Edit and send again" }).click();
  await expect(chat.input).toHaveValue("Add a task to buy milk");
  await expect(chat.input).toBeFocused();
  const note = page.getByRole("group", { name: "Editing" });
  await note.getByRole("button", { name: "Undo that first" }).click();
  await expect(note).toContainText("What it changed is undone.");
  await chat.say("Add a task to buy oat milk");
  await expect(note).toBeHidden();
  await expect(chat.said).toHaveCount(2);
  await expect(chat.input).toHaveValue("Something else");
  await tasks.expectTitles("All", ["Buy oat milk"]);
});

test("editing can be given up", async ({ chat, page }) => {
  await chat.say("Add a task to buy milk");
  await chat.said.last().hover();
  await chat.said.last().getByRole("button", { name: "Edit and send again" }).click();
  await page
    .getByRole("group", { name: "Editing" })
    .getByRole("button", { name: "Cancel" })
    .click();
  await expect(chat.input).toHaveValue("");
  await expect(page.getByRole("group", { name: "Editing" })).toBeHidden();
});

test("an answer that was stopped is retried", async ({ chat, tasks, page }) => {
  await chat.say("Add a task to buy groceries");
  // The stored answer of the first turn is shown as one that was stopped.
  await page.route("**/messages?*", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    body.messages.at(-1).status = "interrupted";
    await route.fulfill({ response, json: body });
  });
  await page.reload();
  await chat.lastAnswer.hover();
  await chat.lastAnswer.getByRole("button", { name: "Retry" }).click();
  await page.unroute("**/messages?*");
  await page.getByRole("dialog").getByRole("button", { name: "Undo and retry" }).click();
  await expect(chat.lastAnswer).toContainText("Added task 2");
  await chat.expectIdle();
  await tasks.expectTitles("All", ["Buy groceries"]);
});

// Only where the database can be filled: nobody waits a day in a test.
const seeded = canSeed ? test : undefined;

seeded?.("the days are told apart", { tag: "@anywhere" }, async ({ chat, page }) => {
  await chat.say("Hello");
  await expect(chat.log.getByText("Today", { exact: true })).toBeVisible();
  await sayEarlier(await chat.conversationId(), 4);
  await page.reload();
  await expect(chat.log.locator("time")).toHaveText(["Yesterday", "Today"]);
});
