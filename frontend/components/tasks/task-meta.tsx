import { CalendarDays, Flag, Repeat, TriangleAlert } from "lucide-react";

import type { Task, TaskPriority } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { describeDue, recurrenceInWords, type Clock } from "@/lib/tasks/due";

const PRIORITY: Partial<Record<TaskPriority, { label: string; className: string }>> = {
  low: { label: "Low", className: "text-muted" },
  high: { label: "High", className: "text-warning-ink" },
  urgent: { label: "Urgent", className: "font-medium text-danger-ink" },
};

function DueLabel({ task, clock }: { task: Task; clock: Clock }) {
  const due = describeDue(task, clock);
  if (!due) return null;
  const Icon = due.overdue ? TriangleAlert : CalendarDays;
  return (
    <span className={cn("inline-flex items-center gap-1", due.overdue && "text-danger-ink")}>
      <Icon aria-hidden className="size-3.5" />
      {due.overdue && <span className="font-medium">Overdue:</span>}
      <time dateTime={task.due_at ?? due.date}>{due.words}</time>
    </span>
  );
}

/** The small line under a task's title: when, how often, how important, tags. */
export function TaskMeta({ task, clock }: { task: Task; clock: Clock }) {
  const priority = PRIORITY[task.priority];
  const hasAny = task.due_on || task.due_at || task.recurrence || priority || task.tags.length > 0;
  if (!hasAny) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
      <DueLabel task={task} clock={clock} />
      {task.recurrence && (
        <span className="inline-flex items-center gap-1">
          <Repeat aria-hidden className="size-3.5" />
          {recurrenceInWords(task.recurrence)}
        </span>
      )}
      {priority && (
        <span className={cn("inline-flex items-center gap-1", priority.className)}>
          <Flag aria-hidden className="size-3.5" />
          {priority.label} <span className="sr-only">priority</span>
        </span>
      )}
      {task.tags.map((tag) => (
        <span key={tag} className="rounded-full bg-sunken px-2 py-0.5">
          #{tag}
        </span>
      ))}
    </p>
  );
}
