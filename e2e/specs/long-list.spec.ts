import type { Page } from "@playwright/test";

import { addJobs, canSeed } from "../support/seed.ts";
import type { TasksPanel } from "../support/tasks-panel.ts";
import { expect, test } from "../support/test.ts";

const FEW = 20;
const MANY = 1_000;
/** How many times as long anything may take with many tasks as with a few. */
const RATIO = 3;
/** What a frame takes, below which times are not compared. */
const FRAME_MS = 17;

async function userIdOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { token } = (await (await fetch("/api/auth/token")).json()) as { token: string };
    const payload = token.split(".")[1]!.replace(/-/g, "+").replace(/_/g, "/");
    return (JSON.parse(atob(payload)) as { sub: string }).sub;
  });
}

/** Milliseconds from a key to the next paint, of keys pressed one after the other. */
async function keysToPaint(page: Page, keys: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const key of keys) {
    await page.evaluate(() => {
      const done = new Promise<number>((resolve) => {
        const onKey = (event: KeyboardEvent) => {
          // The message comes behind the frame that shows what the key did.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - event.timeStamp);
            port2.postMessage(null);
          });
        };
        window.addEventListener("keydown", onKey, { capture: true, once: true });
      });
      Object.assign(window, { keyPainted: done });
    });
    await page.keyboard.press(key);
    times.push(
      await page.evaluate(() => (window as unknown as { keyPainted: Promise<number> }).keyPainted),
    );
  }
  return times;
}

/** Milliseconds from the press of a tab to the paint with its rows. */
async function tabToPaint(page: Page, tasks: TasksPanel): Promise<number> {
  await tasks.open("Deleted");
  await expect(tasks.rows).toHaveCount(0);
  return page.evaluate(async () => {
    const tabs = [...document.querySelectorAll<HTMLElement>("[role=tab]")];
    const start = performance.now();
    tabs
      .find((tab) => tab.textContent === "All")!
      .dispatchEvent(new MouseEvent("mousedown", { bubbles: true, button: 0 }));
    while (!document.querySelector("[role=tabpanel] [data-task]")) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - start;
  });
}

function median(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

/** Loads all pages of the list and stands on its first task. */
async function loadAll(page: Page, tasks: TasksPanel, count: number): Promise<void> {
  await tasks.open("All");
  await tasks.checkbox(`Job ${count}.`).focus();
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(tasks.checkbox("Job 1.")).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(tasks.row("Job 1.")).toHaveAttribute("aria-posinset", `${count}`);
  await expect(tasks.row("Job 1.")).toHaveAttribute("aria-setsize", `${count}`);
  await page.keyboard.press("Home");
  await expect(tasks.checkbox(`Job ${count}.`)).toBeFocused();
}

const KEYS = [..."jjjjjjjjxxkk", "End", "Home", "End", "Home", "x"];

async function figures(page: Page, tasks: TasksPanel, count: number) {
  await loadAll(page, tasks, count);
  await keysToPaint(page, ["j", "k"]);
  const keys = await keysToPaint(page, KEYS);
  await page.keyboard.press("Escape");
  const tab = median([
    await tabToPaint(page, tasks),
    await tabToPaint(page, tasks),
    await tabToPaint(page, tasks),
  ]);
  return { median: median(keys), longest: Math.max(...keys), tab };
}

test("a thousand tasks are as quick as twenty, and every one can be reached", async ({
  person: _,
  tasks,
  page,
}) => {
  test.skip(!canSeed, "adds its tasks to the database");
  test.slow();
  const userId = await userIdOf(page);
  await addJobs(userId, FEW);
  await page.reload();
  const few = await figures(page, tasks, FEW);

  await addJobs(userId, MANY - FEW);
  await page.reload();
  const many = await figures(page, tasks, MANY);
  test.info().annotations.push({
    type: "milliseconds",
    description: JSON.stringify({ few, many }),
  });
  console.log(JSON.stringify({ few, many }));
  expect(await tasks.rows.count()).toBeLessThan(80);
  for (const name of ["median", "tab"] as const) {
    expect(many[name], name).toBeLessThan(RATIO * Math.max(few[name], FRAME_MS));
  }
});
