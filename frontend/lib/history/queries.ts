"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { HistoryPage } from "@/lib/api/types";

import { historyKey } from "./keys";

const PAGE_SIZE = 50;

interface Wanted {
  cursor?: string | null;
  limit?: number;
  /** A task's id; without it all of the list. */
  task?: string;
  signal?: AbortSignal;
}

export function fetchHistory(userId: string, wanted: Wanted = {}): Promise<HistoryPage> {
  const { cursor, limit = PAGE_SIZE, task, signal } = wanted;
  return unwrap(
    api.GET("/api/{user_id}/history", {
      params: { path: { user_id: userId }, query: { limit, cursor, task } },
      signal,
    }),
  );
}

/** Whether a change is undone, however that was done; undefined until known, and for what is long past. */
export function useIsUndone(userId: string, changeId: number): boolean | undefined {
  const { data } = useQuery({
    queryKey: [...historyKey(userId), "recent"],
    queryFn: ({ signal }) => fetchHistory(userId, { signal }),
    // Read again when a turn is over and when something is undone here.
    staleTime: Infinity,
    select: ({ entries }) => entries.find(({ id }) => id === changeId)?.undone,
  });
  return data;
}

/** What was changed, newest first, a page at a time. */
export function useHistory(userId: string) {
  return useInfiniteQuery({
    queryKey: [...historyKey(userId), "all"],
    queryFn: ({ pageParam, signal }) => fetchHistory(userId, { cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchOnWindowFocus: "always",
  });
}
