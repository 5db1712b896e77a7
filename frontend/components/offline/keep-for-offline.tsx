"use client";

import { useUser } from "@/lib/auth/user-context";
import { useKeepForOffline } from "@/lib/offline/use-keep-for-offline";

/** Lets the signed-in person see their tasks without a network. */
export function KeepForOffline() {
  useKeepForOffline(useUser().id);
  return null;
}
