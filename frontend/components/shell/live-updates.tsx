"use client";

import { useUser } from "@/lib/auth/user-context";
import { useLiveUpdates } from "@/lib/live/use-live-updates";

/** Brings what changed elsewhere to every page of the signed-in person. */
export function LiveUpdates() {
  useLiveUpdates(useUser().id);
  return null;
}
