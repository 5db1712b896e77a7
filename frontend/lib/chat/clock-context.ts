"use client";

import { createContext, useContext } from "react";

import type { Clock } from "@/lib/tasks/due";

/** One clock for all cards of a conversation. */
export const ClockContext = createContext<Clock | null>(null);

export function useSharedClock(): Clock {
  const clock = useContext(ClockContext);
  if (!clock) throw new Error("Cards are shown in a conversation's log.");
  return clock;
}
