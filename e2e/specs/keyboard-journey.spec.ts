import { newPerson } from "../support/account.ts";
import { ChatPage } from "../support/chat-page.ts";
import { Keys } from "../support/keyboard.ts";
import { TasksPanel } from "../support/tasks-panel.ts";
import { expect, test } from "../support/test.ts";

test("the whole product by keyboard alone", async ({ page }) => {
  const keys = new Keys(page);
  const chat = new ChatPage(page);
  const tasks = new TasksPanel(page);
  const person = newPerson();

  await test.step("sign up", async () => {
    await page.goto("/sign-up");
    await keys.tabTo(page.getByRole("link", { name: "Help" }));
    await keys.tabTo(page.getByLabel("Name", { exact: true }));
    await keys.type(person.name);
    await keys.tabTo(page.getByLabel("Email", { exact: true }));
    await keys.type(person.email);
    await keys.tabTo(page.getByLabel("Password", { exact: true }));
    await keys.type(person.password);
    await page.keyboard.press("Enter"); // to another page load
    await expect(chat.input).toBeFocused();
  });

  await test.step("add by chat, and look at how it was done", async () => {
    await keys.type("Add buy milk, buy bread, pay rent and call the plumber tomorrow at 5pm");
    await keys.press("Enter");
    await expect(chat.lastAnswer).toContainText("Call the plumber");
    await chat.expectIdle();
    await expect(chat.input).toBeFocused();
    const trace = chat.lastAnswer.getByRole("button", { expanded: false }).first();
    await keys.tabTo(trace, "Shift+Tab");
    await keys.press("Enter");
    const opened = chat.lastAnswer.getByRole("button", { expanded: true });
    await expect(opened).toBeFocused();
    await expect(chat.lastAnswer.getByRole("group", { name: "Arguments" }).first()).toBeVisible();
    await keys.press("Enter");
    await keys.press("/");
    await expect(chat.input).toBeFocused();
  });

  await test.step("approve", async () => {
    await keys.type("Delete everything");
    await keys.press("Enter");
    const card = chat.card("Delete 4 tasks?");
    await expect(card).toBeFocused();
    await keys.tabTo(card.getByRole("button", { name: "Approve" }));
    await keys.press("Enter");
    await expect(chat.lastAnswer).toContainText("Deleted 4 tasks");
    await chat.expectIdle();
    await keys.expectFocus();
    await keys.press("/");
    await keys.type("undo that");
    await keys.press("Enter");
    const undoing = chat.card("Undo the changes of 4 tasks?");
    await expect(undoing).toBeFocused();
    await keys.tabTo(undoing.getByRole("button", { name: "Approve" }));
    await keys.press("Enter");
    await expect(tasks.checkbox("Pay rent")).toBeVisible();
    await chat.expectIdle();
  });

  await test.step("tick a task and edit another", async () => {
    await keys.tabTo(chat.sendButton);
    await keys.press("3");
    await expect(tasks.root.getByRole("tab", { name: "All" })).toBeFocused();
    await keys.press("ArrowDown", "Home");
    const first = page.locator(":focus");
    await keys.press("Space");
    await expect(first).toBeChecked();
    await keys.press("j", "Enter");
    const dialog = page.getByRole("dialog", { name: /^Edit task/ });
    await keys.tabTo(dialog.getByLabel("Tags"));
    await keys.type("home");
    await keys.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(tasks.root.getByRole("button", { name: "Show only #home" })).toBeVisible();
    await keys.expectFocus();
  });

  await test.step("the settings, by the palette", async () => {
    await keys.command("settings");
    await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeFocused();
    await keys.tabTo(page.getByRole("radio", { name: "System" }));
    await keys.press("ArrowDown");
    await keys.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await keys.press("Escape");
  });

  await test.step("the history, and an undo there", async () => {
    await keys.press("g", "h");
    await expect(page.getByRole("heading", { name: "History", level: 1 })).toBeFocused();
    await keys.tabTo(page.getByRole("button", { name: /^Undo: / }).first());
    await keys.press("Enter");
    await expect(page.getByRole("button", { name: /^Redo: / }).first()).toBeVisible();
    await keys.expectFocus();
  });

  await test.step("help, and back to a task", async () => {
    await keys.command("help");
    await expect(page.getByRole("heading", { name: "Help", level: 1 })).toBeFocused();
    await keys.press("ControlOrMeta+k");
    await keys.type("rent");
    await expect(page.getByRole("option", { name: "Pay rent" })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: /^Edit task/ })).toBeVisible();
    await keys.expectFocus();
    await keys.press("Escape");
  });

  await test.step("sign out", async () => {
    await keys.press("ControlOrMeta+k");
    await keys.type("sign out");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/sign-in/);
  });
});
