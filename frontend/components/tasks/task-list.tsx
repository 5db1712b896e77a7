"use client";

import { useMemo, type ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { FailedQuery } from "@/components/ui/failed-query";
import { Skeleton } from "@/components/ui/states";
import type { Task } from "@/lib/api/types";
import type { Clock } from "@/lib/tasks/due";
import type { TaskGroup } from "@/lib/tasks/grouping";
import type { useTasks } from "@/lib/tasks/queries";

import type { RowHandlers } from "./row-handlers";
import { TaskRows } from "./task-rows";
import { useNearEnd } from "./use-near-end";
import type { Unsaved } from "./use-renaming";
import type { useRowFocus } from "./use-row-focus";
import { useRowKeys } from "./use-row-keys";
import { useRowPointer } from "./use-row-pointer";
import type { Selection } from "./use-selection";

interface TaskListProps {
  query: ReturnType<typeof useTasks>;
  groups: TaskGroup[];
  /** All tasks shown, in the order of the rows. */
  tasks: Task[];
  clock: Clock;
  focus: ReturnType<typeof useRowFocus>;
  selection: Selection;
  row: RowHandlers;
  /** The task whose title is edited in place. */
  renamingId: string | null;
  unsaved: ReadonlyMap<string, Unsaved>;
  onRename: (id: string | null) => void;
  /** Deletes the task, or all that are selected. */
  onDelete: (task: Task) => void;
  /** Ticks the task, or all that are selected. */
  onTick: (task: Task) => void;
  /** What is shown when there is nothing. */
  empty: ReactNode;
}

function Loading() {
  return (
    <div className="flex flex-col gap-3 p-3">
      <Skeleton className="h-9" />
      <Skeleton className="h-9" />
      <Skeleton className="h-9 w-3/4" />
    </div>
  );
}

/** How many a list has in all, where not all are loaded: -1 where nobody counted or they stand in groups. */
function totalOf(
  { hasNextPage, data }: TaskListProps["query"],
  groups: TaskGroup[],
): number | null {
  if (!hasNextPage) return null;
  return (groups.length === 1 && data?.pages.at(-1)?.total) || -1;
}

/** The rows of a view under their headings; the next page comes by itself. */
export function TaskList(props: TaskListProps) {
  const { query, groups, tasks, clock, selection, row, renamingId, onRename, empty } = props;
  const { list, currentId, step, onFocus, onBlur } = props.focus;
  const stop = useMemo(
    () => (tasks.some(({ id }) => id === currentId) ? currentId : tasks[0]?.id),
    [tasks, currentId],
  );
  const rename = (task: Task) => !task.deleted_at && onRename(task.id);
  const onKeyDown = useRowKeys({
    tasks,
    step,
    commands: {
      tick: props.onTick,
      open: (task) => !task.deleted_at && row.onOpen(task),
      rename,
      select: (task) => row.onSelect(task.id, false),
      delete: props.onDelete,
      clear: selection.clear,
    },
  });
  const pointer = useRowPointer({
    selecting: selection.active,
    select: row.onSelect,
    rename: (id) => tasks.filter((task) => task.id === id).forEach(rename),
  });
  const end = useNearEnd(query);

  if (query.isPending) return <Loading />;
  if (!query.data) {
    return (
      <div className="p-3">
        <FailedQuery query={query} />
      </div>
    );
  }
  return (
    <div
      ref={list}
      data-selecting={selection.active || undefined}
      data-keeps-escape={selection.active || undefined}
      className="group/list pb-6"
      {...{ onFocus, onBlur, onKeyDown, ...pointer }}
    >
      {tasks.length === 0 && empty}
      <TaskRows
        list={list}
        groups={groups}
        total={totalOf(query, groups)}
        clock={clock}
        row={row}
        stopId={stop}
        selected={selection.ids}
        renamingId={renamingId}
        unsaved={props.unsaved}
      />
      {query.hasNextPage && (
        <div ref={end} className="flex justify-center pt-2">
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
