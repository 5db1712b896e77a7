import type { BrowserContext, Page } from "@playwright/test";

import {
  expectChat,
  newPerson,
  openAccountItem,
  signIn,
  signUp,
  submitSignUp,
} from "../support/account.ts";
import { CHROMIUM_ARGS, chromiumPath } from "../support/chromium.ts";
import { expect, test } from "../support/test.ts";

// A browser gives service workers to TLS and localhost alone. So that the rest is tried at a node port as well, plain
// http counts as good here.
const TRUST = `--unsafely-treat-insecure-origin-as-secure=${process.env.BASE_URL ?? ""}`;
test.use({
  serviceWorkers: "allow",
  launchOptions: { executablePath: chromiumPath(), args: [...CHROMIUM_ARGS, TRUST] },
});

/** What browsers log of requests that found no network. */
const NO_NETWORK = [/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/, /Failed to fetch/];

/** Waits until the page is ready for a loss of the network, with this task. */
async function expectKept(page: Page, title: string): Promise<void> {
  const kept = () =>
    page.evaluate(async () => {
      const page = navigator.serviceWorker.controller && (await caches.match("/offline"));
      return page ? JSON.stringify({ ...localStorage }) : "no page yet";
    });
  await expect.poll(kept, { timeout: 30_000 }).toContain(title);
}

async function reloadOffline(page: Page, context: BrowserContext, path?: string): Promise<void> {
  await context.setOffline(true);
  await (path ? page.goto(path) : page.reload());
  await expect(page.getByRole("status")).toContainText("You are offline.");
}

test("without a network the last tasks are there to read; with it the app is back", async ({
  chat,
  page,
  context,
  guard,
}) => {
  guard.allow(...NO_NETWORK);
  await chat.say("Add call the plumber tomorrow at 5pm and learn the piano");
  await expectKept(page, "Learn the piano");
  const address = page.url();

  await reloadOffline(page, context);
  await expect(page.getByRole("status")).toHaveText(
    /^You are offline\. These are your tasks as of \d+:\d\d/,
  );
  const tomorrow = page.getByRole("region", { name: /^Tomorrow/ });
  await expect(tomorrow.getByRole("listitem")).toContainText("Call the plumber");
  await expect(page.getByRole("region", { name: "No date" })).toContainText("Learn the piano");
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  // Designed as the rest: its styles were kept with it.
  await expect(page.locator("body")).toHaveCSS("font-family", /system-ui/);

  await context.setOffline(false);
  await expectChat(page);
  expect(page.url()).toBe(address);
  await expect(chat.lastAnswer).toContainText("Learn the piano");
});

test("another page is replaced as well, and what is done elsewhere follows", async ({
  chat,
  person,
  page,
  context,
  guard,
  newVisitor,
}) => {
  guard.allow(...NO_NETWORK);
  await chat.say("Add buy milk and pay rent");
  await expectKept(page, "Pay rent");
  const phone = await newVisitor();
  await signIn(phone.page, person);
  await phone.chat.say("Add water the plants");
  await expectKept(page, "Water the plants");
  await reloadOffline(page, context, "/settings");
  await expect(page.getByText("Water the plants")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
});

test("who signs out leaves nothing, and who comes next sees nothing of theirs", async ({
  chat,
  page,
  context,
  guard,
}) => {
  guard.allow(...NO_NETWORK);
  await chat.say("Add a task to water the secret orchid");
  await expectKept(page, "orchid");
  await openAccountItem(page, "Sign out");
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("orchid");

  await reloadOffline(page, context, "/chat");
  await expect(page.getByRole("status")).toContainText("No tasks are kept in this browser.");
  await expect(page.getByText(/orchid/i)).toHaveCount(0);
  await context.setOffline(false);
  await expect(page).toHaveURL(/\/sign-in/);

  await signUp(page);
  await chat.say("Add a task to buy groceries");
  await expectKept(page, "Buy groceries");
  await reloadOffline(page, context);
  await expect(page.getByText("Buy groceries")).toBeVisible();
  await expect(page.getByText(/orchid/i)).toHaveCount(0);
});

test("a change of account without signing out keeps nothing of the one before", async ({
  chat,
  page,
  context,
  guard,
}) => {
  guard.allow(...NO_NETWORK, /Failed to load resource.*40[13]/);
  await chat.say("Add a task to water the secret orchid");
  await expectKept(page, "orchid");

  // The session goes away as by another program; the page of the first person stays open.
  await context.clearCookies();
  const other = await context.newPage();
  await submitSignUp(other, newPerson("Grace Hopper"));
  await expectChat(other);
  await chat.send("Add a task to feed the secret cat");
  await expect
    .poll(() => other.evaluate(() => localStorage.getItem("offline-tasks-1") ?? ""))
    .not.toContain("secret");
  await reloadOffline(other, context, "/chat");
  await expect(other.getByText(/secret/i)).toHaveCount(0);
});

test("can be installed, and a new version is looked for with every page", async ({
  page,
  request,
}) => {
  const worker = await request.get("/sw.js");
  expect(worker.status()).toBe(200);
  expect(worker.headers()["cache-control"]).toBe("no-store");

  await page.goto("/sign-in");
  const href = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = (await (await request.get(href!)).json()) as {
    name: string;
    start_url: string;
    display: string;
    icons: { src: string; sizes: string; type: string; purpose?: string }[];
  };
  expect(manifest).toMatchObject({ name: "AI Todo", start_url: "/chat", display: "standalone" });
  expect(manifest.icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
  for (const { src, type } of manifest.icons) {
    const icon = await request.get(src);
    expect(icon.headers()["content-type"]).toContain(type);
  }
  const colours = page.locator("meta[name=theme-color]");
  await expect(colours).toHaveCount(2);
});
