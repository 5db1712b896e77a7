"use client";

import { CalendarDays } from "lucide-react";
import { useRef, useState } from "react";

import { DateDialog } from "@/components/tasks/date-dialog";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Task } from "@/lib/api/types";
import { dateIn, shortDay, usualDays } from "@/lib/tasks/dates";
import type { Clock } from "@/lib/tasks/due";
import { changedFields, toForm } from "@/lib/tasks/form";
import { useEditTask, type TaskActions } from "@/lib/tasks/mutations";
import type { LocalDue } from "@/lib/tasks/when-words";

interface RescheduleMenuProps {
  userId: string;
  task: Task;
  clock: Clock;
  actions: TaskActions;
}

/** Puts a task on another day. */
export function RescheduleMenu({ userId, task, clock, actions }: RescheduleMenuProps) {
  const today = dateIn(clock.zone, clock.now);
  const form = toForm(task, clock.zone);
  const edit = useEditTask(userId);
  const moveTo = ({ date, time }: LocalDue) => {
    const changed = { ...form, date, time: date ? time : "" };
    return edit.mutateAsync({ task, fields: changedFields(task, changed, clock.zone) });
  };
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
          <MenuItem
            key={label}
            onSelect={() => date !== form.date && actions.move(task, date, clock.zone)}
          >
            <span className="flex-1">{label}</span>
            <span className="text-xs text-muted">{shortDay(date)}</span>
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setPicking(true)}>Pick a date…</MenuItem>
      </Menu>
      {picking && (
        <DateDialog
          userId={userId}
          clock={clock}
          title={`Move task ${task.number}`}
          due={{ date: form.date || today, time: form.time }}
          submitLabel="Move"
          button={button}
          onPick={moveTo}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
