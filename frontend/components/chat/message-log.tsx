"use client";

import { ArrowDown } from "lucide-react";
import { Fragment, memo, useEffect, type ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { ClockContext } from "@/lib/chat/clock-context";
import { approvalsOf, carriedOn, textOf } from "@/lib/chat/messages";
import type { ChatMessage } from "@/lib/chat/types";
import { dateIn } from "@/lib/tasks/dates";
import { useClock } from "@/lib/tasks/use-clock";

import { DaySeparator } from "./day-separator";
import { LoadEarlier } from "./load-earlier";
import { Message } from "./message";
import { useStickToEnd } from "./use-stick-to-end";

interface MessageLogProps {
  userId: string;
  messages: ChatMessage[];
  busy: boolean;
  hasEarlier: boolean;
  loadEarlier: () => Promise<void>;
  /** Shown instead of messages while there are none. */
  empty: ReactNode;
  /** Shown after the last message, such as a failure. */
  footer: ReactNode;
}

function Thinking() {
  return (
    <p className="flex items-center gap-2 text-muted">
      <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />
      Thinking…
    </p>
  );
}

type MessagesProps = Pick<MessageLogProps, "userId" | "messages" | "busy">;

/** Not drawn again at every key that is typed below. */
const Messages = memo(function Messages({ userId, messages, busy }: MessagesProps) {
  const clock = useClock(userId);
  const { zone } = clock;
  const today = dateIn(zone, clock.now);
  const blocks = messages.map((message, index) => {
    const isAsking = approvalsOf(message).length > 0;
    // An answer that came in from here does not say when; what it answers does.
    const before = messages[index - 1]?.metadata?.at ?? messages[index - 2]?.metadata?.at;
    return (
      <Fragment key={message.id}>
        <DaySeparator at={message.metadata?.at} {...{ before, zone, today }} />
        <Message
          message={message}
          carriedOn={isAsking && carriedOn(message, messages.slice(index + 1))}
          coming={busy && index === messages.length - 1}
        />
      </Fragment>
    );
  });
  return <ClockContext value={clock}>{blocks}</ClockContext>;
});

/** The open conversation, following its end while an answer streams in. */
export function MessageLog(props: MessageLogProps) {
  const { userId, messages, busy, hasEarlier, loadEarlier, empty, footer } = props;
  const { viewport, content, onScroll, atEnd, toEnd } = useStickToEnd(messages[0]?.id);
  const last = messages.at(-1);
  const thinking = busy && (last?.role !== "assistant" || !textOf(last));
  const sent = messages.findLast(({ role }) => role === "user")?.id;

  // Whoever sends something wants to see the answer, wherever they had scrolled to.
  useEffect(toEnd, [sent, toEnd]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={viewport}
        onScroll={onScroll}
        role="log"
        aria-label="Conversation"
        // A log speaks every change; while words stream in that is chatter. The status line speaks.
        aria-live="off"
        tabIndex={0}
        className="h-full overflow-y-auto -outline-offset-2"
      >
        <div
          ref={content}
          className="mx-auto flex min-h-full w-full max-w-3xl flex-col gap-3 px-4 py-6 sm:px-6"
        >
          {messages.length > 0 && <h2 className="sr-only">Messages</h2>}
          {hasEarlier && <LoadEarlier firstId={messages[0]?.id} load={loadEarlier} />}
          {messages.length === 0 && !busy ? empty : null}
          <Messages userId={userId} messages={messages} busy={busy} />
          {thinking && <Thinking />}
          {footer}
        </div>
      </div>
      {!atEnd && (
        <Button
          size="sm"
          onClick={toEnd}
          className="absolute! bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-floating"
        >
          <ArrowDown aria-hidden className="size-4" />
          Latest
        </Button>
      )}
    </div>
  );
}
