import { expectChat, submitSignIn } from "../support/account.ts";
import { expect, test } from "../support/test.ts";

const REFUSED = /Failed to load resource.*401/;

test("an expired session leads to sign-in and back to the same draft", async ({
  chat,
  person,
  page,
  context,
  guard,
}) => {
  guard.allow(REFUSED);
  await chat.say("Add a task to buy groceries");
  const conversation = new URL(page.url()).pathname;
  await chat.input.fill("Add a task to pay bills, half written");

  await context.clearCookies();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
  await submitSignIn(page, person);

  await expectChat(page);
  await expect(page).toHaveURL(new RegExp(`${conversation}$`));
  await expect(chat.input).toHaveValue("Add a task to pay bills, half written");
  await expect(chat.lastAnswer).toContainText("Buy groceries");
});

test("a message sent after the session ended comes back as the draft", async ({
  chat,
  tasks,
  person,
  page,
  context,
  guard,
}) => {
  guard.allow(REFUSED);
  await chat.say("Add a task to buy groceries");
  // The page still holds a token of up to 15 minutes; an API that refuses it is what a late hour looks like.
  await context.clearCookies();
  await page.route("**/api/*/chat", (route) =>
    route.fulfill({
      status: 401,
      contentType: "application/json",
      body: JSON.stringify({ error: "unauthorized", detail: "Your session has ended." }),
    }),
  );
  await chat.send("Add a task to pay bills");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.unroute("**/api/*/chat");
  await submitSignIn(page, person);
  await expectChat(page);
  await expect(chat.input).toHaveValue("Add a task to pay bills");

  await chat.input.press("Enter");
  await tasks.expectTitles("All", ["Buy groceries", "Pay bills"]);
});
