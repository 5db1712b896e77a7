"use client";

import { Pencil, RotateCw } from "lucide-react";

import { IconButton } from "@/components/ui/icon-button";
import { textOf } from "@/lib/chat/messages";
import { useMessageActions } from "@/lib/chat/message-actions-context";
import type { ChatMessage } from "@/lib/chat/types";

import { CopyButton } from "./copy-button";

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
        <IconButton
          label="Edit and send again"
          side="bottom"
          className="size-8! text-muted"
          onClick={() => edit(message)}
        >
          <Pencil aria-hidden className="size-4" />
        </IconButton>
      )}
      {text && <CopyButton text={text} label={isOwn ? "Copy your message" : "Copy this answer"} />}
      {canRetry && (
        <IconButton label="Retry" side="bottom" className="size-8! text-muted" onClick={retry}>
          <RotateCw aria-hidden className="size-4" />
        </IconButton>
      )}
    </div>
  );
}
