"use client";

import { toast } from "sonner";

import { errorSentence } from "@/lib/api/errors";
import type { Task } from "@/lib/api/types";
import { addDays } from "@/lib/tasks/dates";
import { localDueInWords } from "@/lib/tasks/due";
import { changedFields, toForm } from "@/lib/tasks/form";
import { useEditTask } from "@/lib/tasks/mutations";

const MONDAY = 1;

function weekdayOf(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay();
}

/** The Monday after a date. */
export function nextMonday(date: string): string {
  return addDays(date, (MONDAY - weekdayOf(date) + 7) % 7 || 7);
}

export interface Day {
  label: string;
  date: string;
}

/** The days a task is put off to most often. */
export function usualDays(today: string): Day[] {
  return [
    { label: "Today", date: today },
    { label: "Tomorrow", date: addDays(today, 1) },
    { label: "Next week", date: nextMonday(today) },
  ];
}

/** Gives a task another day; a time of day it has stays. A toast says what came of it. */
export function useReschedule(userId: string, zone: string, today: string) {
  const { mutate } = useEditTask(userId);
  return (task: Task, date: string) => {
    const fields = changedFields(task, { ...toForm(task, zone), date }, zone);
    if (Object.keys(fields).length === 0) return;
    mutate(
      { task, fields },
      {
        onSuccess: ({ title }) => toast(`“${title}” is due: ${localDueInWords(date, today)}`),
        onError: (error) => toast.error(`Could not move “${task.title}”. ${errorSentence(error)}`),
      },
    );
  };
}
