"use client";

import type { KeyboardEvent } from "react";

import type { Task } from "@/lib/api/types";
import { rowShortcut } from "@/lib/shortcuts/match";
import { singleKeys } from "@/lib/shortcuts/preference";
import type { RowShortcut } from "@/lib/shortcuts/table";
import { isTyping } from "@/lib/shortcuts/use-shortcuts";

import { ROW_MAIN, rowOf } from "./use-row-focus";

interface RowKeysOptions {
  tasks: readonly Task[];
  step: (row: HTMLElement, by: number) => void;
  commands: Record<
    "tick" | "open" | "rename" | "select" | "delete" | "clear",
    (task: Task) => void
  >;
}

const STEPS: Partial<Record<RowShortcut, number>> = {
  next: 1,
  previous: -1,
  first: -Infinity,
  last: Infinity,
};

/** What keys do while a row of the list has the focus. */
export function useRowKeys({ tasks, step, commands }: RowKeysOptions) {
  return (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    if (!row || isTyping(event.target) || event.nativeEvent.isComposing) return;
    const shortcut = rowShortcut(event.nativeEvent, singleKeys.read());
    if (!shortcut) return;
    // Enter and Space press what has the focus, if that is one of the row's buttons.
    const onMain = (event.target as Element).hasAttribute(ROW_MAIN);
    if (event.key === " " || (event.key === "Enter" && !onMain)) return;
    const by = STEPS[shortcut];
    if (by !== undefined) {
      event.preventDefault();
      step(row, by);
      return;
    }
    const task = tasks.find(({ id }) => id === row.dataset.task);
    const command = commands[shortcut as keyof typeof commands];
    if (!task || !command) return;
    event.preventDefault();
    if (!event.repeat) command(task);
  };
}
