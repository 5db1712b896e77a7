const listeners = new Set<() => void>();

/** Calls `listener` when a conversation changed anywhere, until the function it returns is called. */
export function onConversationsChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellChanged(): void {
  listeners.forEach((listener) => listener());
}
