"use client";

import { useState } from "react";

import { approvalQuestion } from "@/lib/chat/approvals";
import { approvalsOf, textOf } from "@/lib/chat/messages";
import type { ChatMessage } from "@/lib/chat/types";

const SPOKEN_LENGTH = 400;

interface StatusLineProps {
  busy: boolean;
  stopping: boolean;
  last: ChatMessage | undefined;
}

/** What is to be read of an answer. What went before a decision was read then. */
function spokenOf(message: ChatMessage): string {
  const approvals = approvalsOf(message);
  const open = approvals.find(({ decision }) => decision === null);
  if (open) return `Your yes is needed. ${approvalQuestion(open)}`;
  const words = message.parts.findLast((part) => part.type === "text");
  return approvals.length > 0 ? (words?.text ?? "") : textOf(message);
}

/** Tells screen readers when an answer begins, and reads it once it is complete. */
export function StatusLine({ busy, stopping, last }: StatusLineProps) {
  const [hadTurn, setHadTurn] = useState(busy);
  if (busy && !hadTurn) setHadTurn(true);
  const answer = last?.role === "assistant" ? spokenOf(last).slice(0, SPOKEN_LENGTH) : "";
  const spoken = stopping ? "Stopping." : busy ? "Thinking." : hadTurn ? answer : "";
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {spoken}
    </p>
  );
}
