import type { Locator } from "@playwright/test";

import { expect, test } from "../support/test.ts";

test("the tasks by keyboard alone", async ({ page, tasks, chat }) => {
  const keys = page.keyboard;
  const palette = page.getByRole("combobox", { name: "Command or task" });
  const command = async (text: string) => {
    await keys.press("ControlOrMeta+k");
    await expect(palette).toBeFocused();
    await keys.type(text);
    await keys.press("Enter");
  };
  const tabTo = async (target: Locator, key = "Tab") => {
    await expect(async () => {
      await keys.press(key);
      await expect(target).toBeFocused({ timeout: 50 });
    }).toPass({ intervals: [0] });
  };

  await expect(chat.input).toBeFocused();
  await command("new task");
  await expect(tasks.newTask).toBeFocused();
  for (const title of ["Buy milk", "Call mom", "Pay rent"]) {
    await keys.type(title);
    await keys.press("Enter");
    await expect(tasks.row(title)).toBeVisible();
  }

  await command("go to all");
  await expect(tasks.root.getByRole("tab", { name: "All" })).toBeFocused();
  await keys.press("ArrowDown");
  await expect(tasks.checkbox("Pay rent")).toBeFocused();
  await keys.press("Space");
  await expect(tasks.checkbox("Pay rent")).toBeChecked();
  await keys.press("c");
  await expect(tasks.checkbox("Pay rent")).not.toBeChecked();

  await keys.press("j");
  await keys.press("e");
  await keys.type("Call mom tonight");
  await keys.press("Enter");
  await expect(tasks.checkbox("Call mom tonight")).toBeFocused();

  await keys.press("x");
  await keys.press("j");
  await keys.press("x");
  await expect(tasks.bar).toContainText("2 selected");
  await tabTo(tasks.bar.getByRole("button", { name: "Complete", exact: true }), "Shift+Tab");
  await keys.press("Enter");
  await expect(page.getByText("Completed 2 tasks")).toBeVisible();
  await expect(tasks.checkbox("Call mom tonight")).toBeChecked();
  await expect(tasks.checkbox("Buy milk")).toBeFocused();
  await keys.press("z");
  await expect(page.getByText("Took back the change of 2 tasks.")).toBeVisible();
  await expect(tasks.checkbox("Call mom tonight")).not.toBeChecked();
  await expect(tasks.checkbox("Buy milk")).not.toBeChecked();

  await keys.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Edit task 1" });
  await tabTo(dialog.getByLabel("Tags"));
  await keys.type("shop");
  await keys.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(tasks.checkbox("Buy milk")).toBeFocused();
  await tabTo(tasks.root.getByRole("button", { name: "Show only #shop" }));
  await keys.press("Enter");
  await expect(tasks.rows).toHaveCount(1);
  await tabTo(tasks.root.getByRole("button", { name: "Remove filter: #shop" }), "Shift+Tab");
  await keys.press("Enter");
  await expect(tasks.rows).toHaveCount(3);

  await keys.press("g");
  await keys.press("t");
  await expect(tasks.root.getByRole("tab", { name: "Today" })).toBeFocused();
  await keys.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await keys.press("Escape");
  await expect(tasks.root.getByRole("tab", { name: "Today" })).toBeFocused();

  await keys.press("ControlOrMeta+k");
  await keys.type("tonight");
  await expect(page.getByRole("option", { name: "Call mom tonight" })).toBeVisible();
  await keys.press("Enter");
  await expect(page.getByRole("dialog", { name: "Edit task 2" })).toBeVisible();
  await keys.press("Escape");
  await keys.press("/");
  await expect(chat.input).toBeFocused();
});
