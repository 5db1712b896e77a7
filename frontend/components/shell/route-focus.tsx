"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";

/** Of this page load; null until its first page is there. */
let shown: string | null = null;

/**
 * Puts the focus on the heading of a page that was opened from another one, where what had the focus went
 * with the old page: the keyboard goes on from there, and screen readers say where one is.
 */
export function RouteFocus() {
  const pathname = usePathname();
  useEffect(() => {
    const isFirst = shown === null;
    const isSame = shown === pathname;
    shown = pathname;
    if (isFirst || isSame || document.activeElement !== document.body) return;
    const heading = document.querySelector("h1");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [pathname]);
  return null;
}
