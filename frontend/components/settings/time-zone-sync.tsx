"use client";

import { useEffect, useRef } from "react";

import { usePreferences, useSetTimeZone } from "@/lib/api/preferences";
import { useUser } from "@/lib/auth/user-context";
import { browserTimeZone } from "@/lib/time-zones";

/** Tells the API the browser's time zone as long as the person has not chosen one. */
export function TimeZoneSync() {
  const { id } = useUser();
  const { data } = usePreferences(id);
  const { mutate } = useSetTimeZone(id);
  const sent = useRef(false);
  const unset = data?.timezone_set === false;

  useEffect(() => {
    const zone = browserTimeZone();
    if (!unset || !zone || sent.current) return;
    sent.current = true;
    mutate(zone);
  }, [unset, mutate]);
  return null;
}
