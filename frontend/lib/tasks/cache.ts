import type { InfiniteData } from "@tanstack/react-query";

import type { Task, TaskList } from "@/lib/api/types";

export type TaskPages = InfiniteData<TaskList, string | null>;

/** Changes one task wherever it is loaded; null takes it out of the list. */
export function changeTask(
  data: TaskPages | undefined,
  id: string,
  change: (task: Task) => Task | null,
): TaskPages | undefined {
  if (!data) return data;
  const pages = data.pages.map((page) => {
    if (!page.tasks.some((task) => task.id === id)) return page;
    const tasks = page.tasks.flatMap((task) => (task.id === id ? (change(task) ?? []) : [task]));
    return { ...page, tasks };
  });
  return { ...data, pages };
}

/**
 * A list after a change of one task failed: the task is as it was, and other changes made meanwhile
 * stay. A task that was taken out comes back with the list as it was `before`.
 */
export function putBack(
  now: TaskPages | undefined,
  before: TaskPages | undefined,
  task: Task,
): TaskPages | undefined {
  const isListed = now?.pages.some((page) => page.tasks.some(({ id }) => id === task.id));
  return isListed ? changeTask(now, task.id, () => task) : before;
}
