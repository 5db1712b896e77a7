import { signUp } from "../support/account.ts";
import { ChatPage } from "../support/chat-page.ts";
import { TasksPanel } from "../support/tasks-panel.ts";
import { expect, test } from "../support/test.ts";

for (const [width, height] of [
  [390, 844],
  [768, 1024],
  [1280, 800],
  [1920, 1080],
] as const) {
  test(`a toast does not cover the message box at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await signUp(page);
    const chat = new ChatPage(page);
    const tasks = new TasksPanel(page);
    await chat.say("Add a task to buy groceries");
    const drawer = page.getByRole("button", { name: "Open tasks" });
    const isDrawer = await drawer.isVisible();
    if (isDrawer) await drawer.click();
    await tasks.open("All");
    await tasks.delete("Buy groceries");
    const toast = page.locator("[data-sonner-toast]").first();
    await expect(toast).toBeVisible();
    if (isDrawer) await page.keyboard.press("Escape");

    await expect(async () => {
      const shown = (await toast.boundingBox())!;
      const form = (await page.locator("form", { has: chat.input }).boundingBox())!;
      const apart =
        shown.y + shown.height <= form.y ||
        shown.y >= form.y + form.height ||
        shown.x >= form.x + form.width ||
        shown.x + shown.width <= form.x;
      expect(apart, JSON.stringify({ shown, form })).toBe(true);
      expect(shown.x).toBeGreaterThanOrEqual(0);
      expect(shown.x + shown.width).toBeLessThanOrEqual(width);
    }).toPass();
    await chat.input.click();
  });
}

test("Undo is pressed over an open drawer, which stays", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signUp(page);
  const chat = new ChatPage(page);
  const tasks = new TasksPanel(page);
  const undo = (what: string) =>
    page
      .locator("[data-sonner-toast]")
      .filter({ hasText: what })
      .getByRole("button", { name: "Undo" });
  const conversations = page.getByRole("button", { name: "Open conversations" });
  await chat.say("Add a task to buy groceries");
  await conversations.click();
  await chat.startNew();
  await chat.say("Add a task to pay bills");

  await conversations.click();
  await chat.openConversationMenu(/groceries/i, "Delete");
  await expect(chat.conversation(/groceries/i)).toHaveCount(0);
  await undo("Deleted “").click();
  await expect(chat.conversation(/groceries/i)).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Open tasks" }).click();
  await tasks.open("All");
  await tasks.delete("Pay bills");
  await expect(tasks.row("Pay bills")).toHaveCount(0);
  await undo("Deleted “Pay bills”").click();
  await expect(tasks.row("Pay bills")).toBeVisible();
});
