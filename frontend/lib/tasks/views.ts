import type { TaskQuery } from "@/lib/api/types";

import { addDays } from "./dates";
import type { TaskView } from "./view-names";
import { PRIORITY_LABELS, type TaskFilters, type ViewOptions } from "./view-options";

/** Which tasks a view has. Today takes in what is overdue, since it is due today as well. */
function tasksOf(view: TaskView, today: string): TaskQuery {
  switch (view) {
    case "today":
      return { status: "pending", due_to: today };
    case "upcoming":
      return { status: "pending", due_from: addDays(today, 1) };
    default:
      return { status: view };
  }
}

/** What the server is asked for. Groups come whole, one after the other, where it can sort by them. */
export function viewQuery(view: TaskView, today: string, options: ViewOptions): TaskQuery {
  const { priority, tag, sort, group } = options;
  return {
    ...tasksOf(view, today),
    priority: priority ?? undefined,
    tag: tag ?? undefined,
    sort: group === "due" ? "due" : group === "priority" ? "-priority" : sort,
  };
}

/** The due date a task added in a view gets, so that it shows up there. */
export function dueForNew(view: TaskView, today: string): string | null {
  if (view === "today") return today;
  return view === "upcoming" ? addDays(today, 1) : null;
}

/** What hides tasks of a view, in words for `No task in this list …`. */
export function filtersInWords({ priority, tag }: TaskFilters, search: string): string {
  const parts = [
    search && `has “${search}” in its title, description or tags`,
    priority && `is of ${PRIORITY_LABELS[priority].toLowerCase()} priority`,
    tag && `is tagged #${tag}`,
  ].filter(Boolean);
  return parts.join(" and ");
}
