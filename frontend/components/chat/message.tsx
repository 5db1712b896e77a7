"use client";

import { memo } from "react";

import { textOf } from "@/lib/chat/messages";
import type { ChatMessage } from "@/lib/chat/types";

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

function AssistantMessage({ message }: { message: ChatMessage }) {
  if (!message.parts.some(isVisible)) return null;
  const durations = new Map(
    message.parts.flatMap((part) =>
      part.type === "data-tool" ? [[part.data.tool_call_id, part.data.duration_ms] as const] : [],
    ),
  );
  return (
    <div className="flex flex-col items-start gap-2.5">
      <h3 className="sr-only">Assistant</h3>
      {message.parts.map((part, index) => {
        if (part.type === "dynamic-tool") {
          const durationMs = durations.get(part.toolCallId);
          return <ToolChip key={part.toolCallId} part={part} durationMs={durationMs} />;
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
export const Message = memo(function Message({ message }: { message: ChatMessage }) {
  return message.role === "user" ? (
    <UserMessage text={textOf(message)} />
  ) : (
    <AssistantMessage message={message} />
  );
});
