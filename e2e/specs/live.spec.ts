import { signIn } from "../support/account.ts";
import { expect, test } from "../support/test.ts";

test("what is changed on another device shows without a reload", async ({
  chat,
  tasks,
  person,
  newVisitor,
}) => {
  await tasks.open("All");
  const phone = await newVisitor();
  await signIn(phone.page, person);
  await phone.chat.say("Add a task to buy groceries");
  await expect(tasks.row("Buy groceries")).toBeVisible();
  await phone.tasks.open("All");
  await tasks.complete("Buy groceries");
  await expect(phone.tasks.checkbox("Buy groceries")).toBeChecked();

  await chat.page.goto(phone.page.url());
  await expect(chat.answers).toHaveCount(1);
  await phone.chat.say("Add a task to pay bills");
  await expect(chat.answers).toHaveCount(2);
  await expect(chat.said.last()).toContainText("pay bills");
});

test("what a message would do is said while it is typed, and nothing is done", async ({
  page,
  tasks,
}) => {
  const message = page.getByRole("textbox", { name: "Message" });
  await message.fill("add call the plumber and delete everything");
  await expect(message).toHaveAccessibleDescription(/^Add: Call the plumber; Delete: /);
  await message.fill("");
  await expect(message).toHaveAccessibleDescription("");
  await tasks.expectTitles("All", []);
});

test("a line in the task list is read as the assistant reads it", async ({ page, tasks }) => {
  await tasks.open("All");
  const line = tasks.root.getByRole("textbox", { name: "New task" });
  await line.fill("call Ann tomorrow at 5pm #work urgent");
  await expect(line).toHaveAccessibleDescription(
    "Add: Call Ann · tomorrow at 5:00 PM · urgent · #work",
  );
  await line.press("Enter");
  await expect(page.getByText("Added task 1, “Call Ann”")).toBeVisible();
  await tasks.expectTitles("Upcoming", ["Call Ann"]);
});

test("the hint can be turned off", async ({ page, person: _ }) => {
  await page.goto("/settings");
  const hint = page.getByRole("switch", { name: "Show what a message would do while I type" });
  await expect(() => hint.setChecked(false)).toPass(); // a click before the page has woken up is lost
  await page.goto("/chat");
  const requests: string[] = [];
  page.on("request", (request) => void requests.push(new URL(request.url()).pathname));
  const message = page.getByRole("textbox", { name: "Message" });
  await message.fill("add call the plumber");
  // A page in view asks every second and a half whether anything is new: by then it would have been read.
  const asked = () => requests.filter((path) => path.endsWith("/revision")).length;
  await expect.poll(asked).toBeGreaterThanOrEqual(2);
  expect(requests.filter((path) => path.endsWith("/reading"))).toEqual([]);
  await expect(message).toHaveAccessibleDescription("");
});
