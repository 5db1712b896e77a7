import type { Message, MessagePage } from "@/lib/api/types";
import { mergeLatest, toChatMessage, withNewKey } from "@/lib/chat/messages";
import type { ChatMessage } from "@/lib/chat/types";

import { approval, storedAnswer } from "./asking";

function stored(seq: number, role: "user" | "assistant", content: string): Message {
  const time = "2026-11-24T16:00:00Z";
  const base = {
    tool_calls: [],
    turn_id: `turn-${seq}`,
    created_at: time,
    status: "done",
  } as const;
  return { id: `m${seq}`, seq, role, content, ...base, tool_calls: [] };
}

function page(...messages: Message[]): MessagePage {
  return { messages, next_before: null, running_turn: null };
}

function said(id: string, text: string): ChatMessage {
  return { id, role: "user", parts: [{ type: "text", text }] };
}

const ids = (messages: ChatMessage[]) => messages.map(({ id }) => id);

describe("toChatMessage", () => {
  it("shows a call without a result as failed, with the reason", () => {
    const call = {
      id: "c1",
      tool: "add_task",
      parameters: { title: "Milk" },
      result: null,
      error: "The task service could not be reached.",
      duration_ms: 7,
    };
    const { parts } = toChatMessage({ ...stored(2, "assistant", "Sorry."), tool_calls: [call] });
    expect(parts).toEqual([
      {
        type: "dynamic-tool",
        toolName: "add_task",
        toolCallId: "c1",
        state: "output-error",
        input: { title: "Milk" },
        errorText: "The task service could not be reached.",
      },
      { type: "data-tool", id: "c1", data: { tool_call_id: "c1", duration_ms: 7 } },
      { type: "text", text: "Sorry.", state: "done" },
    ]);
  });

  it("does not leave a call of a stopped turn running for ever", () => {
    const call = { id: "c1", tool: "add_task", parameters: {}, result: null, error: null };
    const message = { ...stored(2, "assistant", ""), tool_calls: [{ ...call, duration_ms: 0 }] };
    expect(toChatMessage(message).parts[0]).toMatchObject({
      state: "output-error",
      errorText: "This step was stopped before it finished.",
    });
  });

  it("shows a call that waits for the user's yes as asked, not as stopped", () => {
    const { id, role, metadata, parts } = toChatMessage(storedAnswer(approval()));
    expect({ id, role, metadata }).toMatchObject({ metadata: { status: "waiting_approval" } });
    expect(parts.slice(0, 2)).toEqual([
      {
        type: "dynamic-tool",
        toolName: "bulk_delete_tasks",
        toolCallId: "call_1",
        state: "approval-requested",
        input: { task_ids: [1, 2, 3, 4] },
        approval: { id: "a1" },
      },
      { type: "data-approval", id: "a1", data: approval() },
    ]);
  });

  it("keeps place, turn and status", () => {
    expect(toChatMessage(stored(3, "user", "Hello"))).toMatchObject({
      id: "m3",
      role: "user",
      metadata: { seq: 3, turn_id: "turn-3", status: "done" },
    });
  });
});

describe("mergeLatest", () => {
  const earlier = [stored(1, "user", "One"), stored(2, "assistant", "Two")].map(toChatMessage);

  it("keeps a message the server never got", () => {
    const shown = [...earlier, said("local", "Three")];
    const merged = mergeLatest(
      shown,
      page(stored(1, "user", "One"), stored(2, "assistant", "Two")),
    );
    expect(ids(merged)).toEqual(["m1", "m2", "local"]);
  });

  it("keeps a repeated message the server never got", () => {
    const shown = [...earlier, said("local", "One")];
    const merged = mergeLatest(
      shown,
      page(stored(1, "user", "One"), stored(2, "assistant", "Two")),
    );
    expect(ids(merged)).toEqual(["m1", "m2", "local"]);
  });

  it("takes the stored form of a message the server has, and keeps its key", () => {
    const shown = [...earlier, said("local", "Three")];
    const latest = page(stored(3, "user", "Three"), stored(4, "assistant", "Four"));
    const merged = mergeLatest(shown, latest);
    expect(ids(merged)).toEqual(["m1", "m2", "m3", "m4"]);
    expect(merged[2]?.metadata?.key).toBe("local");
    expect(mergeLatest(merged, latest)[2]?.metadata?.key).toBe("local");
  });

  it("drops the half of an answer that was streamed", () => {
    const half: ChatMessage = {
      id: "m4",
      role: "assistant",
      metadata: { user_message_id: "m3" },
      parts: [{ type: "text", text: "Fo" }],
    };
    const shown = [...earlier, said("local", "Three"), half];
    const merged = mergeLatest(
      shown,
      page(stored(3, "user", "Three"), stored(4, "assistant", "Four")),
    );
    expect(ids(merged)).toEqual(["m1", "m2", "m3", "m4"]);
    expect(merged[3]?.parts).toEqual([{ type: "text", text: "Four", state: "done" }]);
  });
});

describe("withNewKey", () => {
  it("gives the user's last message a key of its own", () => {
    const [first, second] = withNewKey([said("a", "One"), said("b", "Two")]);
    expect(first?.metadata?.key).toBeUndefined();
    expect(second?.metadata?.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
  });
});
