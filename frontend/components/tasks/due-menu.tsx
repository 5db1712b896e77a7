"use client";

import { CalendarDays } from "lucide-react";
import { useRef, useState } from "react";

import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { dateIn, shortDay, usualDays } from "@/lib/tasks/dates";
import type { Clock } from "@/lib/tasks/due";
import type { LocalDue } from "@/lib/tasks/when-words";

import { DateDialog } from "./date-dialog";

interface DueMenuProps {
  userId: string;
  clock: Clock;
  /** With "" for a date there is none; without a time, times stay. Rejects when nothing was changed. */
  onPick: (due: LocalDue) => Promise<unknown>;
}

/** When the selected tasks are due: a day that is near, any other, or none. */
export function DueMenu({ userId, clock, onPick }: DueMenuProps) {
  const today = dateIn(clock.zone, clock.now);
  const [picking, setPicking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // What fails is said in a toast.
  const pick = (date: string) => void onPick({ date, time: "" }).catch(() => {});
  return (
    <>
      <Menu
        trigger={
          <IconButton ref={button} label="Set due date" side="bottom">
            <CalendarDays aria-hidden className="size-4" />
          </IconButton>
        }
      >
        {usualDays(today).map(({ label, date }) => (
          <MenuItem key={label} onSelect={() => pick(date)} className="justify-between gap-6!">
            {label}
            <span className="text-xs text-muted">{shortDay(date)}</span>
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setPicking(true)}>Pick a date…</MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => pick("")}>No date</MenuItem>
      </Menu>
      {picking && (
        <DateDialog
          userId={userId}
          clock={clock}
          title="Set due date"
          due={{ date: today, time: "" }}
          submitLabel="Set date"
          button={button}
          onPick={onPick}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
