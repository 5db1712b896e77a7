"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

import { api, unwrap } from "@/lib/api/client";
import { errorSentence } from "@/lib/api/errors";
import type { HistoryEntry, Task, UndoRequest, Undone } from "@/lib/api/types";
import { countOf, failuresInWords } from "@/lib/tasks/bulk-words";
import type { TaskChange } from "@/lib/tasks/changes";
import { taskKeys } from "@/lib/tasks/keys";
import { settleEach } from "@/lib/tasks/settle";

import { historyKey } from "./keys";
import { fetchHistory } from "./queries";
import { forgetOffer } from "./undo-offer";

/** How far back the change of a toast is looked for: a toast is gone before so much happens to a task. */
const RECENT = 20;
/** Of the API, for one page of the history. */
const MOST = 200;
const AT_ONCE = 4;

function undo(userId: string, body: UndoRequest): Promise<Undone> {
  return unwrap(api.POST("/api/{user_id}/undo", { params: { path: { user_id: userId } }, body }));
}

/** Reads again what an undo has changed. */
function useReadAgain(userId: string) {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: taskKeys.all(userId) }),
      queryClient.invalidateQueries({ queryKey: historyKey(userId) }),
    ]);
}

function useUndoing<T>(userId: string, write: (what: T) => Promise<Undone>) {
  return useMutation({
    mutationKey: taskKeys.all(userId),
    mutationFn: write,
    onSuccess: ({ undone }) => {
      toast(undone);
    },
    onError: (error) => {
      toast.error(`Could not undo this. ${errorSentence(error)}`);
    },
    onSettled: useReadAgain(userId),
  });
}

/** Takes back what is named, or does it again. A toast says what was done, or what is in the way. */
export function useUndo(userId: string) {
  return useUndoing(userId, (what: UndoRequest) => {
    forgetOffer();
    return undo(userId, what);
  });
}

type Action = TaskChange["action"];

function newest(entries: HistoryEntry[], task: Task, action: Action): HistoryEntry | undefined {
  return entries.find(
    (entry) => entry.actor === "user" && entry.action === action && entry.task.id === task.id,
  );
}

async function undoByHand(userId: string, task: Task, action: Action, known: HistoryEntry[] = []) {
  let change = newest(known, task, action);
  if (!change) {
    const { entries } = await fetchHistory(userId, { task: task.id, limit: RECENT });
    change = newest(entries, task, action);
  }
  if (!change) throw new Error(`No ${action} in the history of task ${task.id}`);
  return undo(userId, { change_id: change.id });
}

/** Takes back what the user just did to a task by hand, as `useUndo` does. */
export function useUndoByHand(userId: string) {
  return useUndoing(userId, ({ task, action }: { task: Task; action: Action }) =>
    undoByHand(userId, task, action),
  );
}

interface ManyByHand {
  tasks: Task[];
  action: Action;
  /** The history as it was right after the change, so that a later one is not taken for it. */
  history: Promise<HistoryEntry[]>;
}

/** The last changes, with those of `count` tasks among them. Where they cannot be had, each task is asked for. */
export async function recentChanges(userId: string, count: number): Promise<HistoryEntry[]> {
  try {
    return (await fetchHistory(userId, { limit: Math.min(MOST, count + RECENT) })).entries;
  } catch {
    return [];
  }
}

/** Takes back what the user just did to many tasks at once. What stands in the way of some is told of them. */
export function useUndoManyByHand(userId: string) {
  return useMutation({
    mutationKey: taskKeys.all(userId),
    mutationFn: async ({ tasks, action, history }: ManyByHand) => {
      const known = await history;
      return settleEach(tasks, AT_ONCE, (task) => undoByHand(userId, task, action, known));
    },
    onSuccess: (outcomes) => {
      const done = outcomes.filter(({ error }) => error === undefined).length;
      if (done) toast(`Took back the change of ${countOf(done)}.`);
      failuresInWords("undo this for", outcomes).forEach((sentence) => toast.error(sentence));
    },
    onSettled: useReadAgain(userId),
  });
}
