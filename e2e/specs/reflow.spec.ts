import type { Page } from "@playwright/test";

import { expectNoSideways } from "../support/accessibility.ts";
import { openAccountItem, signUp } from "../support/account.ts";
import { ChatPage } from "../support/chat-page.ts";
import { expect, test } from "../support/test.ts";

const SIGNED_OUT = ["/sign-in", "/sign-up", "/help", "/offline", "/no-such-page"];
const SIGNED_IN = ["/chat", "/settings", "/history", "/help"];

/** A narrow phone, and a window of 1280 x 1024 at a zoom of 400 %. */
const SMALL = [
  { width: 320, height: 568 },
  { width: 320, height: 256 },
];

/** Controls that are cut off at the side, and in nothing that brings them in by scrolling. */
function faultsOfControls(): string[] {
  const controls = document.querySelectorAll("a[href], button, input, select, textarea");
  return [...controls].flatMap((control) => {
    const box = control.getBoundingClientRect();
    const isShown = box.width > 1 && control.checkVisibility({ visibilityProperty: true });
    const isCutOff =
      isShown &&
      (box.left < -0.5 || box.right > innerWidth + 0.5) &&
      !control.closest("[role=tablist]");
    return isCutOff ? [control.getAttribute("aria-label") ?? control.textContent ?? "?"] : [];
  });
}

async function expectFits(page: Page, what: string): Promise<void> {
  for (const size of SMALL) {
    await page.setViewportSize(size);
    await expectNoSideways(page);
    expect(await page.evaluate(faultsOfControls), `${what} at ${size.height} px`).toEqual([]);
  }
}

/** Whether what has the focus, and what is checked or chosen, shows without our colours. */
function faultsOfForcedColours(): string[] {
  const faults: string[] = [];
  document.querySelectorAll<HTMLElement>("a[href], button, input, textarea").forEach((control) => {
    if (!control.checkVisibility({ visibilityProperty: true })) return;
    control.focus({ preventScroll: true });
    if (document.activeElement !== control || control.matches("textarea, input")) return;
    if (control.matches(":focus-visible") && getComputedStyle(control).outlineStyle === "none") {
      faults.push(`no focus: ${control.getAttribute("aria-label") ?? control.textContent}`);
    }
  });
  return faults;
}

/** The longest animation or transition that is under way, in milliseconds. */
function longestMotion(): number {
  const lengths = document.getAnimations().map(({ effect }) => {
    const { duration, iterations } = effect!.getComputedTiming();
    return Number(duration) * Math.min(iterations ?? 1, 1000);
  });
  return Math.max(0, ...lengths);
}

async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

test("pages without an account: narrow, zoomed, and in the system's colours", async ({
  page,
  guard,
}) => {
  guard.allow(/Failed to load resource.*404/);
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  for (const path of SIGNED_OUT) {
    await openPage(page, path);
    await expectFits(page, path);
    expect(await page.evaluate(faultsOfForcedColours), path).toEqual([]);
    await expect(page.getByRole("link", { name: "Help", exact: true })).toBeVisible();
  }
});

test("pages of a signed-in person: narrow, zoomed, in the system's colours, without motion", async ({
  page,
}) => {
  await signUp(page);
  const chat = new ChatPage(page);
  await chat.say("Add call the plumber tomorrow at 5pm, learn the piano, pay rent and buy milk");
  await chat.say("Delete everything");
  await expect(page.getByRole("button", { name: "Approve" })).toBeVisible();
  const conversation = new URL(page.url()).pathname;
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  for (const path of [conversation, ...SIGNED_IN]) {
    await page.setViewportSize({ width: 320, height: 568 });
    await openPage(page, path);
    if (path.startsWith("/chat")) await expect(chat.input).toBeVisible();
    await expectFits(page, path);
    expect(await page.evaluate(faultsOfForcedColours), path).toEqual([]);
    await expect(page.getByRole("link", { name: "Help", exact: true })).toBeVisible();

    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("option").first()).toBeVisible();
    expect(await page.evaluate(longestMotion), `motion of the palette on ${path}`).toBeLessThan(1);
    await expectFits(page, `the palette on ${path}`);
    // Which option is meant must show without our background.
    const marked = page.getByRole("option", { selected: true });
    await expect(marked).not.toHaveCSS("outline-style", "none");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }

  await page.goto("/chat");
  await expect(chat.input).toBeVisible();
  for (const name of ["Open conversations", "Open tasks"]) {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await page.evaluate(longestMotion), name).toBeLessThan(1);
    await expectFits(page, name);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  // The field for a message stays usable in the lowest window.
  await page.setViewportSize(SMALL[1]!);
  await chat.input.fill("What's due today?");
  await expect(chat.input).toBeInViewport();
  await openAccountItem(page, "Settings");
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
});
