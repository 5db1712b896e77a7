import "server-only";

import { setTimeout as wait } from "node:timers/promises";

import type { BetterAuthOptions } from "better-auth";
import { Pool } from "pg";

import { getEnv } from "@/lib/env";

import { connectionConfig } from "./database-url";
import { log } from "./log";
import { migrate } from "./migrate";
import { processWide } from "./process-wide";

const LONGEST_WAIT_MS = 3_000;
/** Also spent waiting for another replica that is at it. */
const STATEMENT_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5_000;

const state = () => processWide("account-tables", () => ({ prepared: false }));

/** "ok" once the tables of the accounts are known to be there, else a sentence. */
export function tablesCheck(): string {
  return state().prepared ? "ok" : "The account tables are not prepared yet.";
}

async function attempt(options: BetterAuthOptions): Promise<void> {
  // A pool of its own: requests have far shorter limits.
  const pool = new Pool({
    ...connectionConfig(getEnv().DATABASE_URL),
    max: 1,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS,
  });
  pool.on("error", () => {}); // an idle one that breaks is of no interest
  try {
    const changed = await migrate(pool, options);
    if (changed.length) log("info", "account tables are up to date", { changed });
  } finally {
    // Not waited for: a connection that hangs would never say goodbye.
    void pool.end();
  }
}

/**
 * Prepares the tables of the accounts, for as long as it takes: a database that is away at the start
 * comes back by itself, and a process that gave up would be started again only to find the same.
 */
export async function prepareTables(options: BetterAuthOptions): Promise<void> {
  for (let count = 1; !state().prepared; count++) {
    try {
      await attempt(options);
      state().prepared = true;
    } catch (error) {
      // The first time in full; the rest is to show that it is still tried, and why.
      const { code, message } = error as NodeJS.ErrnoException;
      const reason = count === 1 ? { error } : { code, reason: message };
      log("warning", "account tables cannot be prepared yet", { attempt: count, ...reason });
      await wait(Math.min(125 * 2 ** count, LONGEST_WAIT_MS));
    }
  }
}
