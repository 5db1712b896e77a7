import { randomUUID } from "node:crypto";

import { expect, type Page } from "@playwright/test";

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** Somebody the application has never seen. */
export function newPerson(name = "Ada Lovelace"): Person {
  return { name, email: `e2e-${randomUUID()}@example.com`, password: `pw-${randomUUID()}` };
}

/** Fills in the sign-up page and sends it; says nothing of the outcome. */
export async function submitSignUp(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name", { exact: true }).fill(person.name);
  await page.getByLabel("Email", { exact: true }).fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
}

/** Fills in the sign-in form of the page shown and sends it; says nothing of the outcome. */
export async function submitSignIn(page: Page, person: Person): Promise<void> {
  await page.getByLabel("Email", { exact: true }).fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Waits until the chat page can be used. */
export async function expectChat(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/chat/);
  await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
}

/** Signs a new person up through the page, up to the chat page. */
export async function signUp(page: Page, person: Person = newPerson()): Promise<Person> {
  await submitSignUp(page, person);
  await expectChat(page);
  return person;
}

/** Signs somebody in who has an account, up to the chat page. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await submitSignIn(page, person);
  await expectChat(page);
}

/** Opens an item of the user menu. */
export async function openAccountItem(
  page: Page,
  item: "History" | "Settings" | "Sign out",
): Promise<void> {
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}
