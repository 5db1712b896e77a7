"use client";

import { createContext, useContext, useMemo } from "react";

import { useHandler } from "@/lib/use-handler";

interface Deciding {
  /** An answer is coming in; nothing can be decided meanwhile. */
  busy: boolean;
  /** The message that can go on: what was said after a question has ended the wait for it. */
  lastId: string | undefined;
  decide: (turnId: string, approvalId: string, approved: boolean) => void;
}

export const DecisionContext = createContext<Deciding>({
  busy: true,
  lastId: undefined,
  decide: () => undefined,
});

export function useDeciding(): Deciding {
  return useContext(DecisionContext);
}

/** The same object for as long as the same can be decided. */
export function useStableDeciding({ busy, lastId, ...given }: Deciding): Deciding {
  const decide = useHandler(given.decide);
  return useMemo(() => ({ busy, lastId, decide }), [busy, lastId, decide]);
}
