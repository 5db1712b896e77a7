"use client";

import { memo } from "react";

import { saidOn } from "@/lib/chat/days";
import { dateIn } from "@/lib/tasks/dates";

interface DaySeparatorProps {
  /** When the message after this was said; an answer that is just coming has no time yet. */
  at: string | undefined;
  /** When the message before was said. */
  before: string | undefined;
  zone: string;
  /** Today's date. */
  today: string;
}

/** The day, between messages of two days. */
export const DaySeparator = memo(function DaySeparator(props: DaySeparatorProps) {
  const { at, before, zone, today } = props;
  if (!at) return null;
  const date = dateIn(zone, new Date(at));
  if (before && dateIn(zone, new Date(before)) === date) return null;
  return (
    <p className="flex items-center gap-3 text-xs font-medium text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      <time dateTime={date}>{saidOn(date, today)}</time>
    </p>
  );
});
