/** What this browser remembers of a choice. Storage can be forbidden or hold nonsense: then nothing is known. */
export function recall(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** Storage can be full or forbidden; then a choice lives as long as the page. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}

/** Forgets everything whose key starts so. */
export function forgetStartingWith(prefix: string): void {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .forEach((key) => localStorage.removeItem(key));
  } catch {
    return;
  }
}
