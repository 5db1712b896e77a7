"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { toast } from "sonner";

import { api, unwrap } from "@/lib/api/client";
import { errorSentence } from "@/lib/api/errors";
import type { Task, TaskFields } from "@/lib/api/types";
import { useUndoByHand } from "@/lib/history/undo";

import { changeTask, putBack, type TaskPages } from "./cache";
import { taskKeys } from "./keys";

interface Change {
  userId: string;
  /** The request. */
  write: (task: Task) => Promise<Task>;
  /** What the lists show meanwhile; null takes the task out. */
  preview: (task: Task) => Task | null;
  /** `complete`, as in "Could not complete …". */
  verb: string;
  onDone?: (task: Task) => void;
}

/** A change that shows at once; if it fails, the lists go back and a toast says why. */
function useTaskChange({ userId, write, preview, verb, onDone }: Change) {
  const queryClient = useQueryClient();
  const key = taskKeys.all(userId);
  return useMutation({
    mutationKey: key,
    mutationFn: write,
    onMutate: (task) => {
      // Not awaited: the tick has to show with the click, and a cancelled read changes nothing later.
      void queryClient.cancelQueries({ queryKey: key });
      const before = queryClient.getQueriesData<TaskPages>({ queryKey: key });
      queryClient.setQueriesData<TaskPages>({ queryKey: key }, (data) =>
        changeTask(data, task.id, preview),
      );
      return before;
    },
    onSuccess: (_, task) => onDone?.(task),
    onError: (error, task, before) => {
      before?.forEach(([queryKey, data]) =>
        queryClient.setQueryData<TaskPages>(queryKey, (now) => putBack(now, data, task)),
      );
      toast.error(`Could not ${verb} “${task.title}”. ${errorSentence(error)}`);
    },
    // Of several changes at a time the last one reads the lists again.
    onSettled: () =>
      queryClient.isMutating({ mutationKey: key }) === 1
        ? queryClient.invalidateQueries({ queryKey: key })
        : undefined,
  });
}

function pathOf(userId: string, task: Task) {
  return { params: { path: { user_id: userId, task_id: task.id } } };
}

/** Everything a row can do. Completing and deleting offer to be taken back. */
export function useTaskActions(userId: string) {
  const { mutate: undo } = useUndoByHand(userId);
  const reopen = useTaskChange({
    userId,
    verb: "reopen",
    write: (task) =>
      unwrap(api.POST("/api/{user_id}/tasks/{task_id}/reopen", pathOf(userId, task))),
    preview: (task) => ({ ...task, completed: false, completed_at: null }),
  });
  const complete = useTaskChange({
    userId,
    verb: "complete",
    write: (task) =>
      unwrap(api.POST("/api/{user_id}/tasks/{task_id}/complete", pathOf(userId, task))),
    preview: (task) => ({ ...task, completed: true }),
    onDone: (task) =>
      toast(`Completed “${task.title}”`, {
        action: { label: "Undo", onClick: () => undo({ task, action: "complete" }) },
      }),
  });
  const restore = useTaskChange({
    userId,
    verb: "restore",
    write: (task) =>
      unwrap(api.POST("/api/{user_id}/tasks/{task_id}/restore", pathOf(userId, task))),
    preview: () => null,
    onDone: (task) => toast(`Restored “${task.title}”`),
  });
  const remove = useTaskChange({
    userId,
    verb: "delete",
    write: (task) => unwrap(api.DELETE("/api/{user_id}/tasks/{task_id}", pathOf(userId, task))),
    preview: () => null,
    onDone: (task) =>
      toast(`Deleted “${task.title}”`, {
        action: { label: "Undo", onClick: () => undo({ task, action: "delete" }) },
      }),
  });
  const [completing, reopening, removing, restoring] = [
    complete.mutate,
    reopen.mutate,
    remove.mutate,
    restore.mutate,
  ];
  return useMemo(
    () => ({
      setCompleted: (task: Task, completed: boolean) =>
        completed ? completing(task) : reopening(task),
      remove: (task: Task) => removing(task),
      restore: (task: Task) => restoring(task),
    }),
    [completing, reopening, removing, restoring],
  );
}

export type TaskActions = ReturnType<typeof useTaskActions>;

/** Saves an edit. Failures stay in the dialog, so there is no toast. */
export function useEditTask(userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: taskKeys.all(userId),
    mutationFn: ({ task, fields }: { task: Task; fields: TaskFields }) =>
      unwrap(
        api.PATCH("/api/{user_id}/tasks/{task_id}", { ...pathOf(userId, task), body: fields }),
      ),
    onSuccess: (saved) => {
      queryClient.setQueriesData<TaskPages>({ queryKey: taskKeys.all(userId) }, (data) =>
        changeTask(data, saved.id, () => saved),
      );
      return queryClient.invalidateQueries({ queryKey: taskKeys.all(userId) });
    },
  });
}
