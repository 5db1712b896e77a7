/** Whether all that was typed is in the text, word by word and in any order. */
export function hasWords(text: string, typed: string): boolean {
  const lower = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

/** How far a key moves through a list of options; undefined for keys that do not. */
export function stepOf(key: string): number | undefined {
  return { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key];
}

export function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}
