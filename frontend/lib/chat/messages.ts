import type { Approval, Message, MessagePage, ToolCall } from "@/lib/api/types";

import type { ChatMessage } from "./types";
import { uuid } from "./uuid";

type Part = ChatMessage["parts"][number];

const UNFINISHED = "This step was stopped before it finished.";

function toolPart(call: ToolCall): Part {
  const base = {
    type: "dynamic-tool",
    toolName: call.tool,
    toolCallId: call.id,
    input: call.parameters,
  } as const;
  return call.result !== null
    ? { ...base, state: "output-available", output: call.result }
    : { ...base, state: "output-error", errorText: call.error ?? UNFINISHED };
}

function toolParts(call: ToolCall, approval: Approval | undefined): Part[] {
  const card: Part[] = approval
    ? [{ type: "data-approval", id: approval.approval_id, data: approval }]
    : [];
  if (approval && call.approval === "waiting") {
    const { tool: toolName, id: toolCallId, parameters: input } = call;
    const asked = { state: "approval-requested", approval: { id: approval.approval_id } } as const;
    return [{ type: "dynamic-tool", toolName, toolCallId, input, ...asked }, ...card];
  }
  const { id: tool_call_id, duration_ms, reading } = call;
  const data = { tool_call_id, duration_ms, reading };
  return [toolPart(call), ...card, { type: "data-tool", id: call.id, data }];
}

/** A stored message in the form the stream produces: tool calls in order, then the text. */
export function toChatMessage(message: Message): ChatMessage {
  const approvals = new Map(message.approvals?.map((one) => [one.tool_call_id, one]));
  const parts = message.tool_calls.flatMap((call) => toolParts(call, approvals.get(call.id)));
  if (message.content) parts.push({ type: "text", text: message.content, state: "done" });
  const { seq, turn_id, status, created_at: at } = message;
  return { id: message.id, role: message.role, metadata: { seq, turn_id, status, at }, parts };
}

/** The stored form of a message that was sent from here, if the server has it. */
function storedForm(sent: ChatMessage, shown: ChatMessage[], page: MessagePage) {
  const answer = shown.slice(shown.indexOf(sent) + 1).find(({ role }) => role === "assistant");
  const id = answer?.metadata?.user_message_id;
  const known = shown.reduce((top, { metadata }) => Math.max(top, metadata?.seq ?? -1), -1);
  return page.messages.findLast((message) =>
    id
      ? message.id === id
      : message.role === "user" && message.seq > known && message.content === textOf(sent),
  );
}

/**
 * The newest page laid over what is shown. Older messages already loaded stay. The last message sent
 * from here keeps its key, and stays when the server does not have it, since it can be sent again.
 */
export function mergeLatest(shown: ChatMessage[], page: MessagePage): ChatMessage[] {
  const firstSeq = page.messages[0]?.seq ?? Infinity;
  const older = shown.filter(({ metadata }) => (metadata?.seq ?? Infinity) < firstSeq);
  const keys = new Map(shown.map(({ id, metadata }) => [id, metadata?.key]));
  const sent = shown.findLast(
    ({ role, metadata }) => role === "user" && metadata?.seq === undefined,
  );
  const stored = sent && storedForm(sent, shown, page);
  if (sent && stored) keys.set(stored.id, sent.id);
  const fresh = page.messages.map(toChatMessage).map((message) => {
    const key = keys.get(message.id);
    return key ? { ...message, metadata: { ...message.metadata, key } } : message;
  });
  return [...older, ...fresh, ...(sent && !stored ? [sent] : [])];
}

/** The messages with the user's last one to be sent as a new turn. */
export function withNewKey(messages: ChatMessage[]): ChatMessage[] {
  const index = messages.findLastIndex(({ role }) => role === "user");
  return messages.map((message, at) =>
    at === index ? { ...message, metadata: { ...message.metadata, key: uuid() } } : message,
  );
}

/** What a message asked the user to approve, in the order of its calls. */
export function approvalsOf(message: ChatMessage): Approval[] {
  return message.parts.flatMap((part) => (part.type === "data-approval" ? [part.data] : []));
}

export function isUndecided(message: ChatMessage): boolean {
  return approvalsOf(message).some(({ decision }) => decision === null);
}

/** Whether a call the message asked about was made by a later answer, as after a plain "yes". */
export function carriedOn(message: ChatMessage, later: ChatMessage[]): boolean {
  const asked = new Set(approvalsOf(message).map(({ tool_call_id }) => tool_call_id));
  return (
    asked.size > 0 &&
    later.some(({ parts }) =>
      parts.some((part) => part.type === "dynamic-tool" && asked.has(part.toolCallId)),
    )
  );
}

/** The visible words of a message, without tool calls. */
export function textOf(message: ChatMessage): string {
  return message.parts
    .flatMap((part) => (part.type === "text" ? [part.text] : []))
    .join("\n\n")
    .trim();
}
