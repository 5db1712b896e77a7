"use client";

import { CircleCheck, Flag, RotateCcw, Trash2, Undo2, X } from "lucide-react";
import type { KeyboardEvent } from "react";

import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Task } from "@/lib/api/types";
import {
  COMPLETE,
  DELETE,
  REOPEN,
  RESTORE,
  dueOn,
  prioritize,
  type TaskChange,
} from "@/lib/tasks/changes";
import type { Clock } from "@/lib/tasks/due";
import { PRIORITIES, PRIORITY_LABELS } from "@/lib/tasks/view-options";

import { DueMenu } from "./due-menu";

interface SelectionBarProps {
  userId: string;
  tasks: readonly Task[];
  clock: Clock;
  /** Whether a change of them is under way. */
  busy: boolean;
  /** Rejects when nothing was changed; a toast has said why. */
  onChange: (change: TaskChange) => Promise<unknown>;
  onClear: () => void;
}

/** Stands in the place of the search while tasks are selected: how many, and what can be done with them. */
export function SelectionBar(props: SelectionBarProps) {
  const { userId, tasks, clock, busy, onChange, onClear } = props;
  const off = busy || tasks.length === 0;
  const isDeleted = tasks.some((task) => task.deleted_at);
  const areDone = tasks.length > 0 && tasks.every((task) => task.completed);
  // Not `disabled` while it works: the focus would fall out of the bar.
  const act = (change: TaskChange) => () => {
    if (!off) onChange(change).catch(() => {});
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Of an open menu the key comes here, too.
    const isInside = event.currentTarget.contains(event.target as Node);
    if (event.key === "Escape" && isInside) onClear();
  };

  return (
    <div
      role="group"
      aria-label="Selected tasks"
      aria-busy={busy || undefined}
      data-keeps-escape=""
      onKeyDown={onKeyDown}
      className="flex min-h-9 flex-wrap items-center gap-x-0.5 rounded-md bg-accent-soft text-accent-ink"
    >
      <span className="flex-1 pl-3 text-sm font-medium whitespace-nowrap">
        <span className="max-[22rem]:hidden">{tasks.length} selected</span>
        <span className="min-[22rem]:hidden">{tasks.length}</span>
      </span>
      {isDeleted ? (
        <IconButton label="Restore" side="bottom" onClick={act(RESTORE)}>
          <Undo2 aria-hidden className="size-4" />
        </IconButton>
      ) : (
        <>
          <IconButton
            label={areDone ? "Reopen" : "Complete"}
            side="bottom"
            aria-disabled={off || undefined}
            onClick={act(areDone ? REOPEN : COMPLETE)}
          >
            {areDone ? (
              <RotateCcw aria-hidden className="size-4" />
            ) : (
              <CircleCheck aria-hidden className="size-4" />
            )}
          </IconButton>
          <DueMenu
            userId={userId}
            clock={clock}
            onPick={async ({ date, time }) =>
              off ? undefined : onChange(dueOn(date || null, clock.zone, time))
            }
          />
          <Menu
            trigger={
              <IconButton label="Set priority" side="bottom" aria-disabled={off || undefined}>
                <Flag aria-hidden className="size-4" />
              </IconButton>
            }
          >
            {PRIORITIES.map((priority) => (
              <MenuItem key={priority} onSelect={act(prioritize(priority))}>
                {PRIORITY_LABELS[priority]}
              </MenuItem>
            ))}
          </Menu>
          <IconButton
            label="Delete"
            side="bottom"
            aria-disabled={off || undefined}
            onClick={act(DELETE)}
          >
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </>
      )}
      <IconButton label="Clear selection" side="bottom" onClick={onClear}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
