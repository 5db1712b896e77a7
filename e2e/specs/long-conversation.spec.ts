import { type Locator } from "@playwright/test";

import { canSeed, sayEarlier } from "../support/seed.ts";
import { expect, test } from "../support/test.ts";

const COUNT = 10_000;
/** Pixels: so far at a time, and so little that nobody sees it. */
const STEP = 400;
const SLACK = 5;

// Only where the database can be filled: nobody says so much in a test.
const describe = canSeed ? test.describe : undefined;

describe?.("a conversation of 10,000 messages", { tag: "@anywhere" }, () => {
  test("its end is read without the rest", async ({ chat, page }) => {
    await chat.say("Add a task to buy milk");
    await sayEarlier(await chat.conversationId(), COUNT);
    const limits: number[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.pathname.endsWith("/messages")) limits.push(Number(url.searchParams.get("limit")));
    });
    await page.reload();
    await expect(chat.lastAnswer).toContainText("Buy milk");
    expect(limits[0]).toBe(20);
    expect(Math.max(...limits)).toBeLessThanOrEqual(50);
    expect(await chat.answers.count()).toBeLessThanOrEqual(50);
  });

  test("what was said before comes while one scrolls up, and nothing jumps", async ({
    chat,
    page,
  }) => {
    await chat.say("Add a task to buy milk");
    await sayEarlier(await chat.conversationId(), COUNT);
    await page.reload();
    await expect(chat.lastAnswer).toContainText("Buy milk");
    for (let turn = 0; turn < 150 && (await chat.said.count()) <= 60; turn += 1) {
      const { text, top } = await topMessage(chat.log);
      const count = await chat.said.count();
      const isAtTop = await scrollUp(chat.log, STEP);
      const moved = (await placeOf(chat.log, text)) - top;
      expect(moved).toBeGreaterThanOrEqual(-SLACK);
      expect(moved).toBeLessThanOrEqual(STEP + SLACK);
      if (isAtTop) await expect.poll(() => chat.said.count()).toBeGreaterThan(count);
    }
    expect(await chat.said.count()).toBeGreaterThan(60);
    await page.getByRole("button", { name: "Latest" }).click();
    await expect(chat.lastAnswer).toBeInViewport();
  });

  test("an old message is found", async ({ chat }) => {
    await chat.say("Add a task to buy milk");
    await sayEarlier(await chat.conversationId(), COUNT);
    await chat.startNew();
    await chat.conversationSearch.fill("number 17 said bold");
    await expect(chat.conversations.getByRole("link")).toHaveCount(1);
  });
});

/** Scrolls and gives whether the top is reached, once that is drawn. */
function scrollUp(log: Locator, by: number): Promise<boolean> {
  return log.evaluate(async (view, distance) => {
    view.scrollBy({ top: -distance, behavior: "instant" });
    const isAtTop = view.scrollTop === 0;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    return isAtTop;
  }, by);
}

/** The first message that is wholly in view, and how far below the top. */
function topMessage(log: Locator) {
  return log.evaluate((view) => {
    const top = view.getBoundingClientRect().top;
    const blocks = [...view.querySelectorAll("div:has(> h3)")];
    const block = blocks.find((one) => one.getBoundingClientRect().top >= top)!;
    return { text: block.textContent, top: block.getBoundingClientRect().top };
  });
}

/** How far below the top of the window a message is that is shown, in view or not. */
function placeOf(log: Locator, text: string | null): Promise<number> {
  return log.evaluate((view, wanted) => {
    const blocks = [...view.querySelectorAll("div:has(> h3)")];
    const block = blocks.find((one) => one.textContent === wanted);
    if (!block) throw new Error(`"${wanted}" is not shown any more.`);
    return block.getBoundingClientRect().top;
  }, text);
}
