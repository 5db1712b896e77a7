import { readFile } from "node:fs/promises";

import { openAccountItem, signIn, submitSignIn } from "../support/account.ts";
import { expect, test } from "../support/test.ts";

/** What a browser logs when a page learns that its session has ended. */
const SIGNED_OUT = /Failed to load resource.*401/;

test("a chosen theme stays after a reload", async ({ page, person: _ }) => {
  await openAccountItem(page, "Settings");
  await page
    .getByRole("radiogroup", { name: "Theme" })
    .getByRole("radio", { name: "Dark" })
    .click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
});

test("the export holds the person's tasks and conversations", async ({ chat, page }) => {
  await chat.say("Add a task to buy groceries");
  await page.goto("/settings");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export my data" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(() => JSON.parse(text) as unknown).not.toThrow();
  expect(text).toContain("Buy groceries");
  expect(text).toContain("Add a task to buy groceries");
});

test("a deleted account cannot sign in any more", async ({ page, person, guard }) => {
  guard.allow(SIGNED_OUT);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Delete account" }).click();
  const dialog = page.getByRole("dialog");
  const password = dialog.getByLabel("Password", { exact: true });
  if (await password.isVisible()) await password.fill(person.password);
  await dialog.getByRole("button", { name: /^delete/i }).click();
  await expect(page).toHaveURL(/\/(sign-in|sign-up)/);

  await page.goto("/sign-in");
  await submitSignIn(page, person);
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a new password signs the other devices out", async ({ page, person, newVisitor }) => {
  const phone = await newVisitor();
  phone.guard.allow(SIGNED_OUT);
  await signIn(phone.page, person);

  await page.goto("/settings");
  const places = page.getByRole("region", { name: "Where you are signed in" });
  await expect(places.getByRole("listitem")).toHaveCount(2);
  await expect(places.getByRole("listitem").first()).toContainText("this device");

  await page.getByRole("button", { name: "Change password" }).click();
  const dialog = page.getByRole("dialog", { name: "Change your password" });
  await dialog.getByLabel("Current password", { exact: true }).fill(person.password);
  await dialog.getByLabel("New password", { exact: true }).fill(`${person.password}-new`);
  await dialog.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await expect(places.getByRole("listitem")).toHaveCount(1);

  await phone.page.goto("/settings");
  await expect(phone.page).toHaveURL(/\/sign-in/);
  await submitSignIn(phone.page, { ...person, password: `${person.password}-new` });
  await expect(phone.page).toHaveURL(/\/settings/);
});

test("another device is signed out by its row, and then everything", async ({
  page,
  person,
  newVisitor,
}) => {
  const phone = await newVisitor();
  phone.guard.allow(SIGNED_OUT);
  await signIn(phone.page, person);
  await page.goto("/settings");
  const places = page.getByRole("region", { name: "Where you are signed in" });
  await places.getByRole("button", { name: /^Sign out Chrome/ }).click();
  await expect(places.getByRole("listitem")).toHaveCount(1);
  await phone.page.goto("/settings");
  await expect(phone.page).toHaveURL(/\/sign-in/);

  await places.getByRole("button", { name: "Sign out everywhere" }).click();
  await page
    .getByRole("dialog", { name: "Sign out everywhere?" })
    .getByRole("button", { name: "Sign out everywhere" })
    .click();
  await expect(page).toHaveURL(/\/sign-in/);
});
