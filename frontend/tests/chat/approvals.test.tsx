import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { fakeFetch, json } from "../support/fake-fetch";
import { ASKED, DECISIONS, QUESTION, approval, goneOn, storedAnswer, waiting } from "./asking";
import { CHAT, MESSAGES, SAID, log, openChat, openStored, say, stored, stream } from "./chat";
import { captured } from "./sse";

const SPOKEN = `Your yes is needed. ${QUESTION}`;

const card = (name = QUESTION) => screen.findByRole("group", { name });
const approve = () => screen.findByRole("button", { name: "Approve" });
const keep = () => screen.findByRole("button", { name: "Keep them" });

async function sentDecisions(): Promise<unknown[]> {
  return Promise.all(fakeFetch.to("POST", DECISIONS).map((request) => request.clone().json()));
}

function serve(...messages: ReturnType<typeof stored>[]): void {
  fakeFetch.on("GET", MESSAGES, () => json({ messages, next_before: null, running_turn: null }));
}

async function ask(...asked: ReturnType<typeof approval>[]): Promise<void> {
  fakeFetch.on("POST", CHAT, stream(waiting(...asked)));
  openChat();
  await say(SAID);
}

/** Sends a message; its answer comes when the function it gives is called. */
async function askLater(): Promise<(response: Response) => void> {
  let answer: (response: Response) => void = () => undefined;
  fakeFetch.on("POST", CHAT, () => new Promise<Response>((resolve) => (answer = resolve)));
  openChat();
  await say(SAID);
  await screen.findByText("Thinking.");
  return (response) => answer(response);
}

