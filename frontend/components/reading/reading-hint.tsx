"use client";

import { useReading, type ReadingOf } from "@/lib/reading/use-reading";
import { readingHint } from "@/lib/reading/setting";
import { cn } from "@/lib/cn";

interface ReadingHintProps {
  /** For the input's `aria-describedby`: heard when asked for, not at every key. */
  id: string;
  userId: string;
  text: string;
  of: ReadingOf;
  className?: string;
}

/** What the text of an input would do, under it. The room of a line is kept, so that nothing moves. */
export function ReadingHint({ id, userId, text, of, className }: ReadingHintProps) {
  const on = readingHint.use();
  const actions = useReading(userId, text, of, on);
  if (!on) return null;
  const words = actions.map((action) => action.words).join("; ");
  return (
    <p
      id={id}
      title={words}
      className={cn("line-clamp-2 min-h-4.5 text-xs wrap-anywhere text-muted", className)}
    >
      {words}
    </p>
  );
}
