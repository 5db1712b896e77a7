import type { Task, TaskQuery } from "@/lib/api/types";

import { addDays, dateIn, dayHeading } from "./dates";
import { describeDue, dueDate, type Clock } from "./due";

export const TASK_VIEWS = ["today", "upcoming", "all", "completed", "deleted"] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

export const VIEW_LABELS: Record<TaskView, string> = {
  today: "Today",
  upcoming: "Upcoming",
  all: "All",
  completed: "Completed",
  deleted: "Deleted",
};

/** What the server is asked for. Today takes in what is overdue, since it is due today as well. */
export function viewQuery(view: TaskView, today: string): TaskQuery {
  switch (view) {
    case "today":
      return { status: "pending", due_to: today, sort: "due" };
    case "upcoming":
      return { status: "pending", due_from: addDays(today, 1), sort: "due" };
    case "all":
      return { status: "all", sort: "-number" };
    case "completed":
      return { status: "completed", sort: "-number" };
    case "deleted":
      return { status: "deleted", sort: "-number" };
  }
}

/** The due date a task added in a view gets, so that it shows up there. */
export function dueForNew(view: TaskView, today: string): string | null {
  if (view === "today") return today;
  return view === "upcoming" ? addDays(today, 1) : null;
}

export interface TaskGroup {
  key: string;
  /** Null when the view is one plain list. */
  title: string | null;
  tasks: Task[];
}

function groupBy(tasks: Task[], keyOf: (task: Task) => string): Map<string, Task[]> {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const key = keyOf(task);
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return groups;
}

/** Tasks under the headings of their view: overdue before today, upcoming by day. */
export function groupTasks(view: TaskView, tasks: Task[], clock: Clock): TaskGroup[] {
  if (tasks.length === 0) return [];
  if (view === "today") {
    const groups = groupBy(tasks, (task) =>
      describeDue(task, clock)?.overdue ? "overdue" : "today",
    );
    return [
      { key: "overdue", title: "Overdue", tasks: groups.get("overdue") ?? [] },
      { key: "today", title: "Today", tasks: groups.get("today") ?? [] },
    ].filter((group) => group.tasks.length > 0);
  }
  if (view === "upcoming") {
    const today = dateIn(clock.zone, clock.now);
    const groups = groupBy(tasks, (task) => dueDate(task, clock.zone) ?? today);
    return [...groups]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([date, dated]) => ({ key: date, title: dayHeading(date, today), tasks: dated }));
  }
  return [{ key: view, title: null, tasks }];
}