describe("a decision that cannot be taken", () => {
  it("says that it was decided already, and shows how", async () => {
    await ask(approval());
    fakeFetch.on("POST", DECISIONS, () =>
      json({ error: "conflict", detail: "That is decided already." }, 409),
    );
    serve(stored(1, "user", SAID), storedAnswer(approval({ decision: "denied" }), "Left alone."));
    await userEvent.click(await approve());
    expect(await screen.findByRole("alert")).toHaveTextContent("That is decided already.");
    expect(await card()).toHaveTextContent("You left this as it is. Nothing was changed.");
    expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
  });

  it("says that nothing is asked any more", async () => {
    await ask(approval());
    fakeFetch.on("POST", DECISIONS, () => json({ error: "not_found", detail: "No." }, 404));
    serve(stored(1, "user", SAID), storedAnswer(approval({ decision: "expired" }), "Too late."));
    await userEvent.click(await keep());
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "This is not asked any more, and nothing was changed.",
    );
    expect(await card()).toHaveTextContent("Nobody said yes in time. Nothing was changed.");
  });

  it("can be tried again after the limit, from the card", async () => {
    await ask(approval());
    const busy = { error: "rate_limited", detail: "Too many at once.", retry_after: 1 };
    fakeFetch.on("POST", DECISIONS, () => json(busy, 429));
    await userEvent.click(await approve());
    expect(await screen.findByRole("alert")).toHaveTextContent("Too many at once.");
    fakeFetch.on("POST", DECISIONS, stream(goneOn(approval({ decision: "approved" }), "Gone.")));
    await userEvent.click(await approve());
    expect(await within(log()).findByText("Gone.")).toBeInTheDocument();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the card", () => {
  it("shows the tasks, and what exactly would be done", async () => {
    await ask(approval());
    const tasks = within(await card()).getAllByRole("listitem");
    expect(tasks.map((one) => one.textContent)).toEqual([
      expect.stringMatching(/^Task 1Task 1.*2020, 5:00\sPM$/),
      "Task 2Task 2",
      "Task 3Task 3",
      "Task 4Task 4",
    ]);
    await userEvent.click(screen.getByRole("button", { name: "Exact arguments" }));
    expect(screen.getByRole("group", { name: "Arguments" })).toHaveTextContent('"task_ids": [ 1');
  });

  it("says what a bulk change sets", async () => {
    await ask(
      approval({
        tool: "bulk_update_tasks",
        arguments: { task_ids: [1, 2, 3, 4], set: { priority: "high", due: "" } },
      }),
    );
    expect(await card("Change 4 tasks?")).toHaveTextContent("Each gets priority: high; due: none.");
    expect(screen.getByRole("button", { name: "Leave as is" })).toBeInTheDocument();
  });

  it("has the answer go on in the same message once it is approved", async () => {
    await ask(approval());
    const done = goneOn(approval({ decision: "approved" }), "Deleted 4 tasks.");
    fakeFetch.on("POST", DECISIONS, stream(done));
    await userEvent.click(await approve());
    expect(await within(log()).findByText("Deleted 4 tasks.")).toBeInTheDocument();
    expect(within(log()).getByText(ASKED)).toBeInTheDocument();
    expect(screen.getAllByRole("heading", { name: "Assistant" })).toHaveLength(1);
    expect(await card()).toHaveTextContent("You approved this.");
    expect(screen.getByRole("button", { name: /^Done Deleted 4 tasks/ })).toBeInTheDocument();
    expect(await sentDecisions()).toEqual([{ decisions: [{ approval_id: "a1", approved: true }] }]);
    const [sent] = fakeFetch.to("POST", DECISIONS);
    expect(sent?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent?.headers.get("accept")).toBe("text/event-stream");
  });

  it("reads what the API really sends", async () => {
    fakeFetch.on("POST", CHAT, stream(captured("delete-everything")));
    openChat();
    await say(SAID);
    fakeFetch.on(
      "POST",
      /^\/api\/u1\/turns\/ed7cff74-[0-9a-f-]+\/approvals$/,
      stream(captured("delete-everything-approved")),
    );
    await userEvent.click(await approve());
    expect(await within(log()).findByText(/^Deleted 6 tasks:/)).toBeInTheDocument();
    expect(await card("Delete 6 tasks?")).toHaveTextContent("You approved this.");
    expect(within(log()).getAllByText(/^This needs your yes: delete 6 tasks/)).toHaveLength(1);
    expect(screen.getByRole("button", { name: /^Undo: Deleted 6 tasks/ })).toBeInTheDocument();
  });

  it("keeps the answer whole while another one still waits", async () => {
    const second = approval({ approval_id: "a2", tool_call_id: "call_2", tool: "delete_task" });
    await ask(approval(), second);
    const [first] = await screen.findAllByRole("button", { name: "Keep them" });
    const denied = approval({ decision: "denied" });
    fakeFetch.on("POST", DECISIONS, stream(waiting(denied, second)));
    serve(stored(1, "user", SAID), storedAnswer(denied));
    await userEvent.click(first!);
    expect(await screen.findByText(/You left this as it is/)).toBeInTheDocument();
    await waitFor(() => expect(fakeFetch.to("GET", MESSAGES)).toHaveLength(1));
    expect(within(log()).getAllByText(ASKED)).toHaveLength(1);
  });

  it("is there again after a reload", async () => {
    await openStored(stored(1, "user", SAID), storedAnswer(approval()));
    fakeFetch.on("POST", DECISIONS, stream(goneOn(approval({ decision: "approved" }), "Gone.")));
    await userEvent.click(await approve());
    expect(await within(log()).findByText("Gone.")).toBeInTheDocument();
  });

  it("can only be decided while nothing else was said", async () => {
    const later = [stored(3, "user", "Never mind"), stored(4, "assistant", "All right.")];
    await openStored(stored(1, "user", SAID), storedAnswer(approval()), ...later);
    expect(await card()).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
  });

  it("gets the focus, and tells of itself", async () => {
    const answer = await askLater();
    answer(stream(waiting(approval()))());
    expect(await screen.findByText(SPOKEN)).toHaveAttribute("role", "status");
    expect(await card()).toHaveFocus();
  });

  it("leaves the focus with somebody who types", async () => {
    const answer = await askLater();
    const input = screen.getByRole("textbox", { name: "Message" });
    await userEvent.type(input, "And");
    answer(stream(waiting(approval()))());
    await screen.findByText(SPOKEN);
    expect(input).toHaveFocus();
  });
});
