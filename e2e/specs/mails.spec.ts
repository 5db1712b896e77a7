import { startMailbox, type Mailbox } from "../../frontend/tests/support/mailbox.ts";
import {
  newPerson,
  openAccountItem,
  signUp,
  submitSignIn,
  expectChat,
} from "../support/account.ts";
import { expectAccessible } from "../support/accessibility.ts";
import { expect, test } from "../support/test.ts";

/** What the browser itself logs for a refused form. */
const REFUSED = /Failed to load resource.*(400|401)/;
const FORGOT = { name: "Forgot your password?" };
const mailServer = process.env.SMTP_URL;

/** The address in a mail. */
function linkIn(text: string): string {
  return /https?:\/\/\S+#\S+/.exec(text)![0];
}

// On a cluster; a stack that is brought up for the tests has one.
const without = mailServer ? undefined : test;
without?.("without a mail server nothing that needs one is offered", async ({ page, guard }) => {
  guard.allow(/Failed to load resource.*404/);
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("link", FORGOT)).toHaveCount(0);
  for (const path of ["/forgot-password", "/reset-password", "/confirm-email"]) {
    expect((await page.goto(path))!.status(), path).toBe(404);
  }
});

const describe = mailServer ? test.describe : undefined;
describe?.("with a mail server", { tag: "@anywhere" }, () => {
  let mailbox: Mailbox;
  test.beforeAll(async () => {
    mailbox = await startMailbox(Number(new URL(mailServer!).port));
  });
  test.afterAll(() => mailbox.close());

  test("an address is confirmed by the mail's link", async ({ page }) => {
    const { email } = await signUp(page);
    const { text } = await mailbox.next(email);
    await openAccountItem(page, "Settings");
    await expect(page.getByText("This address is not confirmed yet.")).toBeVisible();
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByText(`A link is on its way to ${email}.`)).toBeVisible();
    await mailbox.next(email);

    await page.goto(linkIn(text));
    await expect(
      page.getByRole("heading", { name: "Your e-mail address is confirmed" }),
    ).toBeVisible();
    await expectAccessible(page, "the confirmed address");
    await page.getByRole("link", { name: "Go to your tasks" }).click();
    await expectChat(page);
    await openAccountItem(page, "Settings");
    await expect(page.getByRole("button", { name: "Change password" })).toBeVisible();
    await expect(page.getByText("This address is not confirmed yet.")).toHaveCount(0);
  });

  test("a forgotten password is replaced by the mail's link, once", async ({ page, guard }) => {
    guard.allow(REFUSED);
    const person = await signUp(page, newPerson());
    await mailbox.next(person.email);
    await openAccountItem(page, "Sign out");
    await page.getByRole("link", FORGOT).click();
    await expect(page.getByRole("heading", FORGOT)).toBeVisible(); // sign-in has such a field, too
    await page.getByLabel("Email", { exact: true }).fill(person.email);
    await expectAccessible(page, "asking for a link");
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
    await expectAccessible(page, "the note about the mailbox");

    const link = linkIn((await mailbox.next(person.email)).text);
    const password = "another horse, same battery";
    await page.goto(link);
    await page.getByLabel("New password", { exact: true }).fill(password);
    await expectAccessible(page, "the new password");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
    await page.getByRole("link", { name: "Sign in" }).click();
    await submitSignIn(page, person);
    await expect(page.getByRole("alert").filter({ hasText: "Wrong e-mail" })).toBeVisible();
    await submitSignIn(page, { ...person, password });
    await expectChat(page);

    await page.goto(link);
    await page.reload(); // an address that differs behind # alone is no new page
    await page.getByLabel("New password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "not valid any more" })).toBeVisible();
  });
});
