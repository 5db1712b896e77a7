"use client";

import { useEffect, type RefObject } from "react";

/** Whether somebody is doing something where the focus is now. An empty message box is nothing yet. */
function isOccupied(active: Element | null): boolean {
  if (!active || active === document.body) return false;
  if (active instanceof HTMLTextAreaElement) return active.value !== "";
  return active.getAttribute("role") !== "log" && !active.matches("[data-decided=true]");
}

/** Moves the focus to a card once it waits for a decision, unless that would interrupt somebody. */
export function useCardFocus(card: RefObject<HTMLElement | null>, isWaiting: boolean): void {
  useEffect(() => {
    if (isWaiting && !isOccupied(document.activeElement)) card.current?.focus();
  }, [card, isWaiting]);
}
