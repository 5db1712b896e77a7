"use client";

import { CalendarDays } from "lucide-react";
import { useRef, useState } from "react";

import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { shortDay, usualDays } from "@/lib/tasks/dates";

import { DateDialog } from "./date-dialog";

interface DueMenuProps {
  today: string;
  onPick: (date: string | null) => void;
}

/** When the selected tasks are due: a day that is near, any other, or none. */
export function DueMenu({ today, onPick }: DueMenuProps) {
  const [picking, setPicking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
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
          <MenuItem key={label} onSelect={() => onPick(date)} className="justify-between gap-6!">
            {label}
            <span className="text-xs text-muted">{shortDay(date)}</span>
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setPicking(true)}>Pick a date…</MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => onPick(null)}>No date</MenuItem>
      </Menu>
      {picking && (
        <DateDialog
          title="Set due date"
          date={today}
          submitLabel="Set date"
          button={button}
          onPick={onPick}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
