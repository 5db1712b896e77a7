import "server-only";

import { EventEmitter } from "node:events";

import { Client, Pool, type ClientConfig, type PoolClient, type PoolConfig } from "pg";

import { knownAway, noteDatabaseError } from "./database-trouble";

/**
 * For a connection to be made and for a statement, all of which look up or write single rows. Short,
 * since a page that waits is worse than one that says to try again.
 */
export const TIMEOUT_MS = 1_500;
/** For a free connection while the database is well, only busy. */
const QUEUE_MS = 10_000;

/** Tells those who wait for a free connection that the ones in use have met silence. */
const trouble = new EventEmitter<{ silence: [Error] }>().setMaxListeners(0);

const SILENCE = /^(query read timeout|timeout expired)$/i;

function noteSilence(error: unknown): boolean {
  if (!(error instanceof Error) || !SILENCE.test(error.message)) return false;
  trouble.emit("silence", error);
  return true;
}

/** Closes the connection when a statement got no answer: what is sent next would wait behind it. */
class WatchedClient extends Client {
  constructor(config?: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: TIMEOUT_MS });
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((...args: unknown[]) => {
      const result = query(...args);
      if (result instanceof Promise) result.catch((error: unknown) => this.#endIfSilent(error));
      return result;
    }) as Client["query"];
  }

  #endIfSilent(error: unknown): void {
    if (noteSilence(error)) void this.end();
  }
}

/** Notes failed connections for the request they belong to, which then does not try for another. */
class WatchedPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Parameters<Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<Pool["connect"]>[0]): Promise<PoolClient> | void {
    if (callback) return super.connect(callback);
    return this.#connect().catch((error: unknown) => {
      noteSilence(error);
      noteDatabaseError(error);
      throw error;
    });
  }

  #connect(): Promise<PoolClient> {
    const away = knownAway();
    if (away) return Promise.reject(away);
    const client = super.connect();
    return new Promise((resolve, reject) => {
      let abandoned = false;
      const abandon = (error: Error) => {
        abandoned = true;
        reject(error);
      };
      trouble.once("silence", abandon);
      client
        .finally(() => trouble.off("silence", abandon))
        .then((it) => (abandoned ? it.release() : resolve(it)), reject);
    });
  }
}

/**
 * A pool that finds out soon when the database is silent and gives up what hangs, so that it comes
 * back by itself on new connections.
 */
export function createPool(config: PoolConfig): Pool {
  return new WatchedPool({
    ...config,
    Client: WatchedClient,
    connectionTimeoutMillis: QUEUE_MS,
    // On the client: `statement_timeout` would be a startup parameter, which PgBouncer refuses.
    query_timeout: TIMEOUT_MS,
    keepAlive: true,
  });
}
