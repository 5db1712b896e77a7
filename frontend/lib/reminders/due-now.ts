import type { Task } from "@/lib/api/types";

/** Longer ago than this nobody is reminded: a machine that slept would else tell of the whole night. */
const LATEST_MS = 60 * 60_000;

function dueAt(task: Task): number | null {
  if (!task.due_at || task.completed || task.deleted_at) return null;
  return Date.parse(task.due_at);
}

/** The tasks whose time came after `since` and not after `now`, both in milliseconds. */
export function dueBetween(tasks: Task[], since: number, now: number): Task[] {
  const from = Math.max(since, now - LATEST_MS);
  return tasks.filter((task) => {
    const due = dueAt(task);
    return due !== null && due > from && due <= now;
  });
}

/** Milliseconds from `now` until the next task is due, or null when none is. */
export function untilNext(tasks: Task[], now: number): number | null {
  const ahead = tasks.flatMap((task) => dueAt(task) ?? []).filter((due) => due > now);
  return ahead.length ? Math.min(...ahead) - now : null;
}
