import { expectAccessible, expectNoSideways } from "../support/accessibility.ts";
import { expect, test } from "../support/test.ts";

test("a due date and a repetition are said in words, seen, changed and removed", async ({
  chat,
  tasks,
  page,
}) => {
  await chat.say("Add water the fern");
  await tasks.open("All");
  let dialog = await tasks.edit("Water the fern");
  const due = dialog.getByLabel("Due", { exact: true });
  await due.fill("when pigs fly");
  await due.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("was not understood as a date");
  await expect(due).toHaveValue("when pigs fly");
  await due.fill("tomorrow 5pm");
  await expect(dialog.getByLabel("Due time")).toHaveValue("17:00");
  await due.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(tasks.row("Water the fern")).toContainText("Tomorrow, ");

  dialog = await tasks.edit("Water the fern");
  const repeat = dialog.getByLabel("Repeat", { exact: true });
  await repeat.fill("every other Tuesday until June");
  await expect(dialog.getByText(/^Every other Tuesday until 31 May/)).toBeVisible();
  await repeat.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(tasks.row("Water the fern")).toContainText("every other Tuesday until 31 May");

  dialog = await tasks.edit("Water the fern");
  await expect(repeat).toHaveValue(/^every other Tuesday until 31 May/);
  await repeat.fill("after completion every 3 days");
  await expect(dialog.getByText("Every 3 days after completion")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(tasks.row("Water the fern")).toContainText("every 3 days after completion");

  dialog = await tasks.edit("Water the fern");
  await dialog.getByRole("button", { name: "Do not repeat" }).click();
  await dialog.getByRole("group", { name: "Usual days" }).getByText("No date").click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(tasks.row("Water the fern")).not.toContainText(/days|Tomorrow/);
  await expect(tasks.checkbox("Water the fern")).toBeVisible();
  await page.reload();
  await expect(tasks.row("Water the fern")).not.toContainText(/days|Tomorrow/);
});

test("many get a date in words, by keys alone", async ({ chat, tasks, page }) => {
  await chat.say("Add buy milk and call mom");
  await tasks.open("All");
  await tasks.select("Buy milk", "Call mom");
  await tasks.bar.getByRole("button", { name: "Set due date" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Today" }).waitFor();
  await page.keyboard.type("Pick");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Set due date" });
  await expect(dialog.getByLabel("Due", { exact: true })).toBeFocused();
  await page.keyboard.type("in 2 days at noon");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Moved 2 tasks")).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(tasks.bar).toBeHidden();
  await tasks.expectTitles("Upcoming", ["Buy milk", "Call mom"]);
  await expect(tasks.row("Call mom")).toContainText("12:00");
});

test("what could not be saved stays, says why, and is saved when it is tried again", async ({
  chat,
  tasks,
  page,
  guard,
}) => {
  guard.allow(/Failed to load resource/);
  await chat.say("Add buy milk");
  await tasks.open("All");
  let status = 409;
  await page.route("**/api/*/tasks/*", (route) =>
    status && route.request().method() === "PATCH"
      ? route.fulfill({ status, json: { error: "conflict", detail: "It was changed elsewhere." } })
      : route.fallback(),
  );
  await tasks.checkbox("Buy milk").focus();
  await page.keyboard.press("e");
  await tasks.titleInput.fill("Buy oat milk");
  await tasks.titleInput.press("Enter");
  await expect(tasks.root.getByRole("alert")).toHaveText("Not saved. It was changed elsewhere.");
  await expect(tasks.titleInput).toBeFocused();
  await expect(tasks.titleInput).toHaveValue("Buy oat milk");
  await expectAccessible(page, "a title that was not saved", "[data-task]");
  status = 0;
  await tasks.titleInput.press("Enter");
  await expect(tasks.checkbox("Buy oat milk")).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`${colorScheme}, on a phone`, () => {
    test.use({
      colorScheme,
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
      contextOptions: { reducedMotion: "reduce" },
    });

    test("the dialog has room for words, read and refused", async ({ chat, tasks, page }) => {
      await chat.say("Add water the fern every Monday");
      await page.getByRole("button", { name: "Open tasks" }).tap();
      await tasks.open("All");
      const dialog = await tasks.edit("Water the fern");
      const due = dialog.getByLabel("Due", { exact: true });
      await due.fill("next fri 5pm");
      await expect(dialog.getByLabel("Due time")).toHaveValue("17:00");
      await expectAccessible(page, "a date that was read", "[role=dialog]");
      await due.fill("when pigs fly");
      await dialog.getByLabel("Repeat", { exact: true }).fill("now and then");
      await due.press("Enter");
      await expect(dialog.getByRole("alert")).toBeVisible();
      await expectAccessible(page, "a date that was refused", "[role=dialog]");
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 640 });
        await expectNoSideways(page);
        const overflow = await dialog.evaluate(
          (element) => element.scrollWidth - element.clientWidth,
        );
        expect(overflow).toBe(0);
      }
    });
  });
}
