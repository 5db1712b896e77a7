import type { QueryClient } from "@tanstack/react-query";

import type { Task, TaskFields } from "@/lib/api/types";

import { changedFields, toForm, type TaskForm } from "./form";
import { localDue, readWhen } from "./when-words";

/**
 * What a form changes, with its words read.
 * @throws ApiError that names the field, for words that are not read.
 */
export async function fieldsOf(
  queryClient: QueryClient,
  userId: string,
  task: Task,
  form: TaskForm,
  zone: string,
): Promise<TaskFields> {
  const before = toForm(task, zone);
  const read = { ...form };
  if (form.due.trim()) {
    const when = await readWhen(queryClient, userId, form.due, "due");
    Object.assign(read, localDue(when, zone, form));
  }
  if (form.repeat.trim() === before.repeat) return changedFields(task, read, zone);
  if (!form.repeat.trim()) return { ...changedFields(task, read, zone), recurrence: null };

  const when = await readWhen(queryClient, userId, form.repeat, "repeat");
  const isDueAsBefore = read.date === before.date && read.time === before.time;
  // "Every day at 9" says a time of day; a task without any date begins with the first.
  if (when.recurrence && (!read.date || (when.due_at && isDueAsBefore))) {
    Object.assign(read, localDue(when, zone, read));
  }
  return { ...changedFields(task, read, zone), recurrence: when.recurrence };
}
