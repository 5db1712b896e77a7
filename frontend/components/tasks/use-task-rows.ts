"use client";

import { useLayoutEffect, useMemo } from "react";

import type { Task } from "@/lib/api/types";
import { useBulkChange } from "@/lib/tasks/bulk";
import { COMPLETE, DELETE, REOPEN, type TaskChange } from "@/lib/tasks/changes";
import { useTaskActions } from "@/lib/tasks/mutations";
import type { TaskView } from "@/lib/tasks/view-names";

import type { RowHandlers } from "./row-handlers";
import { useRenaming } from "./use-renaming";
import { useRowFocus } from "./use-row-focus";
import { useSelection } from "./use-selection";

interface TaskRowsOptions {
  userId: string;
  view: TaskView;
  /** In the order of the rows. */
  tasks: readonly Task[];
  onOpen: (task: Task) => void;
  onTag: (tag: string) => void;
  /** Gets the focus when the last row is gone. */
  focusFallback: () => HTMLElement | null;
}

/** What can be done with the rows of a list, one by one and many at once, by mouse and by keys. */
export function useTaskRows(props: TaskRowsOptions) {
  const { userId, view, tasks, onOpen, onTag, focusFallback } = props;
  const actions = useTaskActions(userId);
  const { onRenamed, ...renaming } = useRenaming(actions.rename);
  const focus = useRowFocus(tasks, focusFallback);
  const selection = useSelection(view, tasks);
  const bulk = useBulkChange(userId, selection.remove);
  const { toggle, active } = selection;
  const { focusTask, currentId } = focus;

  // The bar that had the focus is gone with the selection.
  useLayoutEffect(() => {
    if (!active && document.activeElement === document.body && currentId) focusTask(currentId);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the bar goes
  }, [active]);

  const row: RowHandlers = useMemo(
    () => ({ actions, onOpen, onSelect: toggle, onTag, onRenamed }),
    [actions, onOpen, toggle, onTag, onRenamed],
  );

  /** Rejects when nothing was changed; a toast has said why. */
  const changeSelected = async (change: TaskChange) => {
    if (!bulk.isPending) await bulk.run(selection.tasks, change);
  };
  const tryToChange = (change: TaskChange) => void changeSelected(change).catch(() => {});
  return {
    focus,
    selection,
    row,
    ...renaming,
    isBusy: bulk.isPending,
    changeSelected,
    /** A key on a row means all that are selected, if any are. */
    onTick: (task: Task) => {
      if (task.deleted_at) return;
      const wanted = selection.tasks.length > 0 ? selection.tasks : [task];
      const isUndone = wanted.some(({ completed }) => !completed);
      if (selection.tasks.length > 0) tryToChange(isUndone ? COMPLETE : REOPEN);
      else actions.setCompleted(task, isUndone);
    },
    onDelete: (task: Task) => {
      if (task.deleted_at) return;
      if (selection.tasks.length > 0) tryToChange(DELETE);
      else actions.remove(task);
    },
  };
}
