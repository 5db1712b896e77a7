"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

import { api, unwrap } from "@/lib/api/client";
import { errorSentence } from "@/lib/api/errors";
import type { Task, UndoRequest, Undone } from "@/lib/api/types";
import { taskKeys } from "@/lib/tasks/keys";

import { historyKey } from "./keys";
import { fetchHistory } from "./queries";

/** How far back the change of a toast is looked for: a toast is gone before so much happens to a task. */
const RECENT = 20;

function undo(userId: string, body: UndoRequest): Promise<Undone> {
  return unwrap(api.POST("/api/{user_id}/undo", { params: { path: { user_id: userId } }, body }));
}

function useUndoing<T>(userId: string, write: (what: T) => Promise<Undone>) {
  const queryClient = useQueryClient();
  const key = taskKeys.all(userId);
  return useMutation({
    mutationKey: key,
    mutationFn: write,
    onSuccess: ({ undone }) => {
      toast(undone);
    },
    onError: (error) => {
      toast.error(`Could not undo this. ${errorSentence(error)}`);
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: key }),
        queryClient.invalidateQueries({ queryKey: historyKey(userId) }),
      ]),
  });
}

/** Takes back what is named, or does it again. A toast says what was done, or what is in the way. */
export function useUndo(userId: string) {
  return useUndoing(userId, (what: UndoRequest) => undo(userId, what));
}

interface ByHand {
  task: Task;
  action: "complete" | "delete";
}

/** Takes back what the user just did to a task by hand, as `useUndo` does. */
export function useUndoByHand(userId: string) {
  return useUndoing(userId, async ({ task, action }: ByHand) => {
    const { entries } = await fetchHistory(userId, { task: task.id, limit: RECENT });
    const change = entries.find((entry) => entry.actor === "user" && entry.action === action);
    if (!change) throw new Error(`No ${action} in the history of task ${task.id}`);
    return undo(userId, { change_id: change.id });
  });
}
