"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { timeZoneQuery } from "@/lib/api/preferences";
import { conversationKeys } from "@/lib/conversations/queries";
import { historyKey } from "@/lib/history/keys";
import { tellTabs } from "@/lib/tabs";
import { taskKeys } from "@/lib/tasks/keys";

import { Turn } from "./turn";

interface UseTurnOptions {
  userId: string;
  conversationId: string | null;
  runningTurn: string | null;
  /** Callbacks have to stay the same: the turn outlives a render. */
  onConversation: (id: string) => void;
  onTaken: () => void;
  onStopFailed: (error: unknown) => void;
}

/** The turns of one session; what they change elsewhere on the page is read again. */
export function useTurn({ userId, runningTurn, ...options }: UseTurnOptions) {
  const queryClient = useQueryClient();
  const [stopping, setStopping] = useState(false);
  const [turn] = useState(() => {
    const reread = (queryKey: readonly unknown[]) => () =>
      void queryClient.invalidateQueries({ queryKey });
    return new Turn({
      userId,
      turnId: runningTurn,
      zoneIsKnown: () => queryClient.ensureQueryData(timeZoneQuery(userId)),
      ...options,
      onTasksChanged: reread(taskKeys.all(userId)),
      onOver: reread(historyKey(userId)),
      onConversationsChanged: reread(conversationKeys.all(userId)),
      onStopping: setStopping,
      onOwnTurn: (conversationId) => tellTabs({ type: "turn", conversationId }),
    });
  });
  return { turn, stopping };
}
