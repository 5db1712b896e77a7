import "server-only";

import { tablesCheck } from "./account-tables";
import { databaseCheck } from "./database";
import { processWide } from "./process-wide";

const state = () => processWide("readiness", () => ({ ending: false }));

/** From now on nothing new should come here: the process has been asked to end. */
export function markEnding(): void {
  state().ending = true;
}

interface Readiness {
  ready: boolean;
  /** "ok" or a sentence, by dependency. */
  checks: Record<string, string>;
}

/** Whether requests should be sent here. The API's state is its own: it has its own check. */
export async function readiness(): Promise<Readiness> {
  const checks: Record<string, string> = {
    database: await databaseCheck(),
    accounts: tablesCheck(),
  };
  if (state().ending) checks.process = "The process is ending.";
  return { ready: Object.values(checks).every((check) => check === "ok"), checks };
}
