"use client";

import { ArrowUp, Square } from "lucide-react";
import { useEffect, useRef, type FormEvent, type KeyboardEvent } from "react";

import { ReadingHint } from "@/components/reading/reading-hint";
import { Button } from "@/components/ui/button";
import { useUser } from "@/lib/auth/user-context";
import { asClock, useCountdown } from "@/lib/chat/use-countdown";

const MAX_LENGTH = 10_000;
/** From here on the count is shown. */
const NEAR_LIMIT = 9_000;

interface ComposerProps {
  text: string;
  onTextChange: (text: string) => void;
  onSend: (text: string) => void;
  /** Until then nothing can be sent. */
  waitUntil: number | null;
  busy: boolean;
  stopping: boolean;
  onStop: () => void;
}

function LengthNote({ length }: { length: number }) {
  const over = length - MAX_LENGTH;
  return (
    <p id="message-length" className={over > 0 ? "text-sm text-danger-ink" : "text-sm text-muted"}>
      {over > 0
        ? `${over.toLocaleString("en")} characters too long. At most ${MAX_LENGTH.toLocaleString("en")} can be sent.`
        : `${length.toLocaleString("en")} of ${MAX_LENGTH.toLocaleString("en")} characters`}
    </p>
  );
}

/** Why nothing can be sent now. What it counts is not read aloud with every second. */
function WaitNote({ seconds }: { seconds: number | null }) {
  return (
    <p id="message-wait" className="px-2 text-sm text-muted tabular-nums">
      {seconds === null ? "You can send again soon." : `You can send again in ${asClock(seconds)}.`}
    </p>
  );
}

/** The message input. Enter sends, Shift+Enter begins a new line. */
export function Composer(props: ComposerProps) {
  const { text, onTextChange, onSend, waitUntil, busy, stopping, onStop } = props;
  const { id: userId } = useUser();
  const seconds = useCountdown(waitUntil);
  const hasToWait = waitUntil !== null && seconds !== 0;
  const input = useRef<HTMLTextAreaElement>(null);
  const tooLong = text.trim().length > MAX_LENGTH;
  const canSend = !busy && !tooLong && !hasToWait && text.trim() !== "";

  // On a touch screen the keyboard would cover half of the page before anybody asked for it.
  useEffect(() => {
    if (window.matchMedia?.("(pointer: fine)").matches) input.current?.focus();
  }, []);

  const send = () => {
    if (!canSend) return;
    onSend(text.trim());
    input.current?.focus();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method is composing, Enter picks its suggestion.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      onSubmit={onSubmit}
      className="mx-auto flex w-full max-w-3xl flex-col gap-1.5 px-4 pt-2 pb-2 sm:px-6"
    >
      <div className="flex items-end gap-2 rounded-xl border border-line-strong bg-surface p-1.5 shadow-raised focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
        <textarea
          ref={input}
          aria-label="Message"
          aria-describedby={text.trim().length >= NEAR_LIMIT ? "message-length" : "message-reading"}
          aria-invalid={tooLong || undefined}
          placeholder="Add a task or ask…"
          rows={1}
          value={text}
          onChange={(event) => onTextChange(event.target.value)}
          onKeyDown={onKeyDown}
          enterKeyHint="send"
          className="field-sizing-content max-h-48 min-h-9 flex-1 resize-none bg-transparent px-2.5 py-1.5 text-base outline-none"
        />
        {busy ? (
          <Button
            variant="secondary"
            size="icon"
            aria-label="Stop"
            aria-disabled={stopping || undefined}
            onClick={stopping ? undefined : onStop}
            className="rounded-lg!"
          >
            <Square aria-hidden className="size-3.5 fill-current" />
          </Button>
        ) : (
          <Button
            type="submit"
            variant="primary"
            size="icon"
            aria-label="Send"
            aria-describedby={hasToWait ? "message-wait" : undefined}
            // Not `disabled`: focus would fall out of the form when the input is emptied.
            aria-disabled={!canSend || undefined}
            className="rounded-lg! aria-disabled:bg-sunken aria-disabled:text-muted"
          >
            <ArrowUp aria-hidden className="size-5" />
          </Button>
        )}
      </div>
      {hasToWait && <WaitNote seconds={seconds} />}
      {text.trim().length >= NEAR_LIMIT ? (
        <LengthNote length={text.trim().length} />
      ) : (
        <ReadingHint
          id="message-reading"
          userId={userId}
          text={text}
          of="message"
          className="px-2"
        />
      )}
    </form>
  );
}
