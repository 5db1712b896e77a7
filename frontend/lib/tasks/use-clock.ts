"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";

import { api, unwrap } from "@/lib/api/client";

import type { Clock } from "./due";

const MINUTE_MS = 60_000;

function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function useZone(userId: string): string {
  const path = { user_id: userId };
  const { data } = useQuery({
    queryKey: ["preferences", userId],
    queryFn: () => unwrap(api.GET("/api/{user_id}/preferences", { params: { path } })),
  });
  const unset = data?.timezone_set === false;
  return data && !unset ? data.timezone : browserZone();
}

/** The user's time zone, and a now that moves on every minute, so that tasks turn overdue in view. */
export function useClock(userId: string): Clock {
  const zone = useZone(userId);
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return useMemo(() => ({ zone, now }), [zone, now]);
}
