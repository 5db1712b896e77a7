"use client";

import { useCallback, useEffect, useRef, useState } from "react";

import { forgetStartingWith } from "@/lib/local-store";

function prefixOf(userId: string): string {
  return `draft:${userId}:`;
}

function keyOf(userId: string, conversationId: string | null): string {
  return prefixOf(userId) + (conversationId ?? "new");
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

export function keepDraft(userId: string, conversationId: string | null, text: string): void {
  store(keyOf(userId, conversationId), text);
}

/** The draft of a conversation, which is not kept any longer. */
export function takeDraft(userId: string, conversationId: string | null): string {
  const text = readDraft(userId, conversationId);
  keepDraft(userId, conversationId, "");
  return text;
}

/** Forgets all that was being written, for who leaves this browser to others. */
export function forgetDrafts(userId: string): void {
  forgetStartingWith(prefixOf(userId));
}

function joined(...texts: string[]): string {
  return texts.filter(Boolean).join("\n");
}

/**
 * The unsent text of a conversation, the same in all tabs, kept in this browser also when it is closed and
 * across sign-in. When a new conversation gets its id, the draft moves along.
 */
export function useDraft(userId: string, conversationId: string | null) {
  const key = keyOf(userId, conversationId);
  const [draft, setDraft] = useState({ key, text: readDraft(userId, conversationId) });
  const latest = useRef(draft);
  /** What is on its way: no longer shown, but kept until it is known to have arrived. */
  const held = useRef("");

  const write = useCallback(
    (change: (text: string) => string) => {
      const next = { key, text: change(latest.current.text) };
      if (latest.current.key !== key) store(latest.current.key, "");
      latest.current = next;
      store(key, joined(held.current, next.text));
      setDraft(next);
    },
    [key],
  );

  useEffect(() => {
    const follow = ({ key: changed, newValue }: StorageEvent) => {
      if (changed !== key || held.current) return;
      latest.current = { key, text: newValue ?? "" };
      setDraft(latest.current);
    };
    window.addEventListener("storage", follow);
    return () => window.removeEventListener("storage", follow);
  }, [key]);

  const set = useCallback((text: string) => write(() => text), [write]);
  /** Takes the text out, if it is what stands there. It is kept until `release`. */
  const hold = useCallback(
    (text: string) => {
      held.current = text;
      write((current) => (current.trim() === text ? "" : current));
    },
    [write],
  );
  /** What was on its way has arrived. */
  const release = useCallback(() => {
    if (!held.current) return;
    held.current = "";
    store(latest.current.key, latest.current.text);
  }, []);
  /** Puts a refused message back, before anything written since. */
  const restore = useCallback(
    (text: string) => {
      held.current = "";
      write((current) => joined(text, current));
    },
    [write],
  );
  return { text: draft.text, set, hold, release, restore };
}
