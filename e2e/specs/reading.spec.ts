import { expect, test } from "../support/test.ts";

test("a tool call tells which words of the message led to it, also after a reload", async ({
  chat,
  page,
}) => {
  await chat.say("Please add buy milk tomorrow at 5pm #shop");

  for (const again of [false, true]) {
    if (again) await page.reload();
    await page.getByRole("button", { name: /^Done Added task 1/ }).click();
    const understood = page.getByLabel("Understood");
    await expect(understood).toContainText("Titlebuy milk");
    await expect(understood).toContainText("Duetomorrow at 5pm");
    await expect(understood).toContainText("Tags#shop");
  }
});
