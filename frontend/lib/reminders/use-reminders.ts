"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { toast } from "sonner";

import { api, unwrap } from "@/lib/api/client";
import type { Task } from "@/lib/api/types";
import { asPages, type TaskPages } from "@/lib/tasks/cache";
import { addDays, clockIn, dateIn } from "@/lib/tasks/dates";
import { taskKeys } from "@/lib/tasks/keys";
import { useClock } from "@/lib/tasks/use-clock";

import { dueBetween, untilNext } from "./due-now";
import { allowReminders, notify, permission, reminders } from "./notify";

/** As many as the API gives at once; nobody has more appointments in two days. */
const LIMIT = 200;
/** Timers of browsers overflow after 25 days, and a clock may be set meanwhile. */
const LONGEST_MS = 60 * 60_000;

function tasksOf({ pages }: TaskPages): Task[] {
  return pages.flatMap((page) => page.tasks);
}

/** The open tasks of today and tomorrow; read again like all lists when a task changes. */
function useTasksAhead(userId: string, today: string) {
  return useQuery({
    queryKey: taskKeys.list(userId, "ahead", today),
    queryFn: async ({ signal }) => {
      const days = { due_from: today, due_to: addDays(today, 1) };
      const query = { status: "pending", sort: "due", limit: LIMIT, ...days } as const;
      const params = { path: { user_id: userId }, query };
      return asPages(await unwrap(api.GET("/api/{user_id}/tasks", { params, signal })));
    },
    select: tasksOf,
  }).data;
}

function askOnce(task: Task): void {
  reminders.write("off"); // until the answer is yes
  toast(`Shall I tell you when “${task.title}” is due?`, {
    duration: 20_000,
    action: { label: "Remind me", onClick: () => void allowReminders() },
  });
}

/**
 * Tells of a task, as the person wants it: by a notification, else on the page.
 *
 * @returns whether that is done with, also because nothing is to be told.
 */
function tellOf(task: Task, zone: string): boolean {
  if (reminders.read() === "off" && permission() !== "missing") return true;
  const time = clockIn(zone, new Date(task.due_at!));
  if (notify(task.title, `Due now, ${time}`, `${task.id} ${task.due_at}`)) return true;
  if (document.visibilityState !== "visible") return false;
  toast(`Due now, ${time}: “${task.title}”`, { duration: 20_000 });
  return true;
}

/** Tells of each task with a time when that comes, while the page is open in any tab. */
export function useReminders(userId: string): void {
  const { zone, now } = useClock(userId);
  const tasks = useTasksAhead(userId, dateIn(zone, now));
  const toldUntil = useRef<number | null>(null);

  useEffect(() => {
    toldUntil.current ??= Date.now(); // since the page was opened
    if (!tasks) return;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const next = (): void => {
      const wait = untilNext(tasks, Date.now());
      if (wait !== null) timer = setTimeout(tell, Math.min(wait, LONGEST_MS));
    };
    const tell = (): void => {
      clearTimeout(timer);
      const moment = Date.now();
      const due = dueBetween(tasks, toldUntil.current ?? moment, moment);
      const untold = due.filter((task) => !tellOf(task, zone));
      // What nobody could see is told of when the page is looked at again.
      toldUntil.current = Math.min(moment, ...untold.map(({ due_at }) => Date.parse(due_at!) - 1));
      next();
    };

    tell();
    document.addEventListener("visibilitychange", tell);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tell);
    };
  }, [tasks, zone]);

  useEffect(() => {
    const first = tasks?.find(({ due_at }) => due_at && Date.parse(due_at) > Date.now());
    if (first && reminders.read() === "unasked" && permission() === "default") askOnce(first);
  }, [tasks]);
}
