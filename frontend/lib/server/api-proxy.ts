import "server-only";

import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";

import { CLIENT_GONE, accessLog } from "./access-log";
import { callApi } from "./api-call";
import { errorResponse, unavailable } from "./errors";
import { log } from "./log";
import { requestId } from "./request-id";

/** A file of 2 MiB to import, as base64 in JSON; what is larger has no business here. */
const MAX_BODY = 3 * 1024 * 1024;
const BODILESS = new Set([204, 304]);

/**
 * Not passed on: what belongs to one connection, and the cookie, since the API knows users by
 * their token only and must not be able to act as the session.
 */
const NOT_FORWARDED = new Set([
  ...["connection", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer"],
  ...[
    "transfer-encoding",
    "upgrade",
    "expect",
    "host",
    "content-length",
    "accept-encoding",
    "cookie",
  ],
]);
const NOT_RETURNED = new Set(["connection", "keep-alive", "transfer-encoding", "set-cookie"]);

function forwardedHeaders(request: Request, id: string): Record<string, string> {
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => {
    if (!NOT_FORWARDED.has(name) && !name.startsWith("x-middleware-")) headers[name] = value;
  });
  const host = request.headers.get("host");
  if (host) headers["x-forwarded-host"] ??= host;
  headers["x-forwarded-proto"] ??= new URL(request.url).protocol.slice(0, -1);
  headers["x-request-id"] = id;
  return headers;
}

function returnedHeaders(answer: IncomingMessage, id: string): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value === undefined || NOT_RETURNED.has(name)) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  // A compressor or a proxy further out would hold events back.
  if (headers.get("content-type")?.startsWith("text/event-stream")) {
    headers.set("cache-control", "no-cache, no-transform");
    headers.set("x-accel-buffering", "no");
  }
  if (!headers.has("x-request-id")) headers.set("x-request-id", id);
  return headers;
}

/** The whole body, so that a request can be sent again; null when it is too large. */
async function readBody(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Hands a request to the API and its answer, as it comes, back to the browser. */
export async function proxyToApi(request: Request): Promise<Response> {
  const id = requestId(request.headers);
  const logEnd = accessLog(request, id);
  const refuse = (response: Response, status = response.status) => {
    response.headers.set("X-Request-ID", id);
    logEnd(status);
    return response;
  };
  const { pathname, search } = new URL(request.url);
  const body = await readBody(request);
  if (!body) {
    const detail = "This is too long to send.";
    return refuse(errorResponse({ status: 413, error: "payload_too_large", detail }));
  }
  try {
    const headers = forwardedHeaders(request, id);
    if (body.byteLength > 0) headers["content-length"] = String(body.byteLength);
    const { method, signal } = request;
    const answer = await callApi(pathname + search, { method, headers, body, signal });
    const status = answer.statusCode ?? 502;
    // At the end of a stream, so that the time is that of the whole answer.
    answer.once("close", () => logEnd(status, answer.complete ? {} : { cut: true }));
    const bodiless = BODILESS.has(status) || method === "HEAD";
    if (bodiless) answer.resume();
    const stream = bodiless ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
    return new Response(stream, { status, headers: returnedHeaders(answer, id) });
  } catch (error) {
    const gone = request.signal.aborted;
    if (!gone) log("warning", "the API cannot be reached", { request_id: id, error });
    const away = unavailable("AI Todo's server cannot be reached. Try again in a moment.");
    return refuse(away, gone ? CLIENT_GONE : away.status);
  }
}
