"use client";

import { useState, type RefObject } from "react";

import { changedBy, lastTurn, type Changed } from "./changed";
import type { useDraft } from "./drafts";
import { textOf } from "./messages";
import type { ChatMessage } from "./types";

interface Editing {
  /** What the message that is edited has brought about. */
  changed: Changed | null;
  /** What was being written before. */
  draft: string;
}

/**
 * Lets the user's last message be written anew. It is sent as another message: what was said stays
 * said, and what it changed stays changed unless it is undone.
 */
export function useEditing(
  draft: ReturnType<typeof useDraft>,
  messages: ChatMessage[],
  composer: RefObject<HTMLElement | null>,
) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const focus = () => composer.current?.querySelector("textarea")?.focus();

  const edit = (message: ChatMessage) => {
    const { answer } = lastTurn(messages);
    setEditing({ changed: changedBy(answer), draft: editing?.draft ?? draft.text });
    draft.set(textOf(message));
    focus();
  };
  /** The message is sent, or not edited after all: what was being written before comes back. */
  const end = () => {
    draft.set(editing?.draft ?? "");
    setEditing(null);
  };
  const cancel = () => {
    end();
    focus();
  };
  return { editing, edit, end, cancel };
}
