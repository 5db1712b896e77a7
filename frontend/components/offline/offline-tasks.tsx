"use client";

import { WifiOff } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { HOME_PATH } from "@/lib/auth/next-path";
import { useOnline } from "@/lib/chat/use-online";
import { useComeBack } from "@/lib/offline/use-come-back";
import { useKept, type KeptTasks } from "@/lib/offline/kept-tasks";
import { clockIn, dateIn } from "@/lib/tasks/dates";
import { momentInWords } from "@/lib/tasks/due";
import { useHydrated } from "@/lib/use-hydrated";

import { KeptList } from "./kept-list";

/** `14:05`, of another day `Yesterday, 14:05`. */
function asOfInWords({ asOf, zone }: KeptTasks, now: Date): string {
  const moment = new Date(asOf);
  const isToday = dateIn(zone, moment) === dateIn(zone, now);
  return isToday ? clockIn(zone, moment) : momentInWords(moment, { zone, now });
}

function openAgain(): void {
  if (window.location.pathname === "/offline") window.location.assign(HOME_PATH);
  else window.location.reload();
}

/** The tasks that this browser keeps, to read, until AI Todo can be reached again. */
export function OfflineTasks() {
  const [now] = useState(() => new Date());
  const kept = useKept(now);
  const hydrated = useHydrated();
  const isOnline = useOnline();
  useComeBack(openAgain);
  const state = isOnline ? "AI Todo cannot be reached." : "You are offline.";
  return (
    <>
      <div className="flex flex-col items-start gap-3">
        <h1 className="flex items-center gap-2.5 text-xl font-semibold">
          <WifiOff aria-hidden className="size-5 shrink-0 text-muted" />
          Your tasks, to read
        </h1>
        {hydrated && (
          <p role="status" className="text-muted">
            {state}{" "}
            {kept
              ? `These are your tasks as of ${asOfInWords(kept, now)}.`
              : "No tasks are kept in this browser."}{" "}
            This page opens AI Todo as soon as it can.
          </p>
        )}
        <Button onClick={openAgain}>Try again</Button>
      </div>
      {kept && <KeptList kept={kept} now={now} />}
    </>
  );
}
