"use client";

import { useCallback, useLayoutEffect, useRef, useState, type FocusEvent } from "react";

import type { Task } from "@/lib/api/types";

/** Marks the element of a row that takes the focus when the keyboard moves to the row. */
export const ROW_MAIN = "data-row-main";

function mainOf(row: HTMLElement | null | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>(`[${ROW_MAIN}]`) ?? null;
}

export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-task]") : null;
}

/**
 * The keyboard's place in a list whose rows come and go, and are not all there. One row, the current one, is
 * in the tab order and always there; the focus moves between rows by `step`. When the row that had the focus
 * is gone, its task's new row gets it, else the row now in its place, else `fallback`.
 */
export function useRowFocus(tasks: readonly Task[], fallback: () => HTMLElement | null) {
  const list = useRef<HTMLDivElement>(null);
  const held = useRef<{ element: HTMLElement; id: string | undefined; index: number } | null>(null);
  /** The task whose row gets the focus as soon as it is there. */
  const wanted = useRef<string | null>(null);
  const order = useRef(tasks);
  const [currentId, setCurrentId] = useState<string | null>(null);

  const indexOf = useCallback(
    (id: string | null | undefined) => order.current.findIndex((task) => task.id === id),
    [],
  );

  /** Whether the task's row was there to take the focus. */
  const focusRow = useCallback((id: string) => {
    const rows = list.current?.querySelectorAll<HTMLElement>("[data-task]") ?? [];
    const main = mainOf([...rows].find((row) => row.dataset.task === id));
    main?.focus();
    return main !== null;
  }, []);

  const focusAt = useCallback(
    (index: number) => {
      const task = order.current[Math.max(0, Math.min(index, order.current.length - 1))];
      if (!task) return fallback()?.focus();
      if (focusRow(task.id)) return;
      wanted.current = task.id;
      setCurrentId(task.id);
    },
    [focusRow, fallback],
  );

  /** Moves to the task's row; to the first one where it has none. */
  const focusTask = useCallback((id: string | null) => focusAt(indexOf(id)), [focusAt, indexOf]);

  const step = useCallback(
    (row: HTMLElement, by: number) => focusAt(indexOf(row.dataset.task) + by),
    [focusAt, indexOf],
  );

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const id = rowOf(event.target)?.dataset.task;
    held.current = id ? { element: event.target, id, index: indexOf(id) } : null;
    wanted.current = null;
    if (id) setCurrentId(id);
  };
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    // A removed element also blurs, but then nothing else takes the focus.
    if (event.relatedTarget) held.current = null;
  };

  useLayoutEffect(() => {
    order.current = tasks;
    if (wanted.current !== null) {
      const id = wanted.current;
      wanted.current = null;
      focusRow(id);
      return;
    }
    const lost = held.current;
    if (!lost || lost.element.isConnected) return;
    held.current = null;
    if (document.activeElement && document.activeElement !== document.body) return;
    const moved = indexOf(lost.id);
    focusAt(moved < 0 ? lost.index : moved);
  });

  return { list, currentId, focusTask, step, onFocus, onBlur };
}
