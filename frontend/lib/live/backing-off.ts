import { ApiError } from "@/lib/api/errors";

const LONGEST_MS = 60_000;

/** What TanStack Query knows of how its requests went. */
interface Outcomes {
  error: unknown;
  errorUpdateCount: number;
  dataUpdateCount: number;
}

/**
 * How long to wait after failures: `first`, twice as long after each further one up to a minute, and at
 * least as long as the server asks for. Pages that failed together come back one by one.
 */
export function backingOff(first: number): (outcomes: Outcomes) => number {
  let failures = 0;
  let seen = { errors: 0, answers: 0 };
  let pause = first;
  return ({ error, errorUpdateCount, dataUpdateCount }) => {
    if (dataUpdateCount !== seen.answers) failures = 0;
    if (errorUpdateCount !== seen.errors) {
      const usual = Math.min(LONGEST_MS, first * 2 ** failures);
      const asked = error instanceof ApiError ? (error.retryAfter ?? 0) * 1_000 : 0;
      pause = Math.max(usual, asked) * (1 + Math.random() / 2);
      failures += 1;
    }
    seen = { errors: errorUpdateCount, answers: dataUpdateCount };
    return pause;
  };
}
