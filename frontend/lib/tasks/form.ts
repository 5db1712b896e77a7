import type { Task, TaskFields, TaskPriority } from "@/lib/api/types";

import { timeIn } from "./dates";
import { dueDate } from "./due";
import { hasWords, recurrenceInWords } from "./recurrence-words";

export const TITLE_LENGTH = 200;
export const DESCRIPTION_LENGTH = 1000;

/** What the edit dialog holds: all text, as in its inputs. */
export interface TaskForm {
  title: string;
  description: string;
  /** Words for the due date, to be read. */
  due: string;
  date: string;
  time: string;
  /** Words for the repetition. */
  repeat: string;
  priority: TaskPriority;
  tags: string;
}

/** The rule itself where it has no words. */
function repeatWords({ recurrence }: Task, zone: string): string {
  if (!recurrence) return "";
  return hasWords(recurrence) ? recurrenceInWords(recurrence, zone) : recurrence;
}

export function toForm(task: Task, zone: string): TaskForm {
  return {
    title: task.title,
    description: task.description,
    due: "",
    date: dueDate(task, zone) ?? "",
    time: task.due_at ? timeIn(zone, new Date(task.due_at)) : "",
    repeat: repeatWords(task, zone),
    priority: task.priority,
    tags: task.tags.join(", "),
  };
}

export function parseTags(text: string): string[] {
  const tags = text.split(/[,\s]+/).map((tag) => tag.replace(/^#+/, "").toLowerCase());
  return [...new Set(tags.filter(Boolean))];
}

/** Sentence by field for what cannot be saved. */
export function checkForm(form: TaskForm): Partial<Record<keyof TaskForm, string>> {
  const errors: Partial<Record<keyof TaskForm, string>> = {};
  const title = form.title.trim();
  if (!title) errors.title = "Give the task a title.";
  else if (title.length > TITLE_LENGTH) errors.title = `At most ${TITLE_LENGTH} characters.`;
  if (form.description.length > DESCRIPTION_LENGTH) {
    errors.description = `At most ${DESCRIPTION_LENGTH} characters.`;
  }
  if (form.time && !form.date && !form.due.trim()) errors.date = "Choose a date for this time.";
  return errors;
}

/** Local date and time without an offset: the API reads it in `timezone`. */
function dueFields(form: TaskForm, zone: string): TaskFields {
  if (!form.date) return { due_on: null, due_at: null };
  if (!form.time) return { due_on: form.date, due_at: null };
  return { due_at: `${form.date}T${form.time}`, timezone: zone };
}

/** Only what was changed, so that another tab's change to another field stays. Words are not read here. */
export function changedFields(task: Task, form: TaskForm, zone: string): TaskFields {
  const before = toForm(task, zone);
  const fields: TaskFields = {};
  if (form.title.trim() !== before.title) fields.title = form.title.trim();
  if (form.description !== before.description) fields.description = form.description;
  if (form.priority !== before.priority) fields.priority = form.priority;
  const tags = parseTags(form.tags);
  if (tags.join() !== before.tags.split(", ").join()) fields.tags = tags;
  if (form.date !== before.date || form.time !== before.time) {
    Object.assign(fields, dueFields(form, zone));
  }
  return fields;
}
