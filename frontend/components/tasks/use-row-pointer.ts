"use client";

import { useRef, type MouseEvent, type PointerEvent } from "react";

import { rowOf } from "./use-row-focus";

const LONG_PRESS_MS = 500;
/** A finger that moves further scrolls. */
const STILL_PX = 10;

interface RowPointerOptions {
  /** Whether a plain click or tap on a row selects it. */
  selecting: boolean;
  select: (id: string, range: boolean) => void;
  rename: (id: string) => void;
}

/** Whether the press was on the row itself and not on something in it that can be pressed. */
function plainRow(event: MouseEvent): HTMLElement | null {
  const pressed = (event.target as Element).closest("button, a, input");
  return pressed ? null : rowOf(event.target);
}

/** What mouse and finger do on a row: select with Shift, Ctrl or a long press, rename with a double click. */
export function useRowPointer({ selecting, select, rename }: RowPointerOptions) {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const wasLong = useRef(false);

  const stop = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  };

  const onPointerDown = (event: PointerEvent) => {
    stop();
    wasLong.current = false;
    const row = plainRow(event);
    if (event.pointerType === "mouse" || !row) return;
    const timer = setTimeout(() => {
      wasLong.current = true;
      select(row.dataset.task!, false);
    }, LONG_PRESS_MS);
    press.current = { timer, x: event.clientX, y: event.clientY };
  };
  const onPointerMove = (event: PointerEvent) => {
    const { x, y } = press.current ?? { x: event.clientX, y: event.clientY };
    if (Math.hypot(event.clientX - x, event.clientY - y) > STILL_PX) stop();
  };
  const onClick = (event: MouseEvent) => {
    const row = plainRow(event);
    if (!row || wasLong.current) {
      wasLong.current = false;
      return;
    }
    const wanted = event.shiftKey || event.ctrlKey || event.metaKey || selecting;
    if (wanted) select(row.dataset.task!, event.shiftKey);
  };

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp: stop,
    onPointerCancel: stop,
    onClick,
    // Otherwise Shift+click marks text.
    onMouseDown: (event: MouseEvent) => {
      if (event.shiftKey && plainRow(event)) event.preventDefault();
    },
    onContextMenu: (event: MouseEvent) => {
      if (wasLong.current || press.current) event.preventDefault();
    },
    onDoubleClick: (event: MouseEvent) => {
      const row = plainRow(event);
      if (row && !selecting) rename(row.dataset.task!);
    },
  };
}
