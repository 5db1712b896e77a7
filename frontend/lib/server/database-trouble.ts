import "server-only";

import { AsyncLocalStorage } from "node:async_hooks";

import { processWide } from "./process-wide";

interface Watch {
  away: unknown;
}

const watches = processWide("database-watches", () => new AsyncLocalStorage<Watch>());

/**
 * SQLSTATE classes and socket errors that mean the database is away, not that the query is wrong; or,
 * as to tables (42P01) and schema (3F000), that they have not been made yet.
 */
const AWAY =
  /^(08|53|57P0|42P01|3F000|ECONN|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENOENT|EPIPE)/;
const AWAY_MESSAGE =
  /^timeout expired|timeout exceeded when trying to connect|connection terminated|query read timeout|not queryable/i;

/** Whether `error`, or what caused it, says that the database cannot be reached now. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, cause, errors } = error as Record<string, unknown>;
  if (typeof code === "string" && AWAY.test(code)) return true;
  if (typeof message === "string" && AWAY_MESSAGE.test(message)) return true;
  return isDatabaseAway(cause) || (Array.isArray(errors) && errors.some(isDatabaseAway));
}

/** Remembers, for the request being answered, that the database was away. */
export function noteDatabaseError(error: unknown): void {
  const watch = watches.getStore();
  if (watch && isDatabaseAway(error)) watch.away ??= error;
}

/** What kept the database from answering this request before, if anything did. */
export function knownAway(): unknown {
  return watches.getStore()?.away;
}

/**
 * Runs `work` and also tells what kept the database from answering meanwhile, if anything did.
 * Needed where a library turns such an error into another answer: Better Auth says 401 to a token
 * request whose session it could not look up, which would sign everybody out.
 */
export async function watchDatabase<T>(
  work: () => Promise<T>,
): Promise<{ result: T; away: unknown }> {
  const watch: Watch = { away: undefined };
  const result = await watches.run(watch, work);
  return { result, away: watch.away };
}
