"use client";

import { CalendarDays } from "lucide-react";
import { useRef, useState } from "react";

import { DateDialog } from "@/components/tasks/date-dialog";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Task } from "@/lib/api/types";
import { dateIn, shortDay, usualDays } from "@/lib/tasks/dates";
import { dueDate, type Clock } from "@/lib/tasks/due";
import type { TaskActions } from "@/lib/tasks/mutations";

interface RescheduleMenuProps {
  task: Task;
  clock: Clock;
  actions: TaskActions;
}

/** Puts a task on another day. */
export function RescheduleMenu({ task, clock, actions }: RescheduleMenuProps) {
  const today = dateIn(clock.zone, clock.now);
  const due = dueDate(task, clock.zone);
  const reschedule = (date: string) => date !== due && actions.move(task, date, clock.zone);
  const [picking, setPicking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Menu
        trigger={
          <Button
            ref={button}
            variant="ghost"
            size="icon"
            aria-label={`Reschedule task ${task.number}: ${task.title}`}
            className="size-8! text-muted"
          >
            <CalendarDays aria-hidden className="size-4" />
          </Button>
        }
      >
        {usualDays(today).map(({ label, date }) => (
          <MenuItem key={label} onSelect={() => reschedule(date)}>
            <span className="flex-1">{label}</span>
            <span className="text-xs text-muted">{shortDay(date)}</span>
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setPicking(true)}>Pick a date…</MenuItem>
      </Menu>
      {picking && (
        <DateDialog
          title={`Move task ${task.number}`}
          date={due ?? today}
          submitLabel="Move"
          button={button}
          onPick={(date) => reschedule(date)}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
