"use client";

import { useUser } from "@/lib/auth/user-context";
import { useLiveUpdates } from "@/lib/live/use-live-updates";
import { useReminders } from "@/lib/reminders/use-reminders";

/** Brings what changed elsewhere, and what is due, to every page of the signed-in person. */
export function LiveUpdates() {
  const { id } = useUser();
  useLiveUpdates(id);
  useReminders(id);
  return null;
}
