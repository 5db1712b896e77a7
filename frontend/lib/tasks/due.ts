import type { Task } from "@/lib/api/types";

import { clockIn, dateIn, dayInWords } from "./dates";

export interface Clock {
  zone: string;
  now: Date;
}

export interface Due {
  /** Date in the reader's zone. */
  date: string;
  overdue: boolean;
  /** `Tomorrow, 17:00`. */
  words: string;
}

/** The date a task falls on in the reader's zone, or null. */
export function dueDate(task: Task, zone: string): string | null {
  return task.due_at ? dateIn(zone, new Date(task.due_at)) : task.due_on;
}

export function describeDue(task: Task, { zone, now }: Clock): Due | null {
  const date = dueDate(task, zone);
  if (!date) return null;
  const today = dateIn(zone, now);
  const late = task.due_at ? Date.parse(task.due_at) < now.getTime() : date < today;
  const day = dayInWords(date, today);
  return {
    date,
    overdue: late && !task.completed && !task.deleted_at,
    words: task.due_at ? `${day}, ${clockIn(zone, new Date(task.due_at))}` : day,
  };
}

/** A local date or time (`2026-11-25`, `2026-11-25T17:00`) in words: `Tomorrow, 17:00`. */
export function localDueInWords(due: string, today: string): string {
  const [date, time] = [due.slice(0, 10), due.slice(11, 16)];
  const day = dayInWords(date, today);
  return time ? `${day}, ${clockIn("UTC", new Date(`${date}T${time}Z`))}` : day;
}

/** A moment in the reader's zone: `Tomorrow, 17:00`. */
export function momentInWords(moment: Date, { zone, now }: Clock): string {
  const day = dayInWords(dateIn(zone, moment), dateIn(zone, now));
  return `${day}, ${clockIn(zone, moment)}`;
}
