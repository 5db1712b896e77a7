import type { Metadata } from "next";

import { OfflineTasks } from "@/components/offline/offline-tasks";
import { PlainHeader } from "@/components/shell/plain-header";

export const metadata: Metadata = { title: "Offline" };

/** What the service worker shows in place of any page that cannot be had; kept by lib/offline. */
export default function OfflinePage() {
  return (
    <>
      <PlainHeader />
      <main className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 pt-2 pb-10">
        <OfflineTasks />
      </main>
    </>
  );
}
