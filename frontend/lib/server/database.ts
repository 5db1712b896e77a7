import "server-only";

import { Pool } from "pg";

import { getEnv } from "@/lib/env";

import { connectionConfig } from "./database-url.ts";
import { log } from "./log.ts";

const POOL_SIZE = 5;
/** Short, since a page that waits is worse than one that says to try again. */
const CONNECT_TIMEOUT_MS = 1_800;
const QUERY_TIMEOUT_MS = 10_000;
const PING_TIMEOUT_MS = 2_000;

/** SQLSTATE classes and socket errors that mean the database is away, not that the query is wrong. */
const AWAY =
  /^(08|53|57P0|ECONN|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENOENT|EPIPE)/;
const AWAY_MESSAGE =
  /timeout exceeded when trying to connect|connection terminated|query read timeout/i;

let pool: Pool | undefined;

/**
 * The process's connections. Nothing here depends on a session (no SET, no startup options, no
 * named statements), so a pooler in transaction mode may sit in between.
 */
export function getPool(): Pool {
  if (!pool) {
    pool = new Pool({
      ...connectionConfig(getEnv().DATABASE_URL),
      max: POOL_SIZE,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      // On the client: `statement_timeout` would be a startup parameter, which PgBouncer refuses.
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
    });
    // An idle connection that breaks must not end the process.
    pool.on("error", (error) => log("warning", "idle database connection lost", { error }));
  }
  return pool;
}

/** Whether `error`, or what caused it, says that the database cannot be reached now. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (AWAY.test(code) || AWAY_MESSAGE.test(error.message)) return true;
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return inner.some(isDatabaseAway);
}

/** "ok", or a sentence saying why not; never takes longer than two seconds. */
export async function databaseCheck(): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), PING_TIMEOUT_MS);
  });
  try {
    await Promise.race([getPool().query("SELECT 1"), late]);
    return "ok";
  } catch {
    return "The database does not answer.";
  } finally {
    clearTimeout(timer);
  }
}
