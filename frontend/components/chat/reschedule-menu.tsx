"use client";

import { CalendarDays } from "lucide-react";
import { useRef, useState } from "react";
import { toast } from "sonner";

import { DateDialog } from "@/components/tasks/date-dialog";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { errorSentence } from "@/lib/api/errors";
import type { Task } from "@/lib/api/types";
import { useReschedule } from "@/lib/chat/reschedule";
import { dateIn, shortDay, usualDays } from "@/lib/tasks/dates";
import type { Clock } from "@/lib/tasks/due";
import { toForm } from "@/lib/tasks/form";

interface RescheduleMenuProps {
  userId: string;
  task: Task;
  clock: Clock;
}

/** Puts a task on another day. */
export function RescheduleMenu({ userId, task, clock }: RescheduleMenuProps) {
  const today = dateIn(clock.zone, clock.now);
  const reschedule = useReschedule(userId, clock.zone, today);
  const { date, time } = toForm(task, clock.zone);
  const say = (error: unknown) =>
    toast.error(`Could not move “${task.title}”. ${errorSentence(error)}`);
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
        {usualDays(today).map(({ label, date: day }) => (
          <MenuItem
            key={label}
            onSelect={() => void reschedule(task, { date: day, time }).catch(say)}
          >
            <span className="flex-1">{label}</span>
            <span className="text-xs text-muted">{shortDay(day)}</span>
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setPicking(true)}>Pick a date…</MenuItem>
      </Menu>
      {picking && (
        <DateDialog
          userId={userId}
          clock={clock}
          title={`Move task ${task.number}`}
          due={{ date: date || today, time }}
          submitLabel="Move"
          button={button}
          onPick={(due) => reschedule(task, due)}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
