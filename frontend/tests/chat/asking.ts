import type { Approval, Message } from "@/lib/api/types";

import { CONVERSATION, SAID, TURN, USER_MESSAGE, stored } from "./chat";

export const DECISIONS = `/api/u1/turns/${TURN}/approvals`;
export const QUESTION = "Delete 4 tasks?";
export const ASKED = "This needs your yes: delete 4 tasks.";
const ANSWER_ID = "914a0508-14b2-4e47-bec7-6bb7d012f519";
const CALL = "call_1";

export function approval(more: Partial<Approval> = {}): Approval {
  return {
    approval_id: "a1",
    tool_call_id: CALL,
    tool: "bulk_delete_tasks",
    arguments: { task_ids: [1, 2, 3, 4] },
    tasks: [1, 2, 3, 4].map((number) => ({
      number,
      title: `Task ${number}`,
      due: number === 1 ? "2020-03-04T17:00" : null,
    })),
    expires_at: "2036-11-25T16:00:00Z",
    decision: null,
    ...more,
  };
}

function sse(chunks: object[]): string {
  return [...chunks.map((chunk) => JSON.stringify(chunk)), "[DONE]"]
    .map((data) => `data: ${data}\n\n`)
    .join("");
}

const ids = { conversation_id: CONVERSATION, turn_id: TURN };
const begin = [
  {
    type: "start",
    messageId: ANSWER_ID,
    messageMetadata: { ...ids, user_message_id: USER_MESSAGE },
  },
  { type: "data-conversation", data: { id: CONVERSATION, title: SAID } },
  { type: "start-step" },
];
const told = (data: Approval) => ({ type: "data-approval", id: data.approval_id, data });
const end = (status: string) => [
  { type: "finish-step" },
  { type: "finish", finishReason: "stop", messageMetadata: { ...ids, status } },
];
const text = (id: string, delta: string) => [
  { type: "text-start", id },
  { type: "text-delta", id, delta },
  { type: "text-end", id },
];

/** An answer from its beginning up to where it waits. */
export function waiting(...asked: Approval[]): string {
  const calls = asked.flatMap((one) => [
    {
      type: "tool-input-available",
      toolCallId: one.tool_call_id,
      toolName: one.tool,
      input: one.arguments,
      dynamic: true,
    },
    ...(one.decision === null
      ? [
          {
            type: "tool-approval-request",
            approvalId: one.approval_id,
            toolCallId: one.tool_call_id,
          },
        ]
      : []),
    told(one),
  ]);
  return sse([...begin, ...calls, ...text("text-1", ASKED), ...end("waiting_approval")]);
}

/** What comes after a decision. */
export function goneOn(decided: Approval, answer: string): string {
  const output = {
    status: "ok",
    data: { tasks: decided.tasks },
    error: null,
    warnings: [],
    change_id: 9,
  };
  const call = { toolCallId: decided.tool_call_id, dynamic: true };
  const result = { type: "tool-output-available", ...call, output };
  return sse([...begin, told(decided), result, ...text("text-2", answer), ...end("done")]);
}

/** The same answer as the API keeps it. */
export function storedAnswer(asked: Approval, content = ASKED): Message {
  const { decision, tool, arguments: parameters } = asked;
  const refusal = { status: "error", data: null, error: { code: "denied", message: "No." } };
  const call = { id: CALL, tool, parameters, error: null, duration_ms: 0 };
  return {
    ...stored(2, "assistant", content),
    id: ANSWER_ID,
    status: decision ? "done" : "waiting_approval",
    approvals: [asked],
    tool_calls: [{ ...call, approval: decision ?? "waiting", result: decision ? refusal : null }],
  };
}
