import { errorSentence } from "@/lib/api/errors";
import type { Task } from "@/lib/api/types";

import type { Outcome } from "./settle";

/** More names than this would make a toast a list. */
const NAMED = 5;

export function countOf(tasks: number): string {
  return tasks === 1 ? "1 task" : `${tasks} tasks`;
}

function names(tasks: readonly Task[]): string {
  const shown = tasks.slice(0, NAMED).map(({ title }) => `“${title}”`);
  const more = tasks.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length < 2
    ? shown.join("")
    : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)!}`;
}

/** What could not be done to which tasks, once for each reason. */
export function failuresInWords(verb: string, outcomes: readonly Outcome<Task>[]): string[] {
  const byReason = new Map<string, Task[]>();
  for (const { item, error } of outcomes) {
    if (error === undefined) continue;
    const reason = errorSentence(error);
    byReason.set(reason, [...(byReason.get(reason) ?? []), item]);
  }
  return [...byReason].map(([reason, tasks]) => `Could not ${verb} ${names(tasks)}. ${reason}`);
}
