"use client";

import { RotateCw } from "lucide-react";

import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/states";
import type { Failure } from "@/lib/chat/failure";

interface FailureNoteProps {
  failure: Failure;
  onRetry: () => void;
  onReload: () => void;
  onDismiss: () => void;
}

/** What went wrong in a sentence, with the one thing to do about it. */
export function FailureNote({ failure, onRetry, onReload, onDismiss }: FailureNoteProps) {
  const actions = {
    retry: { label: "Retry", run: onRetry },
    reload: { label: "Try again", run: onReload },
    none: { label: "Dismiss", run: onDismiss },
  };
  const { label, run } = actions[failure.action];
  return (
    <ErrorNote
      action={
        <Button size="sm" onClick={run}>
          {failure.action !== "none" && <RotateCw aria-hidden className="size-3.5" />}
          {label}
        </Button>
      }
    >
      {failure.sentence}
    </ErrorNote>
  );
}
