import { readFile } from "node:fs/promises";

import { openAccountItem, submitSignIn } from "../support/account.ts";
import { expect, test } from "../support/test.ts";

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
  guard.allow(/Failed to load resource.*401/);
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
