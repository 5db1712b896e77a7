"use client";

import { useLayoutEffect, useRef, type FocusEvent } from "react";

/**
 * Keeps the keyboard's place in a list whose rows come and go: when the row that had the focus is
 * gone, the row now in its place gets it, or `fallback` when the list is empty.
 */
export function useRowFocus(fallback: () => HTMLElement | null) {
  const list = useRef<HTMLDivElement>(null);
  const held = useRef<{ element: HTMLElement; index: number } | null>(null);

  const rows = () => Array.from(list.current?.querySelectorAll<HTMLElement>("li") ?? []);

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const row = event.target.closest("li");
    held.current = row ? { element: event.target, index: rows().indexOf(row) } : null;
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
    const left = rows();
    const row = left[Math.min(lost.index, left.length - 1)];
    (row?.querySelector<HTMLElement>("button") ?? fallback())?.focus();
  });

  return { ref: list, onFocus, onBlur };
}
