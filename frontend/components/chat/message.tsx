"use client";

import type { DynamicToolUIPart } from "ai";
import { memo } from "react";

import type { Approval } from "@/lib/api/types";
import { approvalsOf, textOf } from "@/lib/chat/messages";
import { toldTasks, withoutListed } from "@/lib/chat/told-tasks";
import type { ChatData, ChatMessage } from "@/lib/chat/types";
import { cn } from "@/lib/cn";

import { ApprovalCard } from "./approval-card";
import { Markdown } from "./markdown";
import { MessageActions } from "./message-actions";
import { TaskCards } from "./task-cards";
import { ToolChip } from "./tool-chip";

/**
 * What is far from view is not laid out: a long conversation stays fast. The padding leaves room for the
 * outlines of what has the focus, which would be cut off otherwise.
 */
const BLOCK =
  "group/message -m-1.5 flex flex-col p-1.5 [contain-intrinsic-size:auto_6rem] [content-visibility:auto]";

function UserMessage({ message }: { message: ChatMessage }) {
  return (
    <div className={cn(BLOCK, "items-end gap-1.5")}>
      <h3 className="sr-only">You</h3>
      <p className="max-w-[85%] rounded-xl rounded-br-sm bg-accent-soft px-4 py-2.5 break-words whitespace-pre-wrap text-ink">
        {textOf(message)}
      </p>
      <MessageActions message={message} />
    </div>
  );
}

function Footnote({ metadata }: { metadata: ChatMessage["metadata"] }) {
  if (!metadata?.fallback) return null;
  return (
    <p className="text-sm text-muted">
      The language model could not be reached, so the built-in assistant answered.
    </p>
  );
}

function isVisible(part: ChatMessage["parts"][number]): boolean {
  return part.type === "dynamic-tool" || (part.type === "text" && part.text !== "");
}

interface CallProps {
  part: DynamicToolUIPart;
  facts: ChatData["tool"] | undefined;
  approval: Approval | undefined;
  turnId: string | undefined;
  messageId: string;
  carriedOn: boolean;
}

/** A tool call: what it asks the user, and once it may be made the line about it. */
function Call({ approval, turnId, messageId, carriedOn, ...chip }: CallProps) {
  if (!approval) return <ToolChip {...chip} />;
  return (
    <>
      <ApprovalCard approval={approval} turnId={turnId} messageId={messageId} />
      {approval.decision === "approved" && !carriedOn && <ToolChip {...chip} />}
    </>
  );
}

interface MessageProps {
  message: ChatMessage;
  /** What it asked about was done by a later answer. */
  carriedOn: boolean;
  /** It is still coming in. */
  coming: boolean;
}

function AssistantMessage({ message, carriedOn, coming }: MessageProps) {
  if (!message.parts.some(isVisible)) return null;
  const facts = new Map(
    message.parts.flatMap((part) =>
      part.type === "data-tool" ? [[part.data.tool_call_id, part.data] as const] : [],
    ),
  );
  const told = toldTasks(message);
  const approvals = new Map(approvalsOf(message).map((one) => [one.tool_call_id, one]));
  return (
    <div className={cn(BLOCK, "items-start gap-2.5")}>
      <h3 className="sr-only">Assistant</h3>
      {message.parts.map((part, index) => {
        if (part.type === "dynamic-tool") {
          return (
            <Call
              key={part.toolCallId}
              part={part}
              facts={facts.get(part.toolCallId)}
              approval={approvals.get(part.toolCallId)}
              turnId={message.metadata?.turn_id}
              messageId={message.id}
              carriedOn={carriedOn}
            />
          );
        }
        if (part.type !== "text" || !part.text) return null;
        return (
          <div key={index} className="w-full min-w-0">
            <Markdown text={coming ? part.text : withoutListed(part.text, told.tasks)} />
          </div>
        );
      })}
      {told.tasks.length > 0 && !coming && <TaskCards {...told} />}
      <Footnote metadata={message.metadata} />
      {!coming && <MessageActions message={message} />}
    </div>
  );
}

/** A message of the conversation: the user's on the right, the assistant's on the left. */
export const Message = memo(function Message(props: MessageProps) {
  return props.message.role === "user" ? (
    <UserMessage message={props.message} />
  ) : (
    <AssistantMessage {...props} />
  );
});
