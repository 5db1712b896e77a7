"use client";

import type { DynamicToolUIPart } from "ai";
import { memo } from "react";

import type { Approval } from "@/lib/api/types";
import { approvalsOf, textOf } from "@/lib/chat/messages";
import type { ChatData, ChatMessage } from "@/lib/chat/types";

import { ApprovalCard } from "./approval-card";
import { Markdown } from "./markdown";
import { ToolChip } from "./tool-chip";

function UserMessage({ text }: { text: string }) {
  return (
    <div className="flex justify-end">
      <h3 className="sr-only">You</h3>
      <p className="max-w-[85%] rounded-xl rounded-br-sm bg-accent-soft px-4 py-2.5 break-words whitespace-pre-wrap text-ink">
        {text}
      </p>
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
}

function AssistantMessage({ message, carriedOn }: MessageProps) {
  if (!message.parts.some(isVisible)) return null;
  const facts = new Map(
    message.parts.flatMap((part) =>
      part.type === "data-tool" ? [[part.data.tool_call_id, part.data] as const] : [],
    ),
  );
  const approvals = new Map(approvalsOf(message).map((one) => [one.tool_call_id, one]));
  return (
    <div className="flex flex-col items-start gap-2.5">
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
            <Markdown text={part.text} />
          </div>
        );
      })}
      <Footnote metadata={message.metadata} />
    </div>
  );
}

/** A message of the conversation: the user's on the right, the assistant's on the left. */
export const Message = memo(function Message({ message, carriedOn }: MessageProps) {
  return message.role === "user" ? (
    <UserMessage text={textOf(message)} />
  ) : (
    <AssistantMessage message={message} carriedOn={carriedOn} />
  );
});
