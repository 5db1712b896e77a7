"use client";

import { useSyncExternalStore } from "react";

import { personHere } from "./auth/person";
import { recall, remember } from "./local-store";

/** A choice that this browser keeps for each person, the same in all of its tabs. */
export interface LocalChoice<T> {
  read: () => T;
  write: (value: T) => void;
  /** The choice as it is now; on the server the first of them. */
  use: () => T;
}

/** One of `values`, the first until another is chosen. */
export function localChoice<const T extends string | boolean>(
  key: string,
  values: readonly [T, ...T[]],
): LocalChoice<T> {
  const listeners = new Set<() => void>();
  /** Where storage is forbidden, a choice lives as long as the page. */
  let chosen: T | null = null;

  const keyNow = () => `${key}:${personHere() ?? ""}`;

  function read(): T {
    const stored = recall(keyNow());
    return values.find((value) => value === stored) ?? chosen ?? values[0];
  }

  function write(value: T): void {
    chosen = value;
    remember(keyNow(), value);
    listeners.forEach((listener) => listener());
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    window.addEventListener("storage", listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("storage", listener);
    };
  }

  return { read, write, use: () => useSyncExternalStore(subscribe, read, () => values[0]) };
}
