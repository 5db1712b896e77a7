export interface Outcome<T> {
  item: T;
  /** What went wrong; undefined when it was done. */
  error?: unknown;
}

/** Does something to each of many, a few at a time, and tells of each how it went. */
export async function settleEach<T>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<unknown>,
): Promise<Outcome<T>[]> {
  const outcomes = items.map((item): Outcome<T> => ({ item }));
  const waiting = outcomes.values();
  const worker = async () => {
    for (const outcome of waiting) {
      try {
        await run(outcome.item);
      } catch (error) {
        outcome.error = error ?? new Error("unknown");
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return outcomes;
}
