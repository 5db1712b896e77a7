"use client";

import { Check, ChevronRight, CircleQuestionMark, Clock as ClockIcon, X } from "lucide-react";
import { Collapsible } from "radix-ui";
import { useId, useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import type { Approval } from "@/lib/api/types";
import { useUser } from "@/lib/auth/user-context";
import {
  approvalQuestion,
  changesInWords,
  decisionInWords,
  denyLabel,
  isDeletion,
} from "@/lib/chat/approvals";
import { useDeciding } from "@/lib/chat/decision-context";
import { dateIn } from "@/lib/tasks/dates";
import { localDueInWords, momentInWords, type Clock } from "@/lib/tasks/due";
import { useClock } from "@/lib/tasks/use-clock";

import { JsonDetail } from "./json-detail";
import { useCardFocus } from "./use-card-focus";

const ICONS = { approved: Check, denied: X, expired: ClockIcon } as const;

function TaskLines({ approval, clock }: { approval: Approval; clock: Clock }) {
  const today = dateIn(clock.zone, clock.now);
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label="Tasks this is about"
      className="max-h-64 overflow-y-auto rounded-md"
    >
      <ul className="flex flex-col gap-1 text-sm">
        {approval.tasks.map(({ number, title, due }) => (
          <li key={number} className="flex gap-2">
            <span className="shrink-0 text-muted tabular-nums">
              <span className="sr-only">Task </span>
              {number}
            </span>
            <span className="min-w-0 flex-1 break-words">{title}</span>
            {due && <span className="shrink-0 text-muted">{localDueInWords(due, today)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Exactly({ approval }: { approval: Approval }) {
  return (
    <Collapsible.Root>
      <Collapsible.Trigger className="group flex items-center gap-1 rounded-sm text-sm text-muted tap-target hover:text-ink">
        <ChevronRight
          aria-hidden
          className="size-3.5 shrink-0 transition-transform group-data-[state=open]:rotate-90"
        />
        Exact arguments
      </Collapsible.Trigger>
      <Collapsible.Content className="flex flex-col gap-2 pt-2">
        <p className="text-xs text-muted">
          Tool <code className="font-mono">{approval.tool}</code>
        </p>
        <JsonDetail label="Arguments" value={approval.arguments} />
      </Collapsible.Content>
    </Collapsible.Root>
  );
}

interface ButtonsProps {
  approval: Approval;
  busy: boolean;
  onDecide: (approved: boolean) => void;
}

function Buttons({ approval, busy, onDecide }: ButtonsProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const choose = (approved: boolean) => ({
    loading: busy && chosen === approved,
    "aria-disabled": busy || undefined,
    className: "aria-disabled:opacity-60",
    onClick: () => {
      if (busy) return;
      setChosen(approved);
      onDecide(approved);
    },
  });
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant={isDeletion(approval) ? "danger" : "primary"} {...choose(true)}>
        Approve
      </Button>
      <Button {...choose(false)}>{denyLabel(approval)}</Button>
    </div>
  );
}

function Decided({ approval }: { approval: Approval }) {
  const Icon = approval.decision ? ICONS[approval.decision] : CircleQuestionMark;
  return (
    <p className="flex items-center gap-2 text-sm font-medium">
      <Icon aria-hidden className="size-4 shrink-0" />
      {decisionInWords(approval)}
    </p>
  );
}

interface ApprovalCardProps {
  approval: Approval;
  turnId: string | undefined;
  messageId: string;
}

/** What the assistant may do only with the user's yes: which tasks it is about, and the two answers. */
export function ApprovalCard({ approval, turnId, messageId }: ApprovalCardProps) {
  const { busy, lastId, decide } = useDeciding();
  const clock = useClock(useUser().id);
  const card = useRef<HTMLDivElement>(null);
  const question = useId();
  const isDecided = approval.decision !== null;
  const isLast = lastId === messageId && turnId !== undefined;
  const isWaiting = !isDecided && isLast && !busy;
  const changes = changesInWords(approval);
  useCardFocus(card, isWaiting);

  const onDecide = (approved: boolean) => {
    // The buttons will go, the keyboard's place stays.
    card.current?.focus();
    decide(turnId!, approval.approval_id, approved);
  };

  return (
    <div
      ref={card}
      role="group"
      aria-labelledby={question}
      tabIndex={-1}
      data-decided={isDecided}
      className="flex w-full min-w-0 flex-col gap-3 rounded-lg border border-line-strong bg-surface p-4 data-[decided=true]:border-line"
    >
      <h4 id={question} className="flex items-center gap-2 font-semibold">
        <CircleQuestionMark aria-hidden className="size-4 shrink-0 text-warning-ink" />
        {approvalQuestion(approval)}
      </h4>
      {changes.length > 0 && <p className="text-sm break-words">Each gets {changes.join("; ")}.</p>}
      {approval.tasks.length > 0 && <TaskLines approval={approval} clock={clock} />}
      <Exactly approval={approval} />
      {isDecided && <Decided approval={approval} />}
      {!isDecided && isLast && (
        <>
          <Buttons approval={approval} busy={busy} onDecide={onDecide} />
          <p className="text-sm text-muted">
            Nothing is changed before you decide. Last moment:{" "}
            {momentInWords(new Date(approval.expires_at), clock)}.
          </p>
        </>
      )}
    </div>
  );
}
