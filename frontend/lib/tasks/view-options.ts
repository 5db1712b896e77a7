"use client";

import { useCallback, useState } from "react";

import type { TaskPriority, TaskQuery } from "@/lib/api/types";
import { recall, remember } from "@/lib/local-store";

import { TASK_VIEWS, type TaskView } from "./view-names";

export const PRIORITIES: readonly TaskPriority[] = ["urgent", "high", "normal", "low"];
export const PRIORITY_LABELS: Record<TaskPriority, string> = {
  low: "Low",
  normal: "Normal",
  high: "High",
  urgent: "Urgent",
};

/** Orders of the API that are offered, by what they are called. */
export const SORTS = {
  "-number": "Newest first",
  number: "Oldest first",
  due: "Due date",
  title: "Title",
  "-priority": "Priority",
  "-completed": "Last completed",
} as const satisfies Partial<Record<NonNullable<TaskQuery["sort"]>, string>>;
export type Sort = keyof typeof SORTS;

export const GROUPINGS = {
  none: "Nothing",
  due: "Due day",
  priority: "Priority",
  tag: "Tag",
} as const;
export type Grouping = keyof typeof GROUPINGS;

export interface TaskFilters {
  priority: TaskPriority | null;
  tag: string | null;
}

export interface ViewOptions extends TaskFilters {
  sort: Sort;
  group: Grouping;
}

/** Only what is completed has a time of completion. */
export function isSortOf(view: TaskView, sort: Sort): boolean {
  return sort !== "-completed" || view === "completed";
}

export function defaultOptions(view: TaskView): ViewOptions {
  const isDated = view === "today" || view === "upcoming";
  return {
    priority: null,
    tag: null,
    sort: isDated ? "due" : view === "completed" ? "-completed" : "-number",
    group: isDated ? "due" : "none",
  };
}

export function isDefault(view: TaskView, options: ViewOptions): boolean {
  const usual = defaultOptions(view);
  return (Object.keys(usual) as (keyof ViewOptions)[]).every(
    (name) => usual[name] === options[name],
  );
}

type AllOptions = Record<TaskView, ViewOptions>;

/** Of what was stored, what still makes sense. */
export function readOptions(stored: unknown): AllOptions {
  const known = (typeof stored === "object" && stored !== null ? stored : {}) as Partial<
    Record<TaskView, Partial<Record<keyof ViewOptions, unknown>> | null>
  >;
  const entries = TASK_VIEWS.map((view): [TaskView, ViewOptions] => {
    const options = defaultOptions(view);
    const { priority, tag, sort, group } = known[view] ?? {};
    if (PRIORITIES.some((one) => one === priority)) options.priority = priority as TaskPriority;
    if (typeof tag === "string" && tag) options.tag = tag;
    if (typeof sort === "string" && Object.hasOwn(SORTS, sort) && isSortOf(view, sort as Sort)) {
      options.sort = sort as Sort;
    }
    if (typeof group === "string" && Object.hasOwn(GROUPINGS, group)) {
      options.group = group as Grouping;
    }
    return [view, options];
  });
  return Object.fromEntries(entries) as AllOptions;
}

/** How each view is filtered, sorted and grouped, as this browser remembers it. */
export function useViewOptions(userId: string, view: TaskView) {
  const key = `task-views:${userId}`;
  const [all, setAll] = useState(() => readOptions(recall(key)));
  const change = useCallback(
    (some: Partial<ViewOptions>) =>
      setAll((before) => {
        const after = { ...before, [view]: { ...before[view], ...some } };
        remember(key, after);
        return after;
      }),
    [key, view],
  );
  return { options: all[view], change };
}
