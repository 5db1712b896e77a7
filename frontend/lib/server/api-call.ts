import "server-only";

import http from "node:http";
import https from "node:https";

import { getEnv } from "@/lib/env";

/**
 * The API sits next to us: what does not connect in this time, and again, is away. Several short
 * tries, since TCP sends a lost first packet again only after a second, and a cluster may drop those
 * to a pod that its network rules do not know yet.
 */
const CONNECT_TIMEOUT_MS = 500;
const CONNECT_TRIES = 3;
/** Below the five seconds after which the API's server closes an idle connection. */
const IDLE_MS = 4_000;

const AGENT_OPTIONS = { keepAlive: true, keepAliveMsecs: 1_000, timeout: IDLE_MS };
const plainAgent = new http.Agent(AGENT_OPTIONS);
const tlsAgent = new https.Agent(AGENT_OPTIONS);

export interface ApiCall {
  method: string;
  headers: http.OutgoingHttpHeaders;
  body?: Uint8Array;
  signal?: AbortSignal;
}

interface Failure extends Error {
  /** The connection was an old one that the other side had closed: the request was not read. */
  stale?: boolean;
  /** There was no connection in time: the request was not sent. */
  late?: boolean;
}

function attempt(url: URL, call: ApiCall): Promise<http.IncomingMessage> {
  const { request: open } = url.protocol === "https:" ? https : http;
  const agent = url.protocol === "https:" ? tlsAgent : plainAgent;
  return new Promise((resolve, reject) => {
    const { method, headers, signal } = call;
    const request = open(url, { method, headers, signal, agent }, resolve);
    request.on("socket", (socket) => {
      // The agent's limit is for idle connections; a busy one may be silent between heartbeats.
      socket.setTimeout(0);
      if (!socket.connecting) return;
      const late = () => {
        const failure: Failure = new Error("The API does not accept connections.");
        failure.late = true;
        request.destroy(failure);
      };
      const timer = setTimeout(late, CONNECT_TIMEOUT_MS);
      socket.once("connect", () => clearTimeout(timer));
      socket.once("close", () => clearTimeout(timer));
    });
    request.on("error", (error: Failure & { code?: string }) => {
      error.stale = request.reusedSocket && error.code === "ECONNRESET";
      reject(error);
    });
    request.end(call.body);
  });
}

/**
 * Sends a request to the API and resolves with its answer as soon as the headers are there. One that
 * has not reached the API is sent again: on a new connection when it met one just closed, and a few
 * times when none could be had.
 */
export async function callApi(path: string, call: ApiCall): Promise<http.IncomingMessage> {
  const url = new URL(path, getEnv().API_URL);
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(url, call);
    } catch (error) {
      const { stale, late } = error as Failure;
      const again = stale ? tries === 1 : late && tries < CONNECT_TRIES;
      if (!again || call.signal?.aborted) throw error;
    }
  }
}
