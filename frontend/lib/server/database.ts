import "server-only";

import type { Pool } from "pg";

import { getEnv } from "@/lib/env";

import { TIMEOUT_MS, createPool } from "./database-pool";
import { connectionConfig } from "./database-url";
import { log } from "./log";
import { processWide } from "./process-wide";

const POOL_SIZE = 10;

function openPool(max: number): Pool {
  const pool = createPool({ ...connectionConfig(getEnv().DATABASE_URL), max });
  // An idle connection that breaks must not end the process.
  pool.on("error", (error) => log("warning", "idle database connection lost", { error }));
  return pool;
}

/**
 * The process's connections. Nothing here depends on a session (no SET, no startup options, no
 * named statements), so a pooler in transaction mode may sit in between.
 */
export function getPool(): Pool {
  return processWide("pool", () => openPool(POOL_SIZE));
}

/** A connection apart: requests that keep the others busy do not mean that the database is away. */
function getCheckPool(): Pool {
  return processWide("check-pool", () => openPool(1));
}

/** "ok", or a sentence saying why not; never takes longer than two seconds. */
export async function databaseCheck(): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), TIMEOUT_MS);
  });
  try {
    await Promise.race([getCheckPool().query("SELECT 1"), late]);
    return "ok";
  } catch {
    return "The database does not answer.";
  } finally {
    clearTimeout(timer);
  }
}

/** Ends all connections; they cannot be used any more. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([getPool().end(), getCheckPool().end()]);
}
