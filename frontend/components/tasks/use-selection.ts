"use client";

import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";

import type { Task } from "@/lib/api/types";

interface State {
  /** The list that is meant: another one begins with nothing selected. */
  scope: string;
  /** Whether rows can be selected by a tap, as it was asked for. */
  asked: boolean;
  ids: ReadonlySet<string>;
}

const none = (scope: string): State => ({ scope, asked: false, ids: new Set() });

/** Which tasks of a list are selected. What is not shown is not selected. */
export function useSelection(scope: string, shown: readonly Task[]) {
  const [state, setState] = useState<State>(() => none(scope));
  const { asked, ids } = state.scope === scope ? state : none(scope);
  const order = useRef(shown);
  const anchor = useRef<string | null>(null);
  useLayoutEffect(() => {
    order.current = shown;
  });

  const change = useCallback(
    (next: (before: State) => Partial<State>) =>
      setState((before) => {
        const known = before.scope === scope ? before : none(scope);
        return { ...known, ...next(known) };
      }),
    [scope],
  );

  /** With `range`, all from the one selected last to this one. */
  const toggle = useCallback(
    (id: string, range = false) => {
      const all = order.current.map((task) => task.id);
      const [from, to] = [all.indexOf(anchor.current ?? ""), all.indexOf(id)].sort((a, b) => a - b);
      if (range && from !== undefined && from >= 0) {
        const between = all.slice(from, to! + 1);
        change((before) => ({ ids: new Set([...before.ids, ...between]) }));
        return;
      }
      anchor.current = id;
      change((before) => {
        const after = new Set(before.ids);
        if (!after.delete(id)) after.add(id);
        return { ids: after };
      });
    },
    [change],
  );

  /** Of whatever list is shown by then. */
  const remove = useCallback((tasks: readonly Task[]) => {
    const gone = new Set(tasks.map(({ id }) => id));
    setState((before) => {
      const left = new Set([...before.ids].filter((id) => !gone.has(id)));
      return { ...before, asked: before.asked && left.size > 0, ids: left };
    });
  }, []);
  const clear = useCallback(() => setState(none(scope)), [scope]);
  const begin = useCallback(() => change(() => ({ asked: true })), [change]);

  const tasks = useMemo(() => shown.filter(({ id }) => ids.has(id)), [shown, ids]);
  return { tasks, ids, active: asked || tasks.length > 0, toggle, remove, clear, begin };
}

export type Selection = ReturnType<typeof useSelection>;
