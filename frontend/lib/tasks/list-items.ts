import type { Task } from "@/lib/api/types";

import type { TaskGroup } from "./grouping";

/** What a list shows from top to bottom: a heading, or a task with its place in its group. */
export interface ListItem {
  key: string;
  group: TaskGroup;
  /** Null for the group's heading. */
  task: Task | null;
  /** Counted from 1. */
  place: number;
}

export function listItems(groups: readonly TaskGroup[]): ListItem[] {
  return groups.flatMap((group) => {
    const heading = group.title ? [{ key: group.key, group, task: null, place: 0 }] : [];
    const tasks = group.tasks.map((task, at) => ({ key: task.id, group, task, place: at + 1 }));
    return [...heading, ...tasks];
  });
}
