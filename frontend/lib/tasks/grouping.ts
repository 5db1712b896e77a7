import type { Task } from "@/lib/api/types";

import { dateIn, dayHeading } from "./dates";
import { describeDue, dueDate, type Clock } from "./due";
import { PRIORITIES, PRIORITY_LABELS, type Sort, type ViewOptions } from "./view-options";

export interface TaskGroup {
  key: string;
  /** Null when the view is one plain list. */
  title: string | null;
  tasks: Task[];
}

/** Behind every date and every tag. */
const LAST = "\uffff";

const byNumber = (a: Task, b: Task) => a.number - b.number;

/** Within a day what has a time comes first, as the server sorts. */
function dueKey(task: Task, zone: string): string {
  return `${dueDate(task, zone) ?? LAST} ${task.due_at ?? LAST}`;
}

function comparing(sort: Sort, zone: string): (a: Task, b: Task) => number {
  switch (sort) {
    case "number":
      return byNumber;
    case "-number":
      return (a, b) => byNumber(b, a);
    case "-completed":
      return (a, b) =>
        Date.parse(b.completed_at ?? "") - Date.parse(a.completed_at ?? "") || byNumber(b, a);
    case "title":
      return (a, b) => a.title.localeCompare(b.title) || byNumber(a, b);
    case "-priority":
      return (a, b) =>
        PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) || byNumber(a, b);
    case "due":
      return (a, b) => {
        const [first, second] = [dueKey(a, zone), dueKey(b, zone)];
        return first < second ? -1 : first > second ? 1 : byNumber(a, b);
      };
  }
}

/** The items under their keys, in the order in which the keys come first. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function byDueDay(tasks: Task[], clock: Clock): TaskGroup[] {
  const today = dateIn(clock.zone, clock.now);
  const title = (key: string) => {
    if (key === "") return "Overdue";
    if (key === LAST) return "No date";
    return key === today ? "Today" : dayHeading(key, today);
  };
  const groups = groupBy(tasks, (task) => {
    const due = describeDue(task, clock);
    return due?.overdue ? "" : (due?.date ?? LAST);
  });
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, dated]) => ({ key: `due:${key}`, title: title(key), tasks: dated }));
}

/** A task with several tags stands under the first of them: no task is shown twice. */
function byTag(tasks: Task[]): TaskGroup[] {
  const groups = groupBy(tasks, (task) => [...task.tags].sort()[0] ?? LAST);
  return [...groups]
    .sort(([a], [b]) => (a === LAST ? 1 : b === LAST ? -1 : a.localeCompare(b)))
    .map(([key, tagged]) => ({
      key: `tag:${key}`,
      title: key === LAST ? "No tag" : `#${key}`,
      tasks: tagged,
    }));
}

function byPriority(tasks: Task[]): TaskGroup[] {
  const groups = groupBy(tasks, (task) => task.priority);
  return PRIORITIES.flatMap((priority) => {
    const found = groups.get(priority);
    const title = `${PRIORITY_LABELS[priority]} priority`;
    return found ? [{ key: `priority:${priority}`, title, tasks: found }] : [];
  });
}

/** Tasks under the headings that were asked for, sorted under each: what is overdue comes first. */
export function groupTasks(
  tasks: Task[],
  { group, sort }: Pick<ViewOptions, "group" | "sort">,
  clock: Clock,
): TaskGroup[] {
  if (tasks.length === 0) return [];
  if (group === "none") return [{ key: "all", title: null, tasks }];
  if (group === "tag") return byTag(tasks);
  const groups = group === "due" ? byDueDay(tasks, clock) : byPriority(tasks);
  const compare = comparing(sort, clock.zone);
  return groups.map((one) => ({ ...one, tasks: [...one.tasks].sort(compare) }));
}
