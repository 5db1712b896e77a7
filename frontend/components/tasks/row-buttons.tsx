"use client";

import { Pencil, RotateCcw, Trash2 } from "lucide-react";

import { Button } from "@/components/ui/button";
import type { Task } from "@/lib/api/types";

import type { RowHandlers } from "./row-handlers";

interface RowButtonsProps {
  task: Task;
  tabIndex: 0 | -1;
  row: RowHandlers;
}

/** The buttons at the end of a row. The browser's own tooltip: a thousand of ours would slow the list down. */
export function RowButtons({ task, tabIndex, row }: RowButtonsProps) {
  if (task.deleted_at) {
    return (
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Restore ${task.title}`}
        title="Restore"
        data-row-main=""
        tabIndex={tabIndex}
        className="size-8! text-muted"
        onClick={() => row.actions.restore(task)}
      >
        <RotateCcw aria-hidden className="size-4" />
      </Button>
    );
  }
  return (
    // Over the row's end and not beside it, so that a title has the whole width; fingers need them in view.
    <div className="absolute top-1 right-1 flex rounded-md bg-surface opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 touch:static touch:-my-1 touch:bg-transparent touch:opacity-100 group-data-selecting/list:hidden">
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Edit ${task.title}`}
        title="Edit"
        tabIndex={tabIndex}
        className="size-8! text-muted"
        onClick={() => row.onOpen(task)}
      >
        <Pencil aria-hidden className="size-4" />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Delete ${task.title}`}
        title="Delete"
        tabIndex={tabIndex}
        className="size-8! text-muted hover:text-danger-ink"
        onClick={() => row.actions.remove(task)}
      >
        <Trash2 aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
