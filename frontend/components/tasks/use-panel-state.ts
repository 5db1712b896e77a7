"use client";

import { useRef, useState } from "react";

import type { Task } from "@/lib/api/types";
import type { TaskView } from "@/lib/tasks/view-names";

/** By view, what the input for a new task says; a view without it takes none. */
export const ADD_HINT: Partial<Record<TaskView, string>> = {
  today: "Add a task for today",
  upcoming: "Add a task for tomorrow",
  all: "Add a task",
};

/** What the panel shows, held by the page around it: shortcuts and the palette change it, too. */
export function usePanelState() {
  const [view, setView] = useState<TaskView>("all");
  const [opened, open] = useState<Task | null>(null);
  const newTask = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLElement>(null);
  return { view, setView, opened, open, newTask, root };
}

export type PanelState = ReturnType<typeof usePanelState>;

export function activeTab(root: HTMLElement | null): HTMLElement | null {
  return root?.querySelector<HTMLElement>("[role=tab][data-state=active]") ?? null;
}
