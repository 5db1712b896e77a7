import "server-only";

import { log } from "./log";

/** How an answer ended that the browser did not wait for, by nginx's convention. */
export const CLIENT_GONE = 499;

/** A path that holds a secret, and how it is logged. */
const SECRET_PATH = /^\/calendar\/.+/s;
const HIDDEN = "/calendar/...";

/**
 * Notes when a request came; what it returns writes the line that says how it went. The line has
 * the path alone, without what of it is secret: a query may hold what people search for.
 */
export function accessLog(request: Request, id: string) {
  const started = performance.now();
  return (status: number, more: Record<string, unknown> = {}): void => {
    const path = new URL(request.url).pathname.replace(SECRET_PATH, HIDDEN);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    log("info", "request", { request_id: id, method: request.method, path, status, ms, ...more });
  };
}
