"use client";

import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";

import { taskKeys } from "./keys";
import { viewQuery, type TaskView } from "./views";

const PAGE_SIZE = 50;
/** How soon a change made elsewhere shows; slower for long lists, which cost more to read. */
const REFRESH_MS = 5_000;

interface TaskListOptions {
  userId: string;
  view: TaskView;
  search: string;
  /** Today's date in the user's zone. */
  today: string;
}

/** The tasks of a view, a page at a time, kept fresh while the page is looked at. */
export function useTasks({ userId, view, search, today }: TaskListOptions) {
  const queryClient = useQueryClient();
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
    refetchInterval: ({ state }) =>
      queryClient.isMutating({ mutationKey: taskKeys.all(userId) })
        ? false
        : REFRESH_MS * Math.max(1, state.data?.pages.length ?? 1),
  });
}
