import { CalendarDays, Flag, Repeat, TriangleAlert } from "lucide-react";

import type { Task, TaskPriority } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { describeDue, type Clock } from "@/lib/tasks/due";
import { recurrenceInWords } from "@/lib/tasks/recurrence-words";

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

interface TaskMetaProps {
  task: Task;
  clock: Clock;
  tabIndex?: 0 | -1;
  /** What a press on a tag does; without it tags are only shown. */
  onTag?: (tag: string) => void;
}

/** The small line under a task's title: when, how often, how important, tags that can be filtered by. */
export function TaskMeta({ task, clock, tabIndex, onTag }: TaskMetaProps) {
  const priority = PRIORITY[task.priority];
  const hasAny = task.due_on || task.due_at || task.recurrence || priority || task.tags.length > 0;
  if (!hasAny) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
      <DueLabel task={task} clock={clock} />
      {task.recurrence && (
        <span className="inline-flex items-center gap-1">
          <Repeat aria-hidden className="size-3.5" />
          {recurrenceInWords(task.recurrence, clock.zone)}
        </span>
      )}
      {priority && (
        <span className={cn("inline-flex items-center gap-1", priority.className)}>
          <Flag aria-hidden className="size-3.5" />
          {priority.label} <span className="sr-only">priority</span>
        </span>
      )}
      {task.tags.map((tag) => {
        const label = (
          <span className="block truncate rounded-full bg-sunken px-2 py-[3px]">#{tag}</span>
        );
        return onTag ? (
          <button
            key={tag}
            type="button"
            aria-label={`Show only #${tag}`}
            tabIndex={tabIndex}
            onClick={() => onTag(tag)}
            className="max-w-full hover:text-ink touch:-my-2 touch:h-11 touch:min-w-11"
          >
            {label}
          </button>
        ) : (
          <span key={tag} className="max-w-full">
            {label}
          </span>
        );
      })}
    </div>
  );
}
