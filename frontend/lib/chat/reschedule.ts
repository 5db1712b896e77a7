"use client";

import { toast } from "sonner";

import type { Task } from "@/lib/api/types";
import { localDueInWords } from "@/lib/tasks/due";
import { changedFields, toForm } from "@/lib/tasks/form";
import { useEditTask } from "@/lib/tasks/mutations";
import type { LocalDue } from "@/lib/tasks/when-words";

/** Gives a task another day and time, or with "" for a date none. A toast says so; rejects on failure. */
export function useReschedule(userId: string, zone: string, today: string) {
  const { mutateAsync } = useEditTask(userId);
  return async (task: Task, { date, time }: LocalDue) => {
    const form = { ...toForm(task, zone), date, time: date ? time : "" };
    const fields = changedFields(task, form, zone);
    if (Object.keys(fields).length === 0) return;
    const { title } = await mutateAsync({ task, fields });
    const due = date && localDueInWords(time ? `${date}T${time}` : date, today);
    toast(due ? `“${title}” is due: ${due}` : `“${title}” has no due date any more.`);
  };
}
