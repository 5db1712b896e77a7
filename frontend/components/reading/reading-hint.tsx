"use client";

import { useReading, type ReadingOf } from "@/lib/reading/use-reading";
import { useReadingHint } from "@/lib/reading/setting";
import { cn } from "@/lib/cn";

interface ReadingHintProps {
  /** For the input's `aria-describedby`: heard when asked for, not at every key. */
  id: string;
  userId: string;
  text: string;
  of: ReadingOf;
  className?: string;
}

/** One line under an input that says what its text would do. Its room is kept, so that nothing moves. */
export function ReadingHint({ id, userId, text, of, className }: ReadingHintProps) {
  const on = useReadingHint();
  const actions = useReading(userId, text, of, on);
  if (!on) return null;
  const words = actions.map((action) => action.words).join("; ");
  return (
    <p id={id} title={words} className={cn("h-4.5 truncate text-xs text-muted", className)}>
      {words}
    </p>
  );
}
