import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import type { Message } from "@/lib/api/types";
import { readDraft } from "@/lib/chat/drafts";

import { fakeFetch, json } from "../support/fake-fetch";
import {
  ANSWER,
  CHAT,
  CONVERSATION,
  TURN,
  log,
  openStored,
  say,
  sentBodies,
  stored,
  stream,
  undone,
} from "./chat";
import { captured } from "./sse";

const input = () => screen.getByRole("textbox", { name: "Message" });
const button = (name: string) => screen.getByRole("button", { name });
const editing = () => screen.queryByRole("group", { name: "Editing" });

/** An answer that changed something, and how its turn ended. */
function changing(status = "done"): Message {
  const result = { status: "ok", data: null, error: null, warnings: [], change_id: 7 };
  const call = { id: "c1", tool: "add_task", parameters: {}, result, duration_ms: 7, reading: [] };
  return { ...stored(2, "assistant", "Added it."), tool_calls: [call], status };
}

afterEach(() => {
  undone.length = 0;
});

describe("copying", () => {
  it("says so when the browser refuses", async () => {
    await openStored(stored(1, "user", "Hello"));
    const user = userEvent.setup();
    jest.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("No."));
    await user.click(button("Copy your message"));
    expect(await screen.findByText("Your browser did not let this be copied.")).toBeInTheDocument();
    expect(screen.queryByText("Copied")).toBeNull();
  });

  it("copies either side's words, and says so", async () => {
    await openStored(
      stored(1, "user", "Hello"),
      stored(2, "assistant", "Hi\n- there"),
      stored(3, "user", "Well"),
    );
    const user = userEvent.setup();
    await user.click(screen.getAllByRole("button", { name: "Copy your message" })[0]!);
    expect(await navigator.clipboard.readText()).toBe("Hello");
    await user.click(button("Copy this answer"));
    expect(await navigator.clipboard.readText()).toBe("Hi\n- there");
    expect(screen.getAllByText("Copied")[0]).toHaveAttribute("role", "status");
  });
});

describe("editing the last message", () => {
  it("is offered for the last one alone", async () => {
    await openStored(
      stored(1, "user", "First"),
      stored(2, "assistant", "Done."),
      stored(3, "user", "Second"),
      stored(4, "assistant", "Done, too."),
    );
    expect(screen.getAllByRole("button", { name: "Edit and send again" })).toHaveLength(1);
    await userEvent.click(button("Edit and send again"));
    expect(input()).toHaveValue("Second");
  });

  it("can be given up, and what was being written comes back", async () => {
    await openStored(stored(1, "user", "Hello"), stored(2, "assistant", "Hi."));
    await userEvent.type(input(), "Half a th");
    await userEvent.click(button("Edit and send again"));
    expect(input()).toHaveValue("Hello");
    expect(input()).toHaveFocus();
    expect(editing()).toHaveTextContent("Editing your last message. It will be sent as a new one.");
    await userEvent.click(within(editing()!).getByRole("button", { name: "Cancel" }));
    expect(editing()).toBeNull();
    expect(input()).toHaveValue("Half a th");
    expect(input()).toHaveFocus();
  });

  it("sends a new message, and the first one stays", async () => {
    await openStored(stored(1, "user", "Hello"), stored(2, "assistant", "Hi."));
    await userEvent.click(button("Edit and send again"));
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    await say(" there");
    expect(await within(log()).findByText("Hello there")).toBeInTheDocument();
    expect(within(log()).getByText("Hello")).toBeInTheDocument();
    expect((await sentBodies())[0]).toMatchObject({ message: "Hello there" });
    expect(editing()).toBeNull();
    expect(input()).toHaveValue("");
  });

  it("keeps a message that did not get through from being sent by itself, and replaces it", async () => {
    await openStored(stored(1, "user", "Hello"), stored(2, "assistant", "Hi."));
    fakeFetch.on("POST", CHAT, () => json({ error: "unavailable", detail: "Down." }, 503));
    await say("Add buy milk");
    await screen.findByRole("alert");
    await userEvent.click(button("Edit and send again"));
    const before = fakeFetch.to("POST", CHAT).length;
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    act(() => void window.dispatchEvent(new Event("online")));
    expect(fakeFetch.to("POST", CHAT)).toHaveLength(before);
    await userEvent.clear(input());
    await say("Add buy oat milk");
    expect(await within(log()).findByText(ANSWER)).toBeInTheDocument();
    expect(fakeFetch.to("POST", CHAT)).toHaveLength(before + 1);
    expect((await sentBodies()).at(-1)).toMatchObject({ message: "Add buy oat milk" });
    expect(within(log()).queryByText("Add buy milk")).toBeNull();
  });

  it("leaves the draft alone, also in the browser's storage", async () => {
    await openStored(stored(1, "user", "Hello"), stored(2, "assistant", "Hi."));
    await userEvent.type(input(), "Half a th");
    await userEvent.click(button("Edit and send again"));
    await userEvent.type(input(), " there");
    expect(readDraft("u1", CONVERSATION)).toBe("Half a th");
  });

  it("offers to undo first what the message had changed", async () => {
    await openStored(stored(1, "user", "Add it"), changing());
    await userEvent.click(button("Edit and send again"));
    expect(editing()).toHaveTextContent("What it changed stays unless you undo it.");
    fakeFetch.on("POST", "/api/u1/undo", () => json({ undone: "Removed.", tasks: [] }));
    await userEvent.click(button("Undo that first"));
    expect(await within(editing()!).findByText("What it changed is undone.")).toBeInTheDocument();
    expect(await fakeFetch.to("POST", "/api/u1/undo")[0]!.clone().json()).toEqual({
      turn_id: TURN,
    });
    expect(input()).toHaveValue("Add it");
  });
});

describe("retrying an answer that was stopped", () => {
  it("is not offered for one that came to its end", async () => {
    await openStored(stored(1, "user", "Hello"), stored(2, "assistant", "Hi."));
    expect(screen.queryByRole("button", { name: "Retry" })).toBeNull();
  });

  it("asks first when it had changed something, and can undo that", async () => {
    await openStored(stored(1, "user", "Add it"), changing("interrupted"));
    await userEvent.click(button("Retry"));
    const dialog = await screen.findByRole("dialog", { name: "Retry your message?" });
    fakeFetch.on("POST", "/api/u1/undo", () => json({ undone: "Removed.", tasks: [] }));
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    await userEvent.click(within(dialog).getByRole("button", { name: "Undo and retry" }));
    await waitFor(() => expect(fakeFetch.to("POST", CHAT)).toHaveLength(1));
    expect(fakeFetch.to("POST", "/api/u1/undo")).toHaveLength(1);
    expect((await sentBodies())[0]).toMatchObject({ message: "Add it" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("sends the message again at once when it changed nothing", async () => {
    const stopped = { ...stored(2, "assistant", "Stopped."), status: "interrupted" };
    await openStored(stored(1, "user", "Hello"), stopped);
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    await userEvent.click(button("Retry"));
    await waitFor(() => expect(fakeFetch.to("POST", CHAT)).toHaveLength(1));
  });
});

it("tells days apart in the user's zone", async () => {
  await openStored(
    { ...stored(1, "user", "Late"), created_at: "2020-11-24T22:30:00Z" },
    { ...stored(2, "assistant", "After midnight"), created_at: "2020-11-24T23:30:00Z" },
    { ...stored(3, "user", "Still the day"), created_at: "2020-11-25T12:00:00Z" },
  );
  const days = log().querySelectorAll("time");
  expect([...days].map(({ dateTime }) => dateTime)).toEqual(["2020-11-24", "2020-11-25"]);
});
