"use client";

import { RotateCw } from "lucide-react";

import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/states";
import type { Failure } from "@/lib/chat/failure";
import { asClock, useCountdown } from "@/lib/chat/use-countdown";

interface FailureNoteProps {
  failure: Failure;
  /** When it is tried again without anybody asking. */
  triedAgainAt: number | null;
  onRetry: () => void;
  onReload: () => void;
  onDismiss: () => void;
}

/** What went wrong in a sentence, with the one thing to do about it, now or when it can be done. */
export function FailureNote(props: FailureNoteProps) {
  const { failure, triedAgainAt, onRetry, onReload, onDismiss } = props;
  const seconds = useCountdown(triedAgainAt ?? failure.until ?? null);
  const hasToWait = failure.until !== undefined && seconds !== 0;
  const actions = {
    retry: { label: "Retry", run: onRetry },
    reload: { label: "Try again", run: onReload },
    none: { label: "Dismiss", run: onDismiss },
  };
  const { label, run } = actions[failure.action];
  return (
    <ErrorNote
      action={
        <Button
          size="sm"
          aria-disabled={hasToWait || undefined}
          className="aria-disabled:opacity-60"
          onClick={hasToWait ? undefined : run}
        >
          {failure.action !== "none" && <RotateCw aria-hidden className="size-3.5" />}
          {label}
        </Button>
      }
    >
      {failure.until !== undefined && !hasToWait ? "You can go on now." : failure.sentence}
      {seconds !== null && seconds > 0 && (
        // Not read aloud with every second.
        <span role="timer" className="ml-1.5 whitespace-nowrap tabular-nums">
          {triedAgainAt !== null ? `Trying again in ${seconds} s.` : asClock(seconds)}
        </span>
      )}
    </ErrorNote>
  );
}
