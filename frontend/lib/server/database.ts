import "server-only";

import { Pool, type PoolClient } from "pg";

import { getEnv } from "@/lib/env";

import { noteDatabaseError } from "./database-trouble";
import { connectionConfig } from "./database-url";
import { log } from "./log";

const POOL_SIZE = 5;
/** Short, since a page that waits is worse than one that says to try again. */
const CONNECT_TIMEOUT_MS = 1_800;
const QUERY_TIMEOUT_MS = 10_000;
const PING_TIMEOUT_MS = 2_000;

/** Notes failed connections for the request they belong to. */
class WatchedPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Parameters<Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<Pool["connect"]>[0]): Promise<PoolClient> | void {
    if (callback) return super.connect(callback);
    return super.connect().catch((error: unknown) => {
      noteDatabaseError(error);
      throw error;
    });
  }
}

let pool: Pool | undefined;

/**
 * The process's connections. Nothing here depends on a session (no SET, no startup options, no
 * named statements), so a pooler in transaction mode may sit in between.
 */
export function getPool(): Pool {
  if (!pool) {
    pool = new WatchedPool({
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
