"use client";

import { FailedQuery } from "@/components/ui/failed-query";
import { Button } from "@/components/ui/button";
import { EmptyState, Skeleton } from "@/components/ui/states";
import type { Task } from "@/lib/api/types";
import type { Clock } from "@/lib/tasks/due";
import type { TaskActions } from "@/lib/tasks/mutations";
import type { useTasks } from "@/lib/tasks/queries";
import { groupTasks, type TaskView } from "@/lib/tasks/views";

import { TaskRow } from "./task-row";
import { useRowFocus } from "./use-row-focus";

const EMPTY: Record<TaskView, { title: string; description: string }> = {
  today: { title: "Nothing due today", description: "What is due today or overdue shows up here." },
  upcoming: {
    title: "Nothing ahead",
    description: "Tasks with a date from tomorrow on show up here.",
  },
  all: { title: "No tasks yet", description: "Add one above, or tell the assistant." },
  completed: { title: "Nothing completed yet", description: "Ticked tasks are kept here." },
  deleted: { title: "Nothing deleted", description: "Deleted tasks can be restored from here." },
};

interface TaskListProps {
  view: TaskView;
  search: string;
  query: ReturnType<typeof useTasks>;
  clock: Clock;
  actions: TaskActions;
  onEdit: (task: Task) => void;
  /** Gets the focus when the last row is gone. */
  focusFallback: () => HTMLElement | null;
}

function Empty({ view, search }: Pick<TaskListProps, "view" | "search">) {
  if (!search) return <EmptyState {...EMPTY[view]} />;
  return (
    <EmptyState
      title="No match"
      description={`No task in this list has “${search}” in its title, description or tags.`}
    />
  );
}

/** The rows of a view under their headings, with the next page on demand. */
export function TaskList(props: TaskListProps) {
  const { view, search, query, clock, actions, onEdit, focusFallback } = props;
  const focus = useRowFocus(focusFallback);
  const tasks = query.data?.pages.flatMap((page) => page.tasks);

  if (query.isPending) {
    return (
      <div className="flex flex-col gap-3 p-3">
        <Skeleton className="h-9" />
        <Skeleton className="h-9" />
        <Skeleton className="h-9 w-3/4" />
      </div>
    );
  }
  if (!tasks) {
    return (
      <div className="p-3">
        <FailedQuery query={query} />
      </div>
    );
  }
  return (
    <div {...focus} className="pb-6">
      {tasks.length === 0 && <Empty view={view} search={search} />}
      {groupTasks(view, tasks, clock).map((group) => (
        <section key={group.key} aria-label={group.title ?? undefined}>
          {group.title && (
            <h3 className="px-6 pt-3 pb-1 text-xs font-semibold text-muted">{group.title}</h3>
          )}
          <ul className="flex flex-col px-2">
            {group.tasks.map((task) => (
              <TaskRow key={task.id} task={task} clock={clock} actions={actions} onEdit={onEdit} />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <div className="flex justify-center pt-2">
          <Button
            variant="ghost"
            size="sm"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Load more
          </Button>
        </div>
      )}
    </div>
  );
}
