"use client";

import { Button } from "@/components/ui/button";
import { useReading } from "@/lib/reading/use-reading";
import { dateIn } from "@/lib/tasks/dates";
import type { Clock } from "@/lib/tasks/due";
import { dueInFull, localDue, repeatInFull } from "@/lib/tasks/when-words";

import { WhenField } from "./when-field";

interface RepeatFieldProps {
  userId: string;
  clock: Clock;
  words: string;
  onWords: (words: string) => void;
  /** Whether the words are those of the rule that the task has; they need no reading. */
  unchanged: boolean;
  /** Whether the task has a date; without one it gets the first of the repetition. */
  dated: boolean;
  error: string | undefined;
}

/** What is read where nothing has to be. */
const NOTHING = { due_on: null, due_at: null, recurrence: null };

/** How a task repeats, in words; none for not at all. */
export function RepeatField(props: RepeatFieldProps) {
  const { userId, clock, words, onWords, unchanged, dated, error } = props;
  const read = useReading(userId, words, "repeat", !unchanged)[0]?.when ?? null;
  const first = read && localDue(read, clock.zone, { date: "", time: "" });
  const isFirstNew = first?.date && (!dated || first.time);
  const inWords = [
    read && repeatInFull(read.recurrence, clock.zone),
    isFirstNew && `first ${dueInFull(first, dateIn(clock.zone, clock.now))}`,
  ];
  return (
    <div className="relative">
      <WhenField
        label="Repeat"
        of="repeat"
        placeholder="every other Tuesday until June"
        words={words}
        onWords={onWords}
        read={unchanged ? NOTHING : read}
        readInWords={unchanged ? "" : inWords.filter(Boolean).join(" · ")}
        error={error}
      />
      {words && (
        <div className="absolute -top-2 -right-2">
          <Button
            variant="ghost"
            size="sm"
            className="h-7! px-2! font-normal! text-muted"
            onClick={() => onWords("")}
          >
            Do not repeat
          </Button>
        </div>
      )}
    </div>
  );
}
