"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/** A function that stays the same and does what that of the last render does. For events, not for rendering. */
export function useHandler<A extends unknown[], R>(handler: (...args: A) => R): (...args: A) => R {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
