import { ApiError, SessionExpired, apiErrorFrom } from "./errors";
import { forgetToken, getToken } from "./token";

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

/**
 * `fetch` for the API: adds the bearer token, tries once more with a fresh one when it is refused.
 * Takes what `fetch` takes, so it also serves `openapi-fetch` and the AI SDK's transports.
 *
 * @returns only successful responses; aborts reject as with `fetch`.
 * @throws ApiError for every other answer and for no answer; SessionExpired when signed out.
 */
export async function apiFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const url = typeof input === "string" ? new URL(input, window.location.origin) : input;
  const request = new Request(url, init);
  try {
    let response = await send(request);
    if (response.status === 401) response = await send(request);
    if (response.status === 401) throw new SessionExpired();
    if (!response.ok) throw await apiErrorFrom(response);
    return response;
  } catch (error) {
    if (error instanceof SessionExpired) onExpired?.();
    throw error;
  }
}
