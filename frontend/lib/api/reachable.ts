const PAUSES_MS = [1_000, 2_000, 4_000, 8_000];

/**
 * The result of `read`, tried again for about a quarter of a minute while `mayRetry` says so, and at
 * once when the browser comes back online.
 */
export async function untilReachable<T>(
  read: () => Promise<T>,
  mayRetry: (error: unknown) => boolean,
  pauses: readonly number[] = PAUSES_MS,
): Promise<T> {
  for (const pause of pauses) {
    try {
      return await read();
    } catch (error) {
      if (!mayRetry(error)) throw error;
    }
    await pauseOrOnline(pause);
  }
  return read();
}

function pauseOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
  });
}
