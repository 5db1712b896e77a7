import { control, hasStackControl } from "../support/stack-control.ts";
import { expect, test } from "../support/test.ts";

// Only where single services can be stopped; on a cluster the deployment's own checks do that.
const describe = hasStackControl ? test.describe : undefined;

/** What the browser itself logs while a service is away. */
const AWAY = /Failed to load resource|net::ERR_/;

describe?.("a service goes away", () => {
  test.setTimeout(180_000); // on a cluster, a pod takes its time to go and to come back

  test.afterEach(async () => {
    await control("start", "all"); // whatever a failed test left behind
  });

  test("API killed before the answer: said so, tried again by itself, and done exactly once", async ({
    chat,
    tasks,
    page,
    guard,
  }) => {
    guard.allow(AWAY);
    await chat.say("Add a task to buy groceries");
    await control("kill", "api");
    await chat.send("Add a task to pay bills");
    await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
    await expect(chat.said.last()).toContainText("Add a task to pay bills");

    await expect(page.getByText(/^Trying again in \d+ s\.$/)).toBeVisible();
    await control("start", "api");
    await expect(chat.lastAnswer).toContainText("Pay bills", { timeout: 60_000 });
    await chat.expectIdle();
    await tasks.expectTitles("All", ["Buy groceries", "Pay bills"]);
  });

  test("API killed in the middle of an answer: after a reload nothing is lost or doubled", async ({
    chat,
    tasks,
    page,
    guard,
  }) => {
    guard.allow(AWAY);
    const titles = Array.from({ length: 12 }, (_, index) => `Errand ${index + 1}`);
    await chat.send(`Add ${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`);
    await expect(chat.said.last()).toBeVisible();
    await control("kill", "api");
    await control("start", "api");
    await page.reload();
    await expect(chat.input).toBeVisible();
    await chat.expectIdle();
    await tasks.open("All");
    for (const title of titles) {
      expect(await tasks.row(title).count(), title).toBeLessThanOrEqual(1);
    }
    await expect(await chat.say("Add a task to pay bills")).toContainText("Pay bills");
  });

  test("MCP server away: a friendly sentence, nothing half done, and it goes on when it is back", async ({
    chat,
    tasks,
    guard,
  }) => {
    guard.allow(AWAY);
    await chat.say("Add a task to buy groceries");
    await control("kill", "mcp");
    const answer = await chat.say("Add a task to pay bills");
    await expect(answer).not.toContainText(
      /traceback|exception|connect(ion)? (error|refused)|http/i,
    );
    await tasks.expectTitles("All", ["Buy groceries"]);

    await control("start", "mcp");
    await chat.say("Add a task to pay bills");
    await tasks.expectTitles("All", ["Buy groceries", "Pay bills"]);
  });

  test("a deploy of the API between two messages goes unnoticed", async ({
    chat,
    tasks,
    guard,
  }) => {
    guard.allow(AWAY);
    await chat.say("Add a task to buy groceries");
    await control("stop", "api");
    await control("start", "api");
    await expect(await chat.say("What's pending?")).toContainText("Buy groceries");
    await chat.say("Mark it as complete");
    await tasks.expectTitles("Completed", ["Buy groceries"]);
  });
});
