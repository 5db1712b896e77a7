import { whenStaying } from "@/lib/auth/browser";
import { uuid } from "@/lib/chat/uuid";

import { ApiError, SessionExpired, apiErrorFrom } from "./errors";
import { untilReachable } from "./reachable";
import { forgetToken, getToken } from "./token";
import { WRITE_PAUSES_MS } from "./write-pauses";

const KEY_HEADER = "idempotency-key";
const WRITES = new Set(["POST", "PUT", "PATCH", "DELETE"]);

type ExpiredListener = () => void;
let onExpired: ExpiredListener | null = null;

/** Sets what happens, once per failure, when the session turns out to be over. */
export function onSessionExpired(listener: ExpiredListener | null): void {
  onExpired = listener;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

async function send(request: Request): Promise<Response> {
  const token = await getToken();
  // A copy is sent, since a body can be read once and a refused token is tried a second time.
  const attempt = request.clone();
  attempt.headers.set("Authorization", `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(attempt);
  } catch (error) {
    if (isAbort(error) || request.signal.aborted) throw error;
    throw new ApiError({ code: "offline", status: 0 });
  }
  if (response.status === 401) forgetToken(token);
  return response;
}

/** The successful answer; a refused token is replaced once. */
async function ask(request: Request): Promise<Response> {
  let response = await send(request);
  if (response.status === 401) response = await send(request);
  if (response.status === 401) throw new SessionExpired();
  if (!response.ok) throw await apiErrorFrom(response);
  return response;
}

/** The request never has a second effect: whatever became of it, it may be sent again as it is. */
function withKey(request: Request): Request {
  if (!request.headers.has(KEY_HEADER)) request.headers.set(KEY_HEADER, uuid());
  return request;
}

function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && ["offline", "unavailable"].includes(error.code);
}

/**
 * `fetch` for the API: adds the bearer token, tries once more with a fresh one when it is refused. Every
 * write has an idempotency key, and is sent again a few times while the API cannot be reached. Takes what
 * `fetch` takes, so it also serves `openapi-fetch` and the AI SDK's transports.
 *
 * @returns only successful responses; aborts reject as with `fetch`.
 * @throws ApiError for every other answer and for no answer; SessionExpired when signed out.
 */
export async function apiFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  // What still asks by itself while the page goes would be refused, for a session that was just ended.
  await whenStaying();
  const url = typeof input === "string" ? new URL(input, window.location.origin) : input;
  const request = new Request(url, init);
  try {
    if (!WRITES.has(request.method)) return await ask(request);
    const write = withKey(request);
    return await untilReachable(
      () => ask(write),
      (error) => isUnreachable(error) && !request.signal.aborted,
      WRITE_PAUSES_MS,
    );
  } catch (error) {
    if (error instanceof SessionExpired) onExpired?.();
    throw error;
  }
}
