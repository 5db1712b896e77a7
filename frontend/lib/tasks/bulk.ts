"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

import type { Task } from "@/lib/api/types";
import { recentChanges, useUndoManyByHand } from "@/lib/history/undo";
import { offerUndo } from "@/lib/history/undo-offer";

import { countOf, failuresInWords } from "./bulk-words";
import { idsOf, putBack, type TaskPages } from "./cache";
import type { TaskChange } from "./changes";
import { taskKeys } from "./keys";
import { readAgainAfterLast, showAtOnce } from "./mutations";
import { settleEach } from "./settle";

/** So many requests go at a time: the rest of the page must not wait behind them. */
const AT_ONCE = 4;

interface Bulk {
  tasks: Task[];
  change: TaskChange;
}

/**
 * One change of many tasks, a request each: it shows at once, one toast counts what was done and takes
 * all of it back, and what failed is put back and named. `onDone` gets what needs no more doing.
 */
export function useBulkChange(userId: string, onDone: (tasks: Task[]) => void) {
  const queryClient = useQueryClient();
  const { mutate: undo } = useUndoManyByHand(userId);
  const { mutateAsync, isPending } = useMutation({
    mutationKey: taskKeys.all(userId),
    mutationFn: ({ tasks, change }: Bulk) =>
      settleEach(tasks, AT_ONCE, (task) => change.write(userId, task)),
    onMutate: ({ tasks, change }) => showAtOnce(queryClient, userId, tasks, change),
    onSuccess: (outcomes, { change }, before) => {
      const done = outcomes.flatMap(({ item, error }) => (error === undefined ? item : []));
      const failed = outcomes.flatMap(({ item, error }) => (error === undefined ? [] : item));
      if (failed.length) {
        const ids = idsOf(done);
        before.forEach(([queryKey, data]) =>
          queryClient.setQueryData<TaskPages>(queryKey, (now) =>
            putBack(now, data, failed, { ids, change: change.preview }),
          ),
        );
        failuresInWords(change.verb, outcomes).forEach((sentence) => toast.error(sentence));
      }
      if (!done.length) return;
      const history = recentChanges(userId, outcomes.length);
      offerUndo(`${change.done} ${countOf(done.length)}`, () =>
        undo({ tasks: done, action: change.action, history }),
      );
      onDone(done);
    },
    onSettled: () => readAgainAfterLast(queryClient, userId),
  });
  /** Rejects with the reason when all of them failed. */
  const run = async (tasks: Task[], change: TaskChange) => {
    const changed = tasks.filter(change.applies);
    if (changed.length < tasks.length) onDone(tasks.filter((task) => !change.applies(task)));
    if (!changed.length) return toast("Nothing had to be changed.");
    const outcomes = await mutateAsync({ tasks: changed, change });
    if (outcomes.every(({ error }) => error !== undefined)) throw outcomes[0]!.error;
  };
  return { run, isPending };
}
