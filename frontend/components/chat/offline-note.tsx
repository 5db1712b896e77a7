"use client";

import { WifiOff } from "lucide-react";

import { useOnline } from "@/lib/chat/use-online";

/** Says that there is no network, for as long as that is so. */
export function OfflineNote() {
  const isOnline = useOnline();
  return (
    <div role="status" className="mx-auto w-full max-w-3xl px-4 sm:px-6">
      {!isOnline && (
        <p className="mt-2 flex items-center gap-2.5 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-ink">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          You are offline. What you write is kept.
        </p>
      )}
    </div>
  );
}
