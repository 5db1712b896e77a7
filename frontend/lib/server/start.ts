import "server-only";

import { setTimeout as wait } from "node:timers/promises";

import { serverAuthOptions } from "@/lib/auth/server";
import { EnvError, getEnv } from "@/lib/env";

import { getPool } from "./database";
import { log } from "./log";
import { migrate } from "./migrate";
import { markEnding } from "./readiness";

/** About half a minute in all: a database started at the same moment is up by then. */
const ATTEMPTS = 10;
const LONGEST_WAIT_MS = 5_000;

async function migrateWithPatience(): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const changed = await migrate(getPool(), serverAuthOptions());
      if (changed.length) log("info", "account tables are up to date", { changed });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      log("warning", "account tables cannot be prepared yet", { attempt, error });
      await wait(Math.min(250 * 2 ** attempt, LONGEST_WAIT_MS));
    }
  }
}

/**
 * Checks the environment and prepares the database before the first request. When that cannot be
 * done the process ends: staying would mean answering 500 to everything.
 */
export async function start(): Promise<void> {
  process.once("SIGTERM", markEnding);
  try {
    getEnv();
    await migrateWithPatience();
  } catch (error) {
    if (error instanceof EnvError) process.stderr.write(`${error.message}\n`);
    else log("error", "the database is not usable: check DATABASE_URL and the server", { error });
    process.exit(1);
  }
}
