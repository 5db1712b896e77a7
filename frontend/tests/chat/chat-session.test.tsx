import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { fakeFetch, json } from "../support/fake-fetch";
import {
  ANSWER,
  CHAT,
  CONVERSATION,
  MESSAGES,
  PREFERENCES,
  SAID,
  TURN,
  USER_MESSAGE,
  log,
  onConversation,
  openChat,
  openStored,
  say,
  sentBodies,
  sentKeys,
  stored,
  stream,
  undone,
  zone,
} from "./chat";
import { captured, cutOff } from "./sse";

afterEach(() => {
  zone.timezone_set = true;
});

describe("a turn", () => {
  it("sends one message under a key and shows the answer with its tool call", async () => {
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    openChat();
    await say(SAID);
    expect(await within(log()).findByText(ANSWER)).toBeInTheDocument();
    expect(await sentBodies()).toEqual([{ message: SAID, conversation_id: null }]);
    expect(sentKeys()[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(fakeFetch.to("POST", CHAT)[0]?.headers.get("accept")).toBe("text/event-stream");
    expect(onConversation).toHaveBeenCalledWith(CONVERSATION);

    await userEvent.click(screen.getByRole("button", { name: /^Done Added task 1/ }));
    expect(screen.getByRole("group", { name: "Arguments" })).toHaveTextContent("Buy groceries");
    expect(screen.getByRole("group", { name: "Result" })).toHaveTextContent('"status": "ok"');
  });

  it("is read in the browser's zone also when it is the first thing a new person does", async () => {
    zone.timezone_set = false;
    let tell: (answer: Response) => void = () => {};
    fakeFetch.on("PATCH", PREFERENCES, new Promise<Response>((resolve) => (tell = resolve)));
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    openChat();
    await say(SAID);
    expect(await within(log()).findByText(SAID)).toBeInTheDocument();
    await waitFor(() => expect(fakeFetch.to("PATCH", PREFERENCES)).toHaveLength(1));
    expect(fakeFetch.to("POST", CHAT)).toHaveLength(0);
    tell(json({ ...zone, timezone_set: true }));
    expect(await within(log()).findByText(ANSWER)).toBeInTheDocument();
  });

  it("is sent also when the zone cannot be told", async () => {
    zone.timezone_set = false;
    const refusal = json({ error: "invalid_request", detail: "Unknown zone." }, 422);
    fakeFetch.on("PATCH", PREFERENCES, refusal);
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    openChat();
    await say(SAID);
    expect(await within(log()).findByText(ANSWER)).toBeInTheDocument();
  });

  it("tells of a call what the message said for it", async () => {
    const parameters = { title: "Buy milk" };
    const result = { status: "ok", data: { number: 7, title: "Buy milk" }, error: null };
    const reading = [
      { what: "action", text: "Add", start: 0, end: 3 },
      { what: "title", text: "buy milk", start: 4, end: 12 },
    ];
    const call = { id: "c1", tool: "add_task", parameters, result, duration_ms: 7, reading };
    await openStored({ ...stored(2, "assistant", "Added."), tool_calls: [call] });
    await userEvent.click(screen.getByRole("button", { name: /^Done Added task 7/ }));
    const terms = screen.getAllByRole("term").map(({ textContent }) => textContent);
    const words = screen.getAllByRole("definition").map(({ textContent }) => textContent);
    expect([terms, words]).toEqual([
      ["Action", "Title"],
      ["Add", "buy milk"],
    ]);
  });

  it("has what a tool changed taken back", async () => {
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    openChat();
    await say(SAID);
    const undo = await screen.findByRole("button", { name: "Undo: Added task 1, “Buy groceries”" });
    fakeFetch.on("POST", "/api/u1/undo", () => json({ undone: "Removed 1 again.", tasks: [] }));
    await userEvent.click(undo);
    expect(await screen.findByText("Removed 1 again.")).toBeInTheDocument();
    expect(await fakeFetch.to("POST", "/api/u1/undo")[0]?.clone().json()).toEqual({ change_id: 1 });
    expect(screen.getByText("Undone")).toBeInTheDocument();
  });

  it("shows that a change was taken back elsewhere", async () => {
    undone.push({ id: 1, undone: true });
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    openChat();
    await say(SAID);
    expect(await screen.findByText("Undone")).toBeInTheDocument();
    undone.length = 0;
  });

  it("goes on in the conversation it began", async () => {
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    openChat();
    await say(SAID);
    await within(log()).findByText(ANSWER);
    fakeFetch.on("POST", CHAT, stream(captured("unknown-task")));
    await say("complete task 999");
    expect(await within(log()).findByText(/There is no task 999/)).toBeInTheDocument();
    expect((await sentBodies())[1]).toEqual({
      message: "complete task 999",
      conversation_id: CONVERSATION,
    });
    expect(sentKeys()[1]).not.toBe(sentKeys()[0]);
  });

  it("says that it is thinking, and can be stopped as soon as the turn is known", async () => {
    let push: (text: string) => void = () => undefined;
    let end: () => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        push = (text) => controller.enqueue(new TextEncoder().encode(text));
        end = () => controller.close();
      },
    });
    const whole = captured("add-task");
    const begun = whole.indexOf("data: ", 10);
    fakeFetch.on("POST", CHAT, () => new Response(body));
    fakeFetch.on("POST", `/api/u1/turns/${TURN}/cancel`, () =>
      json({ turn_id: TURN, status: "running" }, 202),
    );
    openChat();
    await say(SAID);
    expect(await screen.findByText("Thinking…")).toBeInTheDocument();
    expect(screen.getByText("Thinking.")).toHaveAttribute("role", "status");
    await userEvent.click(screen.getByRole("button", { name: "Stop" }));
    push(whole.slice(0, begun));
    await waitFor(() =>
      expect(fakeFetch.to("POST", `/api/u1/turns/${TURN}/cancel`)).toHaveLength(1),
    );
    push(whole.slice(begun));
    end();
    expect(await screen.findByRole("button", { name: "Send" })).toBeInTheDocument();
    expect(screen.queryByText("Thinking…")).toBeNull();
    expect(screen.getByRole("button", { name: "Send" })).toHaveFocus();
  });
});

