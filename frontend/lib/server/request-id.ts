import "server-only";

import { randomUUID } from "node:crypto";

const SANE = /^[A-Za-z0-9._-]{8,128}$/;

/** The caller's request id if it is fit for a log line, else a new one. */
export function requestId(headers: Headers): string {
  const given = headers.get("x-request-id") ?? "";
  return SANE.test(given) ? given : randomUUID();
}
