"use client";

import { useMemo, useSyncExternalStore } from "react";

import type { Task } from "@/lib/api/types";
import { recall, remember } from "@/lib/local-store";

/** What is shown when AI Todo cannot be reached. */
export interface KeptTasks {
  tasks: Task[];
  /** Whether there were more. */
  more: boolean;
  /** When the server last said so, in milliseconds. */
  asOf: number;
  zone: string;
}

interface Kept {
  userId: string;
  kept: KeptTasks | null;
}

/** Another form of what is kept gets another key: the old one is then never read. */
export const KEY = "offline-tasks-1";

/** As long as a session lasts that is not used: whoever it was is signed out by then. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;

function read(): Kept | null {
  const found = recall(KEY) as Kept | null;
  return typeof found?.userId === "string" ? found : null;
}

/**
 * Says whose tasks this browser may keep: the person's the server just said is signed in. What was kept of
 * somebody else is gone at once.
 */
export function claimKept(userId: string): void {
  if (read()?.userId !== userId) remember(KEY, { userId, kept: null } satisfies Kept);
}

/** Keeps the tasks, unless they are not, or no longer, of the person they may be kept of. */
export function keepTasks(userId: string, kept: KeptTasks): void {
  if (read()?.userId === userId) remember(KEY, { userId, kept } satisfies Kept);
}

/** Says that what is kept was still so at that moment. */
export function confirmKept(userId: string, asOf: number): void {
  const kept = read()?.kept;
  if (kept && asOf > kept.asOf) keepTasks(userId, { ...kept, asOf });
}

/** Nobody is signed in: nothing is kept, and nothing will be until somebody is. */
export function forgetKept(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    return; // storage is forbidden, so nothing is in it
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** What is kept, as long as somebody is signed in; null on the server. */
export function useKept(now: Date): KeptTasks | null {
  const text = useSyncExternalStore(subscribe, stored, () => "");
  return useMemo(() => {
    const kept = text ? read()?.kept : null;
    if (!kept || !Array.isArray(kept.tasks)) return null;
    return now.getTime() - kept.asOf < MAX_AGE_MS ? kept : null;
  }, [text, now]);
}