describe("what goes wrong on the way", () => {
  it("retries with the same key and the same body", async () => {
    fakeFetch.on("POST", CHAT, () => json({ error: "unavailable", detail: "Down." }, 503));
    openChat();
    await say(SAID);
    await screen.findByRole("alert");
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(await within(log()).findByText(ANSWER)).toBeInTheDocument();
    expect(screen.queryByRole("alert")).toBeNull();
    const [first, second] = await sentBodies();
    expect(second).toEqual(first);
    expect(sentKeys()[1]).toBe(sentKeys()[0]);
  });

  it("retries a failed turn as a new one", async () => {
    const failed = captured("add-task")
      .replace(
        'data: {"type":"finish-step"}',
        'data: {"type":"error","errorText":"It broke."}\n\n$&',
      )
      .replace('"status":"done","model"', '"status":"failed","model"');
    fakeFetch.on("POST", CHAT, stream(failed));
    openChat();
    await say(SAID);
    expect(await screen.findByRole("alert")).toHaveTextContent("It broke.");
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    const dialog = await screen.findByRole("dialog", { name: "Retry your message?" });
    expect(sentKeys()).toHaveLength(1);
    await userEvent.click(within(dialog).getByRole("button", { name: "Retry without undoing" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(sentKeys()[1]).not.toBe(sentKeys()[0]);
  });

  it("reads the conversation again when the stream is cut", async () => {
    await openStored(stored(1, "user", "Earlier"), stored(2, "assistant", "Done."));
    const page = {
      messages: [
        { ...stored(3, "user", SAID), id: USER_MESSAGE },
        stored(4, "assistant", "Whole answer."),
      ],
      next_before: 3,
      running_turn: null,
    };
    fakeFetch.on("POST", CHAT, stream(cutOff(captured("add-task"))));
    fakeFetch.on("GET", MESSAGES, () => json(page));
    await say(SAID);
    expect(await within(log()).findByText("Whole answer.")).toBeInTheDocument();
    expect(within(log()).getByText("Done.")).toBeInTheDocument();
    expect(within(log()).getAllByText(SAID)).toHaveLength(1);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("follows a turn that runs already", async () => {
    const page = {
      messages: [stored(1, "user", SAID)],
      next_before: null,
      running_turn: { id: TURN, started_at: "2026-11-24T16:00:00Z" },
    };
    fakeFetch.on("GET", MESSAGES, () => json(page));
    fakeFetch.on(
      "GET",
      `/api/u1/conversations/${CONVERSATION}/stream`,
      stream(captured("add-task")),
    );
    openChat(CONVERSATION);
    expect(await within(await screen.findByRole("log")).findByText(ANSWER)).toBeInTheDocument();
    expect(fakeFetch.to("POST", CHAT)).toHaveLength(0);
  });
});

it("loads earlier messages above the others", async () => {
  const page = {
    messages: [stored(51, "user", "Later")],
    next_before: 51,
    running_turn: null,
  };
  fakeFetch.on("GET", MESSAGES, () => json(page));
  openChat(CONVERSATION);
  const button = await screen.findByRole("button", { name: "Load earlier messages" });
  fakeFetch.on("GET", MESSAGES, (request) => {
    expect(new URL(request.url).searchParams.get("before")).toBe("51");
    return json({ messages: [stored(1, "user", "First")], next_before: null, running_turn: null });
  });
  await userEvent.click(button);
  const first = await within(log()).findByText("First");
  expect(first.compareDocumentPosition(screen.getByText("Later"))).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  );
  expect(screen.queryByRole("button", { name: "Load earlier messages" })).toBeNull();
});
