"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";

import { taskKeys } from "./keys";
import type { TaskView } from "./view-names";
import type { ViewOptions } from "./view-options";
import { viewQuery } from "./views";

/** The first page shows at once; who goes on down a long list gets it in few requests. */
const FIRST_PAGE = 50;
const NEXT_PAGES = 200;

interface TaskListOptions {
  userId: string;
  view: TaskView;
  search: string;
  options: ViewOptions;
  /** Today's date in the user's zone. */
  today: string;
}

/** The tasks of a view, a page at a time. `useLiveUpdates` has them read again when one changed. */
export function useTasks({ userId, view, search, options, today }: TaskListOptions) {
  return useInfiniteQuery({
    queryKey: taskKeys.list(userId, view, search, today, options),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/{user_id}/tasks", {
          params: {
            path: { user_id: userId },
            query: {
              ...viewQuery(view, today, options),
              search: search || undefined,
              limit: pageParam ? NEXT_PAGES : FIRST_PAGE,
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

/** The tags that are in use, each with the number of its tasks. Read when they are to be chosen from. */
export function useTags(userId: string, enabled: boolean) {
  const path = { user_id: userId };
  return useQuery({
    queryKey: taskKeys.tags(userId),
    queryFn: ({ signal }) => unwrap(api.GET("/api/{user_id}/tags", { params: { path }, signal })),
    enabled,
    select: ({ tags }) => tags,
    staleTime: 0,
  });
}

const FOUND = 8;

/** The first tasks that have all words of a text; nothing for an empty one. */
export function useTaskSearch(userId: string, search: string) {
  const path = { user_id: userId };
  return useQuery({
    queryKey: taskKeys.found(userId, search),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/{user_id}/tasks", {
          params: { path, query: { status: "all", sort: "-number", search, limit: FOUND } },
          signal,
        }),
      ),
    enabled: search !== "",
    select: ({ tasks }) => tasks,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
