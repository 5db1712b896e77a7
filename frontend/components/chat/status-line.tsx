"use client";

import { useState } from "react";

import { textOf } from "@/lib/chat/messages";
import type { ChatMessage } from "@/lib/chat/types";

const SPOKEN_LENGTH = 400;

interface StatusLineProps {
  busy: boolean;
  stopping: boolean;
  last: ChatMessage | undefined;
}

/** Tells screen readers when an answer begins, and reads it once it is complete. */
export function StatusLine({ busy, stopping, last }: StatusLineProps) {
  const [hadTurn, setHadTurn] = useState(busy);
  if (busy && !hadTurn) setHadTurn(true);
  const answer = last?.role === "assistant" ? textOf(last).slice(0, SPOKEN_LENGTH) : "";
  const spoken = stopping ? "Stopping." : busy ? "Thinking." : hadTurn ? answer : "";
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {spoken}
    </p>
  );
}
