"use client";

import { Redo2, Undo2 } from "lucide-react";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { Badge } from "@/components/ui/states";
import type { HistoryEntry } from "@/lib/api/types";
import { chatPath } from "@/lib/conversations/route";
import { actorInWords, reversalOf } from "@/lib/history/entries";
import { useUndo } from "@/lib/history/undo";
import { clockIn } from "@/lib/tasks/dates";

interface HistoryRowProps {
  userId: string;
  entry: HistoryEntry;
  zone: string;
}

function Reverse({ userId, entry }: Omit<HistoryRowProps, "zone">) {
  const undo = useUndo(userId);
  const reversal = reversalOf(entry);
  if (!reversal) return null;
  const { label, request } = reversal;
  const Icon = label === "Undo" ? Undo2 : Redo2;
  return (
    <Button
      variant="ghost"
      size="sm"
      className="px-2! text-muted"
      aria-label={`${label}: ${entry.summary}`}
      loading={undo.isPending}
      onClick={() => undo.mutate(request)}
    >
      <Icon aria-hidden className="size-3.5" />
      {label}
    </Button>
  );
}

/** One change: when, who and what, with the way back. */
export function HistoryRow({ userId, entry, zone }: HistoryRowProps) {
  const at = new Date(entry.at);
  return (
    <li className="flex items-start gap-3 py-2.5">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="text-sm break-words">{entry.summary}</p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          <time dateTime={entry.at}>{clockIn(zone, at)}</time>
          <span>{actorInWords(entry.actor)}</span>
          {entry.conversation_id && (
            <Link
              href={chatPath(entry.conversation_id)}
              className="rounded-sm text-accent-ink underline"
            >
              Open the conversation
            </Link>
          )}
          {entry.undone && <Badge>Undone</Badge>}
        </p>
      </div>
      <Reverse userId={userId} entry={entry} />
    </li>
  );
}
