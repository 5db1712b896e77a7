"use client";

import { useCallback, useState } from "react";

import { errorSentence } from "@/lib/api/errors";
import type { Task } from "@/lib/api/types";
import type { TaskActions } from "@/lib/tasks/mutations";

/** A title that could not be saved. */
export interface Unsaved {
  title: string;
  /** A sentence. */
  reason: string;
}

function without<V>(map: ReadonlyMap<string, V>, id: string): ReadonlyMap<string, V> {
  if (!map.has(id)) return map;
  const left = new Map(map);
  left.delete(id);
  return left;
}

/** Which titles are edited in place. One that could not be saved is open again, with what was typed and why. */
export function useRenaming(rename: TaskActions["rename"]) {
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState<ReadonlyMap<string, Unsaved>>(new Map());
  const onRenamed = useCallback(
    (task: Task, title: string | null) => {
      setRenamingId((now) => (now === task.id ? null : now));
      setUnsaved((now) => without(now, task.id));
      if (!title) return;
      rename(task, title, (error) => {
        const failed = { title, reason: errorSentence(error) };
        setUnsaved((now) => new Map(now).set(task.id, failed));
      });
    },
    [rename],
  );
  return { renamingId, onRename: setRenamingId, unsaved, onRenamed };
}
