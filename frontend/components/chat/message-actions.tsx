"use client";

import { Pencil, RotateCw } from "lucide-react";

import { textOf } from "@/lib/chat/messages";
import { useMessageActions } from "@/lib/chat/message-actions-context";
import type { ChatMessage } from "@/lib/chat/types";

import { CopyButton } from "./copy-button";
import { MessageButton } from "./message-button";

/** What can be done with a message: quiet until it is pointed at, in view where fingers point. */
export function MessageActions({ message }: { message: ChatMessage }) {
  const { editableId, edit, retryableId, retry } = useMessageActions();
  const text = textOf(message);
  const isOwn = message.role === "user";
  const canRetry = message.id === retryableId;
  if (!text && !canRetry) return null;
  return (
    <div className="-mx-1.5 -my-1 flex opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 touch:opacity-100">
      {message.id === editableId && (
        <MessageButton label="Edit and send again" icon={Pencil} onClick={() => edit(message)} />
      )}
      {text && <CopyButton text={text} label={isOwn ? "Copy your message" : "Copy this answer"} />}
      {canRetry && <MessageButton label="Retry" icon={RotateCw} onClick={retry} />}
    </div>
  );
}
