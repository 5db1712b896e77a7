/** What the server keeps of a person, as far as the page is told that it changed. */
export type Subject = "tasks" | "conversations";

const listeners: Record<Subject, Set<() => void>> = {
  tasks: new Set(),
  conversations: new Set(),
};

/** Calls `listener` after each change made anywhere, until the function it returns is called. */
export function onChanged(subject: Subject, listener: () => void): () => void {
  listeners[subject].add(listener);
  return () => listeners[subject].delete(listener);
}

export function tellChanged(subject: Subject): void {
  listeners[subject].forEach((listener) => listener());
}
