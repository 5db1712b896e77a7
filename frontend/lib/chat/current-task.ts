"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/lib/api/client";
import { ApiError } from "@/lib/api/errors";
import type { Task } from "@/lib/api/types";
import { asPages, type TaskPages } from "@/lib/tasks/cache";
import { taskKeys } from "@/lib/tasks/keys";

/** Conversations are about what was added lately: one request knows of nearly all their tasks. */
const NEWEST = 100;

/** As the lists keep their tasks, so that what changes those changes these as well. */
const key = (userId: string, ...parts: string[]) => taskKeys.list(userId, "in answers", ...parts);

async function fetchNewest(userId: string, signal: AbortSignal): Promise<TaskPages> {
  const query = { status: "all", sort: "-number", limit: NEWEST } as const;
  const params = { path: { user_id: userId }, query };
  return asPages(await unwrap(api.GET("/api/{user_id}/tasks", { params, signal })));
}

async function fetchOne(userId: string, id: string, signal: AbortSignal): Promise<TaskPages> {
  const params = { path: { user_id: userId, task_id: id } };
  const tasks = await unwrap(api.GET("/api/{user_id}/tasks/{task_id}", { params, signal })).then(
    (task) => [task],
    (error: unknown) => {
      if (error instanceof ApiError && error.code === "not_found") return [];
      throw error;
    },
  );
  return asPages({ tasks, next_cursor: null, total: tasks.length });
}

function find(data: TaskPages | undefined, id: string): Task | undefined {
  return data?.pages.flatMap(({ tasks }) => tasks).find((task) => task.id === id);
}

export interface CurrentTask {
  /** As it is now; as it was told for as long as that is not known. */
  task: Task;
  state: "unknown" | "there" | "gone";
}

/** How a task that an answer told of is now. It is asked for while it can be seen. */
export function useCurrentTask(userId: string, told: Task, isSeen: boolean): CurrentTask {
  const newest = useQuery({
    queryKey: key(userId),
    queryFn: ({ signal }) => fetchNewest(userId, signal),
    enabled: isSeen,
    subscribed: isSeen, // what is out of view is not drawn again
    refetchOnWindowFocus: "always",
  });
  const isAmongNewest = find(newest.data, told.id) !== undefined;
  const isWhole = newest.data?.pages.at(-1)?.next_cursor === null;
  const alone = useQuery({
    queryKey: key(userId, told.id),
    queryFn: ({ signal }) => fetchOne(userId, told.id, signal),
    enabled: isSeen && newest.isSuccess && !isAmongNewest && !isWhole,
    subscribed: isSeen,
  });
  const source = isAmongNewest || isWhole ? newest : alone;
  const task = find(source.data, told.id);

  // A list that is just being read again may be from before the task was added.
  const [wasGone, setWasGone] = useState(false);
  const isGone = source.isSuccess && !task && (wasGone || !source.isFetching);
  if (isGone !== wasGone) setWasGone(isGone);

  if (task) return { task, state: "there" };
  return { task: told, state: isGone ? "gone" : "unknown" };
}
