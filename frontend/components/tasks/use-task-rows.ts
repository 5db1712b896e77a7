"use client";

import { useCallback, useLayoutEffect, useMemo, useState } from "react";

import type { Task } from "@/lib/api/types";
import { useBulkChange } from "@/lib/tasks/bulk";
import { COMPLETE, DELETE, REOPEN, type TaskChange } from "@/lib/tasks/changes";
import { useTaskActions } from "@/lib/tasks/mutations";
import type { TaskView } from "@/lib/tasks/view-names";

import type { RowHandlers } from "./row-handlers";
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
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const actions = useTaskActions(userId);
  const focus = useRowFocus(focusFallback);
  const selection = useSelection(view, tasks);
  const bulk = useBulkChange(userId, selection.remove);
  const { toggle, active } = selection;
  const { focusTask, currentId } = focus;

  // The bar that had the focus is gone with the selection.
  useLayoutEffect(() => {
    if (!active && document.activeElement === document.body && currentId) focusTask(currentId);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the bar goes
  }, [active]);

  const onRenamed = useCallback(
    (task: Task, title: string | null) => {
      setRenamingId(null);
      if (title) actions.rename(task, title);
    },
    [actions],
  );
  const row: RowHandlers = useMemo(
    () => ({ actions, onOpen, onSelect: toggle, onTag, onRenamed }),
    [actions, onOpen, toggle, onTag, onRenamed],
  );

  const changeSelected = (change: TaskChange) => {
    if (!bulk.isPending) bulk.run(selection.tasks, change);
  };
  return {
    focus,
    selection,
    row,
    renamingId,
    onRename: setRenamingId,
    isBusy: bulk.isPending,
    changeSelected,
    /** A key on a row means all that are selected, if any are. */
    onTick: (task: Task) => {
      if (task.deleted_at) return;
      const wanted = selection.tasks.length > 0 ? selection.tasks : [task];
      const isUndone = wanted.some(({ completed }) => !completed);
      if (selection.tasks.length > 0) changeSelected(isUndone ? COMPLETE : REOPEN);
      else actions.setCompleted(task, isUndone);
    },
    onDelete: (task: Task) => {
      if (task.deleted_at) return;
      if (selection.tasks.length > 0) changeSelected(DELETE);
      else actions.remove(task);
    },
  };
}
