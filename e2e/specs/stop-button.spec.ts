import { expect, test } from "../support/test.ts";

test("Stop asks the server to end the turn, and the page can go on", async ({
  chat,
  tasks,
  page,
}) => {
  await chat.say("Add a task to buy groceries");

  // The answer is held back, so that there is a turn to stop however fast the assistant is.
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/*/chat", async (route) => {
    await held;
    await route.continue();
  });
  const cancelled = page.waitForResponse((response) =>
    /\/turns\/[^/]+\/cancel$/.test(response.url()),
  );
  await chat.send("Show me all my tasks");
  await expect(chat.stopButton).toBeVisible();
  await chat.stopButton.click();
  release();
  expect((await cancelled).status()).toBe(202);
  await chat.expectIdle();
  await page.unroute("**/api/*/chat");

  await expect(await chat.say("Add a task to pay bills")).toContainText("Pay bills");
  await tasks.expectTitles("All", ["Buy groceries", "Pay bills"]);
});

test("while an answer comes there is Stop in place of Send, and Send after it", async ({
  chat,
}) => {
  await expect(chat.sendButton).toBeVisible();
  await chat.say("Add a task to buy groceries");
  await expect(chat.stopButton).toBeHidden();
  await expect(chat.input).toBeFocused();
  await expect(chat.input).toHaveValue("");
});
