"use client";

import { memo } from "react";

import { Checkbox } from "@/components/ui/checkbox";
import type { Task } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import type { Clock } from "@/lib/tasks/due";

import { RowButtons } from "./row-buttons";
import type { RowHandlers } from "./row-handlers";
import { SelectBox } from "./select-box";
import { TaskMeta } from "./task-meta";
import { TitleInput } from "./title-input";
import type { Unsaved } from "./use-renaming";

interface TaskRowProps {
  task: Task;
  clock: Clock;
  row: RowHandlers;
  /** Whether the row is the one in the tab order. */
  current: boolean;
  selected: boolean;
  /** Whether its title is being edited. */
  renaming: boolean;
  /** What was typed as its title and could not be saved. */
  unsaved: Unsaved | undefined;
  /** Its place among so many of its list (-1: nobody knows), of which not all rows are there. */
  place: number;
  places: number;
  /** Its place among all that the panel shows, the room between it and what is shown before. */
  index: number;
  gap: number;
  measure: (element: HTMLElement | null) => void;
}

/** A task: tick, number, title, details, and what can be done with it. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, clock, row, current, selected, unsaved } = props;
  const renaming = props.renaming || unsaved !== undefined;
  const tabIndex = current ? 0 : -1;
  return (
    <li
      ref={props.measure}
      data-task={task.id}
      data-index={props.index}
      aria-posinset={props.place}
      aria-setsize={props.places}
      style={props.gap ? { marginTop: props.gap } : undefined}
      className={cn(
        "group task-row relative flex items-start gap-3 rounded-md py-2 pr-3 pl-8 touch:pl-3 touch:select-none",
        selected
          ? "bg-accent-soft"
          : "hover:bg-surface has-[[data-row-main]:focus-visible]:bg-surface",
      )}
    >
      {!task.deleted_at && (
        <div className="pt-0.5">
          <Checkbox
            label={`Complete: ${task.title}`}
            checked={task.completed}
            data-row-main=""
            tabIndex={tabIndex}
            onCheckedChange={(checked) => row.actions.setCompleted(task, checked)}
          />
        </div>
      )}
      <SelectBox task={task} selected={selected} tabIndex={tabIndex} onSelect={row.onSelect} />
      <div className="flex min-w-0 flex-1 flex-col gap-1 py-0.5">
        {renaming ? (
          <TitleInput
            task={task}
            unsaved={unsaved}
            onDone={(title) => row.onRenamed(task, title)}
          />
        ) : (
          <p className="text-sm break-words">
            <span className="mr-1.5 text-xs text-muted tabular-nums">
              <span className="sr-only">Task </span>
              {task.number}
            </span>
            <span className={cn(task.completed && "text-muted line-through")}>{task.title}</span>
          </p>
        )}
        {task.description && (
          <p className="line-clamp-2 text-xs break-words text-muted">{task.description}</p>
        )}
        <TaskMeta task={task} clock={clock} tabIndex={tabIndex} onTag={row.onTag} />
      </div>
      {!renaming && <RowButtons task={task} tabIndex={tabIndex} row={row} />}
    </li>
  );
});
