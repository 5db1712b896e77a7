"use client";

import { toast } from "sonner";

import { errorSentence } from "@/lib/api/errors";
import type { Task } from "@/lib/api/types";
import { localDueInWords } from "@/lib/tasks/due";
import { changedFields, toForm } from "@/lib/tasks/form";
import { useEditTask } from "@/lib/tasks/mutations";

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
