"use client";

import { useEffect, useEffectEvent } from "react";

import { pageShortcut, prefixOf } from "./match";
import { singleKeys } from "./preference";
import type { PageShortcut } from "./table";

/** How long after the first key of a sequence the second one counts. */
const SEQUENCE_MS = 1_500;

const OVERLAY = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const NO_TEXT = new Set(["checkbox", "radio", "button", "submit", "reset", "range", "color"]);

export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/**
 * Listens for the shortcuts of the page. None of them works while something lies over the page, those of
 * a single key neither while somebody types.
 */
export function useShortcuts(handlers: Record<PageShortcut, () => void>): void {
  const run = useEffectEvent((shortcut: PageShortcut) => handlers[shortcut]());

  useEffect(() => {
    let begun: { prefix: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
      const characters = singleKeys.read() && !isTyping(event.target);
      const prefix = begun && event.timeStamp - begun.at < SEQUENCE_MS ? begun.prefix : null;
      begun = null;
      if (document.querySelector(OVERLAY)) return;
      const shortcut = pageShortcut(event, characters, prefix) ?? pageShortcut(event, characters);
      if (shortcut) {
        event.preventDefault();
        // The second key of a sequence may be one of the row's own.
        event.stopPropagation();
        if (!event.repeat) run(shortcut);
        return;
      }
      const first = prefixOf(event, characters);
      if (first) begun = { prefix: first, at: event.timeStamp };
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, []);
}
