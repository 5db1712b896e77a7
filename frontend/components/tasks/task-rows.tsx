"use client";

import { useMemo, type RefObject } from "react";

import type { Clock } from "@/lib/tasks/due";
import { groupBy, type TaskGroup } from "@/lib/tasks/grouping";
import { listItems } from "@/lib/tasks/list-items";

import type { RowHandlers } from "./row-handlers";
import { TaskRow } from "./task-row";
import type { Unsaved } from "./use-renaming";
import { useVirtualRows } from "./use-virtual-rows";

interface TaskRowsProps {
  list: RefObject<HTMLElement | null>;
  groups: TaskGroup[];
  /** How many tasks a list has in all, where it is one and more of it can be loaded; -1 for many. */
  total: number | null;
  clock: Clock;
  row: RowHandlers;
  /** The row in the tab order. */
  stopId: string | null | undefined;
  selected: ReadonlySet<string>;
  renamingId: string | null;
  unsaved: ReadonlyMap<string, Unsaved>;
}

/** The rows under their headings. Of a long list only those near what is seen are there, with their places. */
export function TaskRows(props: TaskRowsProps) {
  const { list, groups, total, clock, row, stopId, selected, renamingId, unsaved } = props;
  const items = useMemo(() => listItems(groups), [groups]);
  // The keyboard's place and what is being typed stay wherever the list is scrolled to.
  const kept = useMemo(
    () => new Set([stopId, renamingId, ...unsaved.keys()].filter((id) => typeof id === "string")),
    [stopId, renamingId, unsaved],
  );
  const { shown, height, measure } = useVirtualRows(list, items, kept);
  const sections = groupBy(shown, ({ item }) => item.group);

  return (
    <div className="flow-root [overflow-anchor:none]" style={{ minHeight: height }}>
      {[...sections].map(([group, parts]) => (
        <section key={group.key} aria-label={group.title ?? undefined}>
          {parts[0]?.item.task === null && (
            <h3
              ref={measure}
              data-index={parts[0].index}
              style={{ marginTop: parts[0].gap }}
              className="pt-3 pr-6 pb-1 pl-10 text-xs font-semibold break-words text-muted touch:pl-5"
            >
              {group.title}
            </h3>
          )}
          <ul className="flex flex-col px-2">
            {parts.map(
              ({ item: { task, place }, index, gap }) =>
                task && (
                  <TaskRow
                    key={task.id}
                    task={task}
                    clock={clock}
                    row={row}
                    current={task.id === stopId}
                    selected={selected.has(task.id)}
                    renaming={task.id === renamingId}
                    unsaved={unsaved.get(task.id)}
                    place={place}
                    places={total ?? group.tasks.length}
                    index={index}
                    gap={gap}
                    measure={measure}
                  />
                ),
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}
