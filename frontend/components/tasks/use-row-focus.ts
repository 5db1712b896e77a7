"use client";

import { useCallback, useLayoutEffect, useRef, useState, type FocusEvent } from "react";

/** Marks the element of a row that takes the focus when the keyboard moves to the row. */
export const ROW_MAIN = "data-row-main";

function mainOf(row: HTMLElement | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>(`[${ROW_MAIN}]`) ?? null;
}

export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-task]") : null;
}

/**
 * The keyboard's place in a list whose rows come and go. One row, the current one, is in the tab order;
 * the focus moves between rows by `step`. When the row that had the focus is gone, its task's new row gets
 * it, else the row now in its place, else `fallback`.
 */
export function useRowFocus(fallback: () => HTMLElement | null) {
  const list = useRef<HTMLDivElement>(null);
  const held = useRef<{ element: HTMLElement; id: string | undefined; index: number } | null>(null);
  const [currentId, setCurrentId] = useState<string | null>(null);

  const rows = useCallback(
    () => Array.from(list.current?.querySelectorAll<HTMLElement>("[data-task]") ?? []),
    [],
  );

  const focusAt = useCallback(
    (index: number) => {
      const all = rows();
      (mainOf(all[Math.max(0, Math.min(index, all.length - 1))]) ?? fallback())?.focus();
    },
    [rows, fallback],
  );

  /** Moves to the task's row; to the first one where it has none. */
  const focusTask = useCallback(
    (id: string | null) => focusAt(rows().findIndex((row) => row.dataset.task === id)),
    [focusAt, rows],
  );

  const step = useCallback(
    (row: HTMLElement, by: number) => focusAt(rows().indexOf(row) + by),
    [focusAt, rows],
  );

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const row = rowOf(event.target);
    const id = row?.dataset.task;
    held.current = row ? { element: event.target, id, index: rows().indexOf(row) } : null;
    if (id) setCurrentId(id);
  };
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    // A removed element also blurs, but then nothing else takes the focus.
    if (event.relatedTarget) held.current = null;
  };

  useLayoutEffect(() => {
    const lost = held.current;
    if (!lost || lost.element.isConnected) return;
    held.current = null;
    if (document.activeElement && document.activeElement !== document.body) return;
    const moved = rows().findIndex((row) => row.dataset.task === lost.id);
    focusAt(moved < 0 ? lost.index : moved);
  });

  return { list, currentId, focusTask, step, onFocus, onBlur };
}
