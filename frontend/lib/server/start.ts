import "server-only";

import { serverAuthOptions } from "@/lib/auth/server";
import { EnvError, getEnv } from "@/lib/env";

import { prepareTables } from "./account-tables";
import { endGracefully } from "./shutdown";

/**
 * Checks the environment, and lets the database be prepared meanwhile; `/ready` tells when that is
 * done. With a wrong environment the process ends: staying would mean answering 500 to everything.
 */
export function start(): void {
  try {
    const { DRAIN_SECONDS } = getEnv();
    // Next.js's development server looks after its own end.
    if (process.env.NODE_ENV === "production") endGracefully(DRAIN_SECONDS);
    void prepareTables(serverAuthOptions());
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
