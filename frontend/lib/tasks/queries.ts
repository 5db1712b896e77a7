"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";

import { taskKeys } from "./keys";
import { viewQuery, type TaskView } from "./views";

const PAGE_SIZE = 50;

interface TaskListOptions {
  userId: string;
  view: TaskView;
  search: string;
  /** Today's date in the user's zone. */
  today: string;
}

/** The tasks of a view, a page at a time. `useLiveUpdates` has them read again when one changed. */
export function useTasks({ userId, view, search, today }: TaskListOptions) {
  return useInfiniteQuery({
    queryKey: taskKeys.list(userId, view, search, today),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/{user_id}/tasks", {
          params: {
            path: { user_id: userId },
            query: {
              ...viewQuery(view, today),
              search: search || undefined,
              limit: PAGE_SIZE,
              cursor: pageParam ?? undefined,
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous, query) =>
      query?.queryKey[3] === view ? keepPreviousData(previous) : undefined,
    refetchOnWindowFocus: "always",
  });
}
