"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useReading } from "@/lib/reading/use-reading";
import { dateIn, usualDays } from "@/lib/tasks/dates";
import type { Clock } from "@/lib/tasks/due";
import { dueInFull, localDue, type LocalDue } from "@/lib/tasks/when-words";

import { WhenField } from "./when-field";

export interface DueInputs extends LocalDue {
  /** Words that say the date; as long as there are any, they count. */
  due: string;
}

interface DueFieldsProps {
  userId: string;
  clock: Clock;
  value: DueInputs;
  onChange: (value: DueInputs) => void;
  errors: { due?: string; date?: string };
  /** Without the days that are usual, where a menu had them before. */
  plain?: boolean;
}

/** When something is due: in words, by a usual day, or by date and time. All of them show the same. */
export function DueFields({ userId, clock, value, onChange, errors, plain }: DueFieldsProps) {
  const today = dateIn(clock.zone, clock.now);
  const read = useReading(userId, value.due, "due")[0]?.when ?? null;
  const shown: LocalDue = value.due.trim() && read ? localDue(read, clock.zone, value) : value;
  const choices = [...usualDays(today), { label: "No date", date: "" }];
  const choose = (some: Partial<LocalDue>) =>
    onChange({ date: shown.date, time: shown.time, ...some, due: "" });

  return (
    <div className="flex flex-col gap-2">
      <WhenField
        label="Due"
        of="due"
        placeholder="next fri 5pm, in 3 days, no date"
        words={value.due}
        onWords={(due) => onChange({ ...value, due })}
        read={read}
        readInWords={dueInFull(shown, today)}
        error={errors.due}
      />
      {!plain && (
        <div role="group" aria-label="Usual days" className="flex flex-wrap gap-1.5">
          {choices.map(({ label, date }) => (
            <Button
              key={label}
              size="sm"
              aria-pressed={shown.date === date}
              className="touch:h-11 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
              onClick={() => choose(date ? { date } : { date, time: "" })}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      <div className="grid grid-cols-2 gap-3 max-[22rem]:grid-cols-1">
        <TextField
          label="Due date"
          type="date"
          value={shown.date}
          error={errors.date}
          onChange={(event) => choose({ date: event.target.value })}
        />
        <TextField
          label="Due time"
          type="time"
          value={shown.time}
          onChange={(event) => choose({ time: event.target.value })}
        />
      </div>
    </div>
  );
}
