"use client";

import { useSyncExternalStore } from "react";

import { recall, remember } from "@/lib/local-store";

const KEY = "single-key-shortcuts";
const listeners = new Set<() => void>();
/** Where storage is forbidden, the choice lives as long as the page. */
let chosen: boolean | null = null;

/** Whether characters alone are shortcuts. On until this browser is told otherwise. */
export function charactersOn(): boolean {
  return chosen ?? recall(KEY) !== false;
}

export function setCharacters(on: boolean): void {
  chosen = on;
  remember(KEY, on);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useCharacters(): boolean {
  return useSyncExternalStore(subscribe, charactersOn, () => true);
}
