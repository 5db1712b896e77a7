"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { api, unwrap } from "@/lib/api/client";
import { conversationKeys } from "@/lib/conversations/queries";
import { historyKey } from "@/lib/history/keys";
import { taskKeys } from "@/lib/tasks/keys";

import { backingOff } from "./backing-off";
import { tellChanged } from "./changes";

/** With the way there and back a change made elsewhere shows within two seconds. */
const ASK_MS = 1_500;
const AFTER_FAILURE_MS = 5_000;

export const revisionKey = (userId: string) => ["revision", userId] as const;

/**
 * Keeps what is shown as new as the server's, whoever changed it: another tab, another device, the
 * assistant, another program. While the page is in view it asks for two small marks, and reads again
 * only what they say is another (docs/adr/0011).
 */
export function useLiveUpdates(userId: string): void {
  const queryClient = useQueryClient();
  const [pauseAfter] = useState(() => backingOff(AFTER_FAILURE_MS));
  const seen = useRef<{ tasks: string; conversations: string } | null>(null);
  const { data, dataUpdatedAt } = useQuery({
    queryKey: revisionKey(userId),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/{user_id}/revision", { params: { path: { user_id: userId } }, signal })),
    refetchInterval: ({ state }) => (state.status === "error" ? pauseAfter(state) : ASK_MS),
    refetchOnWindowFocus: "always",
    staleTime: 0,
    retry: false,
  });

  useEffect(() => {
    if (!data) return;
    const before = seen.current;
    seen.current = data;
    if (!before) return;
    // A change made here reads what it changed by itself; reading now would show the state in between. What
    // may have changed elsewhere meanwhile is looked at next time.
    const isChanging = (mutationKey: readonly string[]) =>
      queryClient.isMutating({ mutationKey }) > 0;
    if (before.tasks !== data.tasks) {
      if (isChanging(taskKeys.all(userId))) seen.current = { ...data, tasks: before.tasks };
      else {
        for (const queryKey of [
          taskKeys.all(userId),
          taskKeys.tags(userId),
          taskKeys.found(userId),
        ]) {
          void queryClient.invalidateQueries({ queryKey });
        }
        void queryClient.invalidateQueries({ queryKey: historyKey(userId) });
      }
    }
    if (before.conversations !== data.conversations) {
      if (isChanging(conversationKeys.all(userId))) {
        seen.current = { ...seen.current, conversations: before.conversations };
      } else {
        void queryClient.invalidateQueries({ queryKey: conversationKeys.all(userId) });
        tellChanged();
      }
    }
  }, [data, dataUpdatedAt, queryClient, userId]);
}
