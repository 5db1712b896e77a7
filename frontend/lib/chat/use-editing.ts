"use client";

import { useState, type RefObject } from "react";

import { changedBy, lastTurn, type Changed } from "./changed";
import { textOf } from "./messages";
import type { ChatMessage } from "./types";

interface Editing {
  text: string;
  /** What the message that is edited has brought about. */
  changed: Changed | null;
  /** The message itself, if nobody but this page knows it: then another one takes its place. */
  replaces: string | undefined;
}

/**
 * Lets the user's last message be written anew, beside the draft. It is sent as another message: what was
 * said stays said, and what it changed stays changed unless it is undone. One that did not get through was
 * not said.
 */
export function useEditing(messages: ChatMessage[], composer: RefObject<HTMLElement | null>) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const focus = () => composer.current?.querySelector("textarea")?.focus();

  const edit = (message: ChatMessage) => {
    const { answer } = lastTurn(messages);
    const wasTaken = answer !== undefined || message.metadata?.seq !== undefined;
    setEditing({
      text: textOf(message),
      changed: changedBy(answer),
      replaces: wasTaken ? undefined : message.id,
    });
    focus();
  };
  const write = (text: string) => setEditing((now) => now && { ...now, text });
  const end = () => setEditing(null);
  const cancel = () => {
    end();
    focus();
  };
  return { editing, edit, write, end, cancel };
}
