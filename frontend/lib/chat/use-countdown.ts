"use client";

import { useEffect, useState } from "react";

const SECOND_MS = 1_000;

function secondsTo(until: number): number {
  return Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS));
}

/** The whole seconds left until a moment, counted down; null until counted, or with nothing to wait for. */
export function useCountdown(until: number | null): number | null {
  const [left, setLeft] = useState({ until, seconds: null as number | null });
  useEffect(() => {
    if (until === null) return;
    const tick = () => {
      setLeft({ until, seconds: secondsTo(until) });
      if (Date.now() >= until) clearInterval(timer);
    };
    const timer = setInterval(tick, SECOND_MS);
    const first = setTimeout(tick);
    return () => {
      clearInterval(timer);
      clearTimeout(first);
    };
  }, [until]);
  return left.until === until ? left.seconds : null;
}

/** `1:05`, as on a clock. */
export function asClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
