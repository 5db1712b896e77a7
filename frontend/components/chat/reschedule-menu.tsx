"use client";

import { CalendarDays } from "lucide-react";
import { useRef, useState } from "react";

import { DateDialog } from "@/components/tasks/date-dialog";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Task } from "@/lib/api/types";
import { useReschedule } from "@/lib/chat/reschedule";
import { dateIn, shortDay, usualDays } from "@/lib/tasks/dates";
import { dueDate, type Clock } from "@/lib/tasks/due";

interface RescheduleMenuProps {
  userId: string;
  task: Task;
  clock: Clock;
}

/** Puts a task on another day. */
export function RescheduleMenu({ userId, task, clock }: RescheduleMenuProps) {
  const today = dateIn(clock.zone, clock.now);
  const reschedule = useReschedule(userId, clock.zone, today);
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
          <MenuItem key={label} onSelect={() => reschedule(task, date)}>
            <span className="flex-1">{label}</span>
            <span className="text-xs text-muted">{shortDay(date)}</span>
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setPicking(true)}>Pick a date…</MenuItem>
      </Menu>
      {picking && (
        <DateDialog
          title={`Move task ${task.number}`}
          date={dueDate(task, clock.zone) ?? today}
          submitLabel="Move"
          button={button}
          onPick={(date) => reschedule(task, date)}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
