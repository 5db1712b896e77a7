import { type Locator, type Page } from "@playwright/test";

import { type ChatPage } from "../support/chat-page.ts";
import { canSeed, sayEarlier } from "../support/seed.ts";
import { expect, test } from "../support/test.ts";

const COUNT = 10_000;

// Only where the database can be filled: nobody says so much in a test.
const describe = canSeed ? test.describe : undefined;

describe?.("a conversation of 10,000 messages", { tag: "@anywhere" }, () => {
  test("its end is there as soon as that of a short one", async ({ chat, page }) => {
    await chat.say("Add a task to buy milk");
    const short = await reloaded(chat, page);
    await sayEarlier(await chat.conversationId(), COUNT);
    const long = await reloaded(chat, page);
    console.log(`the end was shown after ${short} ms of 2, after ${long} ms of 10,000 messages`);
    expect(long - short).toBeLessThan(1_000);
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
    await chat.log.hover();
    let jumps = 0;
    for (let turn = 0; turn < 150 && (await chat.said.count()) <= 60; turn += 1) {
      const before = await topMessage(chat.log);
      await page.mouse.wheel(0, -400);
      await page.waitForTimeout(120);
      const after = await placeOf(chat.log, before.text);
      const moved = after === null ? 400 : after - before.top;
      if (moved < -5 || moved > 405) jumps += 1;
    }
    expect(jumps).toBe(0);
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

/** How many milliseconds a reload takes until the last answer can be read: the best of three. */
async function reloaded(chat: ChatPage, page: Page): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    await page.reload();
    await expect(chat.lastAnswer).toContainText("Buy milk");
    times.push(await page.evaluate(() => Math.round(performance.now())));
  }
  return Math.min(...times);
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

function placeOf(log: Locator, text: string | null) {
  return log.evaluate((view, wanted) => {
    const blocks = [...view.querySelectorAll("div:has(> h3)")];
    const block = blocks.find((one) => one.textContent === wanted);
    return block ? block.getBoundingClientRect().top : null;
  }, text);
}
