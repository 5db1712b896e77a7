"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { api, unwrap } from "@/lib/api/client";
import { revisionKey } from "@/lib/live/use-live-updates";
import { asPages } from "@/lib/tasks/cache";
import { taskKeys } from "@/lib/tasks/keys";
import { useClock } from "@/lib/tasks/use-clock";

import { claimKept, confirmKept, keepTasks } from "./kept-tasks";
import { keepOfflinePage, startServiceWorker } from "./service-worker";

const LIMIT = 100;

/** When what the person came for is there. */
function whenQuiet(run: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(run, 2_000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 10_000 });
  return () => cancelIdleCallback(handle);
}

/** The tasks that are next, read again whenever one changes. */
function useNextTasks(userId: string, enabled: boolean) {
  return useQuery({
    queryKey: taskKeys.list(userId, "offline"),
    queryFn: async ({ signal }) => {
      const path = { user_id: userId };
      const query = { status: "pending", sort: "due", limit: LIMIT } as const;
      const params = { path, query };
      return asPages(await unwrap(api.GET("/api/{user_id}/tasks", { params, signal })));
    },
    enabled,
  });
}

/** Keeps the person's next tasks and the page that shows them, for when AI Todo cannot be reached. */
export function useKeepForOffline(userId: string): void {
  const queryClient = useQueryClient();
  const { zone } = useClock(userId);
  const [ready, setReady] = useState(false);
  const { data, dataUpdatedAt } = useNextTasks(userId, ready);

  useEffect(() => {
    claimKept(userId);
    return whenQuiet(async () => {
      if (!(await startServiceWorker())) return;
      setReady(true);
      // The next page load tries again.
      await keepOfflinePage().catch(() => undefined);
    });
  }, [userId]);

  useEffect(() => {
    if (!data) return;
    const tasks = data.pages.flatMap((page) => page.tasks).filter((task) => !task.completed);
    const more = Boolean(data.pages.at(-1)?.next_cursor);
    keepTasks(userId, { tasks, more, asOf: dataUpdatedAt, zone });
  }, [data, dataUpdatedAt, userId, zone]);

  useEffect(() => {
    const confirm = () => {
      const state = queryClient.getQueryState(revisionKey(userId));
      if (state?.dataUpdatedAt) confirmKept(userId, state.dataUpdatedAt);
    };
    const events = ["pagehide", "offline"];
    events.forEach((name) => window.addEventListener(name, confirm));
    return () => events.forEach((name) => window.removeEventListener(name, confirm));
  }, [queryClient, userId]);
}
