import {
  expectChat,
  newPerson,
  openAccountItem,
  signUp,
  submitSignIn,
  submitSignUp,
} from "../support/account.ts";
import { expect, test } from "../support/test.ts";

/** What the browser itself logs for a refused form. */
const REFUSED = /Failed to load resource.*(400|401|403|409|422)/;

test("a visitor who is not signed in is led to sign-in", async ({ page }) => {
  await page.goto("/chat");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
});

test("a wrong password is refused in words, and the e-mail stays", async ({ page, guard }) => {
  guard.allow(REFUSED);
  const person = await signUp(page);
  await openAccountItem(page, "Sign out");
  await expect(page).toHaveURL(/\/sign-in/);
  await submitSignIn(page, { ...person, password: "not-the-password" });
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  await expect(page.getByLabel("Email", { exact: true })).toHaveValue(person.email);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an e-mail address can be used once", async ({ page, guard }) => {
  guard.allow(REFUSED);
  const person = await signUp(page);
  await openAccountItem(page, "Sign out");
  await expect(page).toHaveURL(/\/sign-in/);
  await submitSignUp(page, person);
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-up/);
});

test("a short password is refused beside its field", async ({ page, guard }) => {
  guard.allow(REFUSED);
  await submitSignUp(page, { ...newPerson(), password: "short" });
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await expect(page).toHaveURL(/\/sign-up/);
});

test("sign up, sign out, sign in again", async ({ page }) => {
  const person = await signUp(page);
  await openAccountItem(page, "Sign out");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/chat");
  await expect(page).toHaveURL(/\/sign-in/);
  await submitSignIn(page, person);
  await expectChat(page);
});

test("sign-out in one tab leads the others to sign-in, and leaves no draft behind", async ({
  page,
  context,
}) => {
  const person = await signUp(page);
  const other = await context.newPage();
  await other.goto("/chat");
  await expectChat(other);
  const draft = other.getByRole("textbox", { name: "Message" });
  await draft.fill("Remind me to");
  await openAccountItem(page, "Sign out");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(other).toHaveURL(/\/sign-in/);
  await submitSignIn(other, person);
  await expectChat(other);
  await expect(draft).toHaveValue("");
});
