import "server-only";

import { subscribe } from "node:diagnostics_channel";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

import { log } from "./log";
import { pendingMails } from "./mail";
import { markEnding } from "./readiness";

/**
 * How long those who keep a connection may still find it open: with the answer to their next request
 * they are told to use another. Closing it at once could meet a request that is on its way.
 */
const LINGER_MS = 2_000;
const STEP_MS = 50;
const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/** The servers of this process and the answers that are not complete yet. */
const servers = new Set<Server>();
const running = new Set<ServerResponse>();
let ending = false;

function leaveAfterwards(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("Connection", "close");
}

/** Next.js keeps its server to itself; Node.js tells of every request all the same. */
function watchRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { server, response } = message as { server: Server; response: ServerResponse };
    servers.add(server);
    running.add(response);
    response.once("close", () => running.delete(response));
    if (ending) leaveAfterwards(response);
  });
}

function connections(server: Server): Promise<number> {
  return new Promise((done) => server.getConnections((error, count) => done(error ? 0 : count)));
}

async function anyConnection(): Promise<boolean> {
  const counts = await Promise.all([...servers].map(connections));
  return counts.some((count) => count > 0);
}

async function whileBefore(time: number, busy: () => boolean | Promise<boolean>): Promise<void> {
  while (Date.now() < time && (await busy())) await wait(STEP_MS);
}

/** Lets running answers come to their end, then ends the process; at `drainSeconds` in any case. */
async function end(drainSeconds: number, lingerMs: number): Promise<void> {
  const started = Date.now();
  const latest = started + drainSeconds * 1_000;
  markEnding();
  running.forEach(leaveAfterwards);
  log("info", "ending", { running: running.size });
  await whileBefore(Math.min(latest, started + lingerMs), anyConnection);
  for (const server of servers) server.close();
  await whileBefore(latest, () => running.size > 0 || pendingMails() > 0);
  const ms = Date.now() - started;
  if (running.size) log("warning", "ended with answers cut", { cut: running.size, ms });
  else log("info", "ended", { ms });
  process.exit(0);
}

/**
 * Takes over what SIGTERM does. Next.js would stop listening at once, while a load balancer may still
 * send requests here, would cut idle connections, and would wait without limit for the busy ones.
 */
export function endGracefully(drainSeconds: number, lingerMs = LINGER_MS): void {
  watchRequests();
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (ending) return; // Ctrl-C and a supervisor may both tell it
      ending = true;
      void end(drainSeconds, lingerMs);
    });
  }
}
