"use client";

import { useEffect, useRef, useState } from "react";

import type { Failure } from "./failure";

/** How long a message waits before it is sent again by itself; then it is left to the user. */
const PAUSES_MS = [5_000, 15_000, 30_000];

/**
 * Sends again by itself what did not get through because the server was not reached: it is the same
 * message under the same key. Gives the time of the next attempt.
 */
export function useTryAgain(failure: Failure | null, busy: boolean, retry: () => void) {
  const attempts = useRef(0);
  const latest = useRef(retry);
  const [until, setUntil] = useState<number | null>(null);
  const isPassing = failure?.passing === true;
  useEffect(() => {
    latest.current = retry;
  });

  useEffect(() => {
    if (!busy && failure === null) attempts.current = 0;
  }, [busy, failure]);

  useEffect(() => {
    const pause = PAUSES_MS[attempts.current];
    if (!isPassing || pause === undefined) return;
    const again = () => {
      attempts.current += 1;
      latest.current();
    };
    const timer = setTimeout(again, pause);
    const shown = setTimeout(() => setUntil(Date.now() + pause));
    window.addEventListener("online", again, { once: true });
    return () => {
      clearTimeout(timer);
      clearTimeout(shown);
      window.removeEventListener("online", again);
      setUntil(null);
    };
  }, [isPassing, failure]);

  return until;
}
