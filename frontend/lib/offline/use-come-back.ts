"use client";

import { useEffect, useEffectEvent } from "react";

const ASK_MS = 10_000;

/** Whether AI Todo answers. */
async function isThere(): Promise<boolean> {
  try {
    return (await fetch("/health", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** Calls `onBack` once AI Todo answers again; it is asked when the network is back, and now and then. */
export function useComeBack(onBack: () => void): void {
  const back = useEffectEvent(onBack);
  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState === "visible" && navigator.onLine && (await isThere())) back();
    };
    const timer = setInterval(ask, ASK_MS);
    window.addEventListener("online", ask);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", ask);
      document.removeEventListener("visibilitychange", ask);
    };
  }, []);
}
