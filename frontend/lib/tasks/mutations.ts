"use client";

import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { toast } from "sonner";

import { api, unwrap } from "@/lib/api/client";
import { ApiError, errorSentence } from "@/lib/api/errors";
import type { Task, TaskFields } from "@/lib/api/types";
import { useUndoByHand } from "@/lib/history/undo";
import { offerUndo } from "@/lib/history/undo-offer";

import { changeTasks, idsOf, putBack, type TaskPages } from "./cache";
import {
  COMPLETE,
  DELETE,
  REOPEN,
  RESTORE,
  dueOn,
  pathOf,
  renameTo,
  type TaskChange,
} from "./changes";
import { taskKeys } from "./keys";

/** Shows a change before it is made. Gives the lists as they were. */
export function showAtOnce(
  queryClient: QueryClient,
  userId: string,
  tasks: readonly Task[],
  change: TaskChange,
) {
  const queryKey = taskKeys.all(userId);
  // Not awaited: the tick has to show with the click, and a cancelled read changes nothing later.
  void queryClient.cancelQueries({ queryKey });
  const before = queryClient.getQueriesData<TaskPages>({ queryKey });
  const ids = idsOf(tasks);
  queryClient.setQueriesData<TaskPages>({ queryKey }, (data) =>
    changeTasks(data, ids, change.preview),
  );
  return before;
}

/** Of several changes at a time the last one reads the lists again. */
export function readAgainAfterLast(queryClient: QueryClient, userId: string) {
  const queryKey = taskKeys.all(userId);
  return queryClient.isMutating({ mutationKey: queryKey }) === 1
    ? queryClient.invalidateQueries({ queryKey })
    : undefined;
}

interface RowChange {
  task: Task;
  change: TaskChange;
  /** Called in place of the toast, as long as there is a task to change. */
  onFailed?: (error: unknown) => void;
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.code === "not_found";
}

/** Everything a row can do. It shows at once; if it fails, the lists go back and a toast says why. */
export function useTaskActions(userId: string) {
  const queryClient = useQueryClient();
  const { mutate: undo } = useUndoByHand(userId);
  const { mutate } = useMutation({
    mutationKey: taskKeys.all(userId),
    mutationFn: ({ task, change }: RowChange) => change.write(userId, task),
    onMutate: ({ task, change }) => showAtOnce(queryClient, userId, [task], change),
    onSuccess: (_, { task, change: { action, done } }) => {
      offerUndo(`${done} “${task.title}”`, () => undo({ task, action }));
    },
    onError: (error, { task, change, onFailed }, before) => {
      before?.forEach(([queryKey, data]) =>
        queryClient.setQueryData<TaskPages>(queryKey, (now) => putBack(now, data, [task])),
      );
      if (onFailed && !isGone(error)) onFailed(error);
      else toast.error(`Could not ${change.verb} “${task.title}”. ${errorSentence(error)}`);
    },
    onSettled: () => readAgainAfterLast(queryClient, userId),
  });
  return useMemo(
    () => ({
      setCompleted: (task: Task, completed: boolean) =>
        mutate({ task, change: completed ? COMPLETE : REOPEN }),
      rename: (task: Task, title: string, onFailed: (error: unknown) => void) =>
        mutate({ task, change: renameTo(title), onFailed }),
      remove: (task: Task) => mutate({ task, change: DELETE }),
      restore: (task: Task) => mutate({ task, change: RESTORE }),
      /** Gives another day; a time of day stays. */
      move: (task: Task, date: string, zone: string) => mutate({ task, change: dueOn(date, zone) }),
    }),
    [mutate],
  );
}

export type TaskActions = ReturnType<typeof useTaskActions>;

interface Edit {
  task: Task;
  /** What is to be changed, which may have to be found out; nothing is sent for nothing. */
  fields: TaskFields | (() => Promise<TaskFields>);
}

/** Saves an edit. Failures stay in the dialog, so there is no toast of them. */
export function useEditTask(userId: string) {
  const queryClient = useQueryClient();
  const { mutate: undo } = useUndoByHand(userId);
  return useMutation({
    mutationKey: taskKeys.all(userId),
    mutationFn: async ({ task, fields }: Edit) => {
      const body = typeof fields === "function" ? await fields() : fields;
      if (Object.keys(body).length === 0) return task;
      const path = pathOf(userId, task);
      return unwrap(api.PATCH("/api/{user_id}/tasks/{task_id}", { ...path, body }));
    },
    onSuccess: (saved, { task }) => {
      if (saved === task) return; // nothing was to be changed
      offerUndo(`Changed “${saved.title}”`, () => undo({ task: saved, action: "update" }));
      queryClient.setQueriesData<TaskPages>({ queryKey: taskKeys.all(userId) }, (data) =>
        changeTasks(data, idsOf([saved]), () => saved),
      );
      return queryClient.invalidateQueries({ queryKey: taskKeys.all(userId) });
    },
  });
}
