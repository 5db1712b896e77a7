import { readFile } from "node:fs/promises";

import { expectAccessible, expectNoSideways } from "../support/accessibility.ts";
import { expect, test } from "../support/test.ts";

const CSV =
  "title,due_on,priority,tags\nWater plants,2030-05-02,high,home\nOdd one,someday,,\n,,low,\n";

function csv(text: string, name = "tasks.csv") {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}

test.describe("the calendar feed", () => {
  test("opens for who has the link, without a cookie, until it is revoked", async ({
    page,
    person: _,
    playwright,
  }) => {
    await page.goto("/settings");
    const tomorrow = new Date(Date.now() + 24 * 3600 * 1000).toISOString().slice(0, 10);
    const section = page.getByRole("region", { name: "Import", exact: true });
    await section
      .locator("input[type=file]")
      .setInputFiles(csv(`title,due_on\nCall Ann,${tomorrow}\n`));
    await section.getByRole("button", { name: "Import 1 task" }).click();
    await expect(section.getByRole("heading", { name: "1 task imported" })).toBeVisible();
    const feed = page.getByRole("region", { name: "Calendar feed" });
    await feed.getByRole("button", { name: "Make a secret link" }).click();
    const field = feed.getByLabel("Your secret link");
    await expect(field).toBeFocused();
    const address = await field.inputValue();
    expect(address).toMatch(/\/calendar\/[\w-]{43}\.ics$/);
    await expectAccessible(page, "a new link");

    const nobody = await playwright.request.newContext();
    const unknown = await nobody.get(address.replace(/[\w-]{43}/, "A".repeat(43)));
    expect(unknown.status()).toBe(404);
    const answer = await nobody.get(address);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain("text/calendar");
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    expect(await answer.text()).toMatch(/BEGIN:VEVENT[^]*SUMMARY:Call Ann/);
    const etag = answer.headers().etag!;
    const again = await nobody.get(address, { headers: { "if-none-match": etag } });
    expect(again.status()).toBe(304);

    await page.reload();
    await expect(feed.getByText(/last fetched it/)).toBeVisible();
    await expect(feed.getByLabel("Your secret link")).toBeHidden();
    await feed.getByRole("button", { name: "Revoke the link" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke the link" }).click();
    await expect(feed.getByText("There is no link at present.")).toBeVisible();
    expect((await nobody.get(address)).status()).toBe(404);
    await nobody.dispose();
  });
});

test.describe("an import", () => {
  test("says what is wrong with a file", async ({ page, person: _, guard }) => {
    guard.allow(/Failed to load resource.*400/);
    await page.goto("/settings");
    const section = page.getByRole("region", { name: "Import", exact: true });
    await section.locator("input[type=file]").setInputFiles(csv("hello", "letter.txt"));
    await expect(section.getByRole("alert")).toContainText(
      "none of the files that can be imported",
    );
  });

  for (const width of [1280, 390, 320]) {
    test(`shows first what it would add, then adds it and takes it back, at ${width} px`, async ({
      page,
      person: _,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto("/settings");
      const section = page.getByRole("region", { name: "Import", exact: true });
      await section.locator("input[type=file]").setInputFiles(csv(CSV));
      await expect(section.getByRole("heading", { name: "2 tasks in tasks.csv" })).toBeFocused();
      await expect(section.getByRole("cell", { name: "Water plants" })).toBeVisible();
      await expect(section.getByText("Line 3, due_on:")).toBeVisible();
      await expect(section.getByText("Line 4, title:")).toBeVisible();
      await expectNoSideways(page);
      await expectAccessible(page, "the preview of an import");

      await page.keyboard.press("Tab"); // the preview, which scrolls
      await section.getByRole("button", { name: "Import 2 tasks" }).focus();
      await page.keyboard.press("Enter");
      await expect(section.getByRole("heading", { name: "2 tasks imported" })).toBeFocused();
      await expectAccessible(page, "a finished import");
      await section.getByRole("button", { name: "Undo the import" }).click();
      await expect(section.getByRole("heading", { name: "The import is undone" })).toBeVisible();
    });
  }
});

test("every form of export comes as a file that can be imported", async ({ chat, page }) => {
  await chat.say("Add a task to water the plants every day");
  await page.goto("/settings");
  const section = page.getByRole("region", { name: "Export", exact: true });
  const into = page.getByRole("region", { name: "Import", exact: true });
  for (const [label, format] of [
    ["Everything (JSON)", "json"],
    ["Tasks for a spreadsheet (CSV)", "csv"],
    ["Tasks as to-dos (iCalendar)", "ics"],
  ] as const) {
    await section.getByRole("radio", { name: label }).click();
    const coming = page.waitForEvent("download");
    await section.getByRole("button", { name: "Export my data" }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`ai-todo-export.${format}`);
    const buffer = await readFile(await download.path());
    expect(buffer.toString()).toContain("FREQ=DAILY");
    const name = download.suggestedFilename();
    await into.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer });
    await expect(into.getByRole("heading", { name: `1 task in ${name}` })).toBeVisible();
    await into.getByRole("button", { name: "Cancel" }).click();
  }
});
