"use client";

import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { api, unwrap } from "@/lib/api/client";
import type { Task, TaskFields } from "@/lib/api/types";
import { forgetOffer } from "@/lib/history/undo-offer";
import { readingQuery } from "@/lib/reading/use-reading";

import { taskKeys } from "./keys";

type NewTask = TaskFields & { title: string };

interface Line {
  text: string;
  /** Due date of what says none. */
  dueOn: string | null;
  /** The same for each try of the same line: what the first one added is not added again. */
  key: string;
}

/** The tasks a line asks for: as the hint says, or word for word where nothing was understood. */
async function tasksOf(queryClient: QueryClient, userId: string, line: Line): Promise<NewTask[]> {
  const { actions } = await queryClient.fetchQuery(readingQuery(userId, line.text, "task"));
  const read = actions.flatMap((action) => action.tasks);
  const tasks: NewTask[] = read.length > 0 ? read : [{ title: line.text }];
  return tasks.map((task) => (task.due_on ? task : { ...task, due_on: line.dueOn }));
}

/** Adds what a line asks for, in its order. */
export function useAddLine(userId: string) {
  const queryClient = useQueryClient();
  // A key stands for one body: "in ten minutes" read anew would be another.
  const tried = useRef({ key: "", tasks: [] as NewTask[] });
  return useMutation({
    mutationKey: taskKeys.all(userId),
    mutationFn: async (line: Line) => {
      const { key } = line;
      if (tried.current.key !== key) {
        tried.current = { key, tasks: await tasksOf(queryClient, userId, line) };
      }
      const added: Task[] = [];
      for (const [place, body] of tried.current.tasks.entries()) {
        const header = { "Idempotency-Key": `${key}-${place}` };
        const params = { path: { user_id: userId }, header };
        added.push(await unwrap(api.POST("/api/{user_id}/tasks", { params, body })));
      }
      return added;
    },
    onSuccess: forgetOffer,
    onSettled: () => queryClient.invalidateQueries({ queryKey: taskKeys.all(userId) }),
  });
}
