"use client";

import { useSyncExternalStore } from "react";

/** The width at which the tasks get a pane of their own; below, they are a drawer. */
export const TASKS_FIT = "(min-width: 56rem)";

/** Whether a media query matches; on the server it does not. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
