"use client";

import { useQuery } from "@tanstack/react-query";

import { timeZoneQuery } from "@/lib/api/preferences";
import { useUser } from "@/lib/auth/user-context";

/** Tells the API the browser's time zone as long as the person has not chosen one. */
export function TimeZoneSync() {
  useQuery(timeZoneQuery(useUser().id));
  return null;
}
