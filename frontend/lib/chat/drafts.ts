"use client";

import { useCallback, useRef, useState } from "react";

function keyOf(userId: string, conversationId: string | null): string {
  return `draft:${userId}:${conversationId ?? "new"}`;
}

/** Storage can be full or forbidden; then a draft lives as long as the page. */
function store(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    return;
  }
}

export function readDraft(userId: string, conversationId: string | null): string {
  try {
    return localStorage.getItem(keyOf(userId, conversationId)) ?? "";
  } catch {
    return "";
  }
}

/**
 * The unsent text of a conversation, kept in this browser also when it is closed and across sign-in.
 * When a new conversation gets its id, the draft moves along.
 */
export function useDraft(userId: string, conversationId: string | null) {
  const key = keyOf(userId, conversationId);
  const [draft, setDraft] = useState({ key, text: readDraft(userId, conversationId) });
  const latest = useRef(draft);

  const write = useCallback(
    (change: (text: string) => string) => {
      const next = { key, text: change(latest.current.text) };
      if (latest.current.key !== key) store(latest.current.key, "");
      latest.current = next;
      store(key, next.text);
      setDraft(next);
    },
    [key],
  );

  const set = useCallback((text: string) => write(() => text), [write]);
  /** Puts a refused message back, before anything written since. */
  const restore = useCallback(
    (text: string) => write((current) => (current ? `${text}\n${current}` : text)),
    [write],
  );
  return { text: draft.text, set, restore };
}
