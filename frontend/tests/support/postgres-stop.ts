import { once } from "node:events";
import { rm } from "node:fs/promises";

import type {} from "./postgres-start";

export default async function stop(): Promise<void> {
  const running = globalThis.testPostgres;
  if (!running) return;
  const ended = once(running.process, "exit");
  running.process.stdin!.end();
  await ended;
  await rm(running.folder, { recursive: true, force: true });
}
