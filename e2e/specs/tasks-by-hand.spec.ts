import { expect, test } from "../support/test.ts";

test("check, uncheck, delete and restore", async ({ chat, tasks }) => {
  await chat.say("Add a task to buy groceries");
  await tasks.open("All");
  await tasks.complete("Buy groceries");
  await tasks.expectTitles("Completed", ["Buy groceries"]);
  await tasks.checkbox("Buy groceries").click(); // and it leaves this list
  await tasks.expectTitles("Completed", []);

  await tasks.expectTitles("All", ["Buy groceries"]);
  await expect(tasks.checkbox("Buy groceries")).not.toBeChecked();
  await tasks.delete("Buy groceries");
  await tasks.expectTitles("All", []);
  await tasks.open("Deleted");
  await tasks.restore("Buy groceries");
  await tasks.expectTitles("All", ["Buy groceries"]);
});

test("search narrows the list to what has every word", async ({ chat, tasks }) => {
  await chat.say("Add buy milk, buy bread and call mom");
  await tasks.open("All");
  await expect(tasks.rows).toHaveCount(3);
  await tasks.search.fill("buy");
  await expect(tasks.rows).toHaveCount(2);
  await tasks.search.fill("buy bre");
  await expect(tasks.rows).toHaveCount(1);
  await expect(tasks.row("Buy bread")).toBeVisible();
  await tasks.search.fill("");
  await expect(tasks.rows).toHaveCount(3);
});

test("what is changed by hand is known to the assistant", async ({ chat, tasks, page }) => {
  await chat.say("Add a task to call mom");
  await tasks.open("All");
  const dialog = await tasks.edit("Call mom");
  await dialog.getByLabel("Title").fill("Call mom tonight");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(tasks.row("Call mom tonight")).toBeVisible();
  await expect(await chat.say("Show me all my tasks")).toContainText("Call mom tonight");
  await page.reload();
  await tasks.expectTitles("All", ["Call mom tonight"]);
});

test("Today and Upcoming show what is due then", async ({ chat, tasks }) => {
  await chat.say("Add pay rent today");
  await chat.say("Add call mom tomorrow at 5pm");
  await chat.say("Add learn the piano");
  await tasks.expectTitles("Today", ["Pay rent"]);
  await tasks.expectTitles("Upcoming", ["Call mom"]);
  await tasks.expectTitles("All", ["Pay rent", "Call mom", "Learn the piano"]);
});
