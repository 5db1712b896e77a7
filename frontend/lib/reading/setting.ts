"use client";

import { useSyncExternalStore } from "react";

const KEY = "reading-hint";
const OFF = "off";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function isOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== OFF;
  } catch {
    return true; // storage is forbidden
  }
}

/** Whether what is typed is read live; kept by this browser. */
export function useReadingHint(): boolean {
  return useSyncExternalStore(subscribe, isOn, () => true);
}

export function setReadingHint(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    return; // then it cannot be kept
  }
  listeners.forEach((listener) => listener());
}
