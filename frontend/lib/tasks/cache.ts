import type { InfiniteData } from "@tanstack/react-query";

import type { Task, TaskList } from "@/lib/api/types";

/** How everything under `taskKeys` is kept, so that a change of a task changes it wherever it is shown. */
export type TaskPages = InfiniteData<TaskList, string | null>;

/** A list that is read in one go. */
export function asPages(page: TaskList): TaskPages {
  return { pages: [page], pageParams: [null] };
}

/** Changes some tasks wherever they are loaded; null takes one out of the list. */
export function changeTasks(
  data: TaskPages | undefined,
  ids: ReadonlySet<string>,
  change: (task: Task) => Task | null,
): TaskPages | undefined {
  if (!data) return data;
  const pages = data.pages.map((page) => {
    if (!page.tasks.some((task) => ids.has(task.id))) return page;
    const tasks = page.tasks.flatMap((task) => (ids.has(task.id) ? (change(task) ?? []) : [task]));
    return { ...page, tasks };
  });
  return { ...data, pages };
}

export function idsOf(tasks: readonly Task[]): Set<string> {
  return new Set(tasks.map(({ id }) => id));
}

/**
 * A list after a change of some tasks failed: they are as they were, and other changes made meanwhile
 * stay. If one of them was taken out, the list comes back as it was `before`, with what did succeed:
 * `done` says how it looks then.
 */
export function putBack(
  now: TaskPages | undefined,
  before: TaskPages | undefined,
  failed: readonly Task[],
  done: { ids: ReadonlySet<string>; change: (task: Task) => Task | null } | null = null,
): TaskPages | undefined {
  const listed = new Set(now?.pages.flatMap((page) => page.tasks.map(({ id }) => id)));
  const wasListed = idsOf(before?.pages.flatMap((page) => page.tasks) ?? []);
  const isGone = failed.some(({ id }) => wasListed.has(id) && !listed.has(id));
  if (isGone) return done ? changeTasks(before, done.ids, done.change) : before;
  const old = new Map(failed.map((task) => [task.id, task]));
  return changeTasks(now, idsOf(failed), (task) => old.get(task.id) ?? task);
}
