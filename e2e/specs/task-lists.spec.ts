import type { Page } from "@playwright/test";

import { expectNoSideways } from "../support/accessibility.ts";
import { expect, test } from "../support/test.ts";

/** Adds tasks as the page itself would, a few at a time. */
async function addTasks(page: Page, count: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { token } = (await (await fetch("/api/auth/token")).json()) as { token: string };
    const payload = token.split(".")[1]!.replace(/-/g, "+").replace(/_/g, "/");
    const { sub } = JSON.parse(atob(payload)) as { sub: string };
    const numbers = Array.from({ length: wanted }, (_, index) => index + 1).values();
    const add = async () => {
      for (const number of numbers) {
        const response = await fetch(`/api/${sub}/tasks`, {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: JSON.stringify({ title: `Job ${number}.` }),
        });
        if (!response.ok) throw new Error(`${response.status}`);
      }
    };
    await Promise.all(Array.from({ length: 4 }, add));
  }, count);
}

test("a view is filtered, sorted and grouped, and is so the next time", async ({
  chat,
  tasks,
  page,
}) => {
  await chat.say("Add zoo #fun, urgent");
  await chat.say("Add apples #shop");
  await tasks.open("All");
  const options = await tasks.options();
  await options.getByLabel("Sort by").selectOption("Title");
  await expect(tasks.rows.first()).toContainText("Apples");
  await options.getByLabel("Group by").selectOption("Priority");
  await expect(tasks.root.getByRole("heading", { name: "Urgent priority" })).toBeVisible();
  await expect(tasks.rows.first()).toContainText("Zoo");
  await page.keyboard.press("Escape");
  await tasks.root.getByRole("button", { name: "Show only #shop" }).click();
  await expect(tasks.rows).toHaveCount(1);
  await page.reload();
  await expect(tasks.rows).toHaveCount(1);
  await expect(tasks.row("Apples")).toBeVisible();
  await tasks.root.getByRole("button", { name: "Remove filter: #shop" }).click();
  await expect(tasks.rows).toHaveCount(2);
});

test("many are moved, deleted and taken back at once", async ({ chat, tasks, page }) => {
  await chat.say("Add buy milk, call mom and learn the piano");
  await tasks.open("All");
  await tasks.select("Buy milk");
  await tasks
    .row("Learn the piano")
    .getByText("Learn the piano")
    .click({ modifiers: ["Shift"] });
  await expect(tasks.bar).toContainText("3 selected");
  await tasks.bar.getByRole("button", { name: "Set due date" }).click();
  await page.getByRole("menuitem", { name: "Tomorrow" }).click();
  await expect(page.getByText("Moved 3 tasks")).toBeVisible();
  await tasks.expectTitles("Upcoming", ["Buy milk", "Call mom", "Learn the piano"]);

  await tasks.select("Buy milk", "Call mom");
  await tasks.bar.getByRole("button", { name: "Delete" }).click();
  await expect(tasks.rows).toHaveCount(1);
  await expect(tasks.bar).toBeHidden();
  await page
    .locator("[data-sonner-toast]", { hasText: "Deleted 2 tasks" })
    .getByText("Undo")
    .click();
  await expect(page.getByText("Took back the change of 2 tasks.")).toBeVisible();
  await tasks.expectTitles("Upcoming", ["Buy milk", "Call mom", "Learn the piano"]);
});

test("the next page comes by itself", async ({ chat: _, tasks, page }) => {
  await addTasks(page, 120);
  await page.reload();
  await tasks.open("All");
  await expect(tasks.row("Job 120.")).toBeVisible();
  await expect(tasks.rows).toHaveCount(50);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await expect(tasks.rows.first()).toHaveAttribute("aria-setsize", "120");
  await page.keyboard.press("End");
  await expect(tasks.checkbox("Job 1.")).toBeFocused();
  await expect(tasks.row("Job 1.")).toHaveAttribute("aria-posinset", "120");
  await expect(tasks.root.getByRole("button", { name: "Load more" })).toBeHidden();
});

test.describe("with fingers", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });

  test("a narrow page has room for all of it, and what is tapped is large enough", async ({
    chat,
    tasks,
    page,
  }) => {
    await chat.say("Add buy milk #shop today and call mom");
    await page.getByRole("button", { name: "Open tasks" }).tap();
    await tasks.open("All");
    await expectNoSideways(page);
    await (await tasks.options()).getByRole("button", { name: "Select tasks" }).tap();
    await tasks.row("Call mom").getByText("Call mom").tap();
    await expect(tasks.root.getByRole("status")).toHaveText("1 selected");
    await expectNoSideways(page);
    const small = await tasks.root.evaluate((root) =>
      [...root.querySelectorAll("button, input, [role=tab]")]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.width < 44 || box.height < 44))
        .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}x${box.height}`),
    );
    expect(small).toEqual([]);
  });
});
