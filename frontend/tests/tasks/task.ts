import type { Task } from "@/lib/api/types";

/** A pending task with nothing but a number and a title. */
export function task(number: number, title: string, more: Partial<Task> = {}): Task {
  return {
    id: `task-${number}`,
    number,
    title,
    description: "",
    completed: false,
    completed_at: null,
    priority: "normal",
    tags: [],
    due_on: null,
    due_at: null,
    timezone: null,
    recurrence: null,
    deleted_at: null,
    created_at: "2026-11-01T09:00:00Z",
    updated_at: "2026-11-01T09:00:00Z",
    version: 1,
    ...more,
  };
}
