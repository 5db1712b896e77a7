"use client";

import { Pencil, RotateCcw, Trash2 } from "lucide-react";
import { memo } from "react";

import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import type { Task } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import type { Clock } from "@/lib/tasks/due";
import type { TaskActions } from "@/lib/tasks/mutations";

import { TaskMeta } from "./task-meta";

interface TaskRowProps {
  task: Task;
  clock: Clock;
  actions: TaskActions;
  onEdit: (task: Task) => void;
}

function RowButtons({ task, actions, onEdit }: Omit<TaskRowProps, "clock">) {
  if (task.deleted_at) {
    return (
      <IconButton
        label={`Restore ${task.title}`}
        className="size-8! text-muted"
        onClick={() => actions.restore(task)}
      >
        <RotateCcw aria-hidden className="size-4" />
      </IconButton>
    );
  }
  return (
    // Over the row's end and not beside it, so that a title has the whole width; fingers need them in view.
    <div className="absolute top-1 right-1 flex rounded-md bg-surface opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 touch:static touch:-my-1 touch:bg-transparent touch:opacity-100">
      <IconButton
        label={`Edit ${task.title}`}
        className="size-8! text-muted"
        onClick={() => onEdit(task)}
      >
        <Pencil aria-hidden className="size-4" />
      </IconButton>
      <IconButton
        label={`Delete ${task.title}`}
        className="size-8! text-muted hover:text-danger-ink"
        onClick={() => actions.remove(task)}
      >
        <Trash2 aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}

/** A task: tick, number, title, details, and what can be done with it. */
export const TaskRow = memo(function TaskRow({ task, clock, actions, onEdit }: TaskRowProps) {
  return (
    <li className="group relative flex items-start gap-3 rounded-md px-3 py-2 hover:bg-surface">
      {!task.deleted_at && (
        <div className="pt-0.5">
          <Checkbox
            label={`Complete: ${task.title}`}
            checked={task.completed}
            onCheckedChange={(checked) => actions.setCompleted(task, checked)}
          />
        </div>
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-1 py-0.5">
        <p className="text-sm break-words">
          <span className="mr-1.5 text-xs text-muted tabular-nums">
            <span className="sr-only">Task </span>
            {task.number}
          </span>
          <span className={cn(task.completed && "text-muted line-through")}>{task.title}</span>
        </p>
        {task.description && (
          <p className="line-clamp-2 text-xs break-words text-muted">{task.description}</p>
        )}
        <TaskMeta task={task} clock={clock} />
      </div>
      <RowButtons task={task} actions={actions} onEdit={onEdit} />
    </li>
  );
});
