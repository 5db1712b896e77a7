import type { HistoryEntry, UndoRequest } from "@/lib/api/types";
import { dateIn } from "@/lib/tasks/dates";

export interface HistoryDay {
  /** Date in the reader's zone. */
  date: string;
  entries: HistoryEntry[];
}

/** Entries under their day in the reader's zone, in the order they come in. */
export function byDay(entries: HistoryEntry[], zone: string): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (const entry of entries) {
    const date = dateIn(zone, new Date(entry.at));
    const last = days.at(-1);
    if (last?.date === date) last.entries.push(entry);
    else days.push({ date, entries: [entry] });
  }
  return days;
}

/** Who made a change: `You`, `Assistant`, or the name of another app. */
export function actorInWords(actor: string): string {
  if (actor === "user") return "You";
  if (actor === "assistant") return "Assistant";
  return actor.startsWith("client:") ? `App “${actor.slice("client:".length)}”` : actor;
}

interface Reversal {
  label: "Undo" | "Redo";
  request: UndoRequest;
}

/** What can be asked of an entry: to take it back, or to do it again. Null where another entry offers it. */
export function reversalOf({ id, action, undone }: HistoryEntry): Reversal | null {
  if (action === "undo") return undone ? null : { label: "Redo", request: { change_id: id } };
  return undone
    ? { label: "Redo", request: { change_id: id, redo: true } }
    : { label: "Undo", request: { change_id: id } };
}
