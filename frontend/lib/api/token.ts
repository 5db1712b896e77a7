import { ApiError, SessionExpired, apiErrorFrom } from "./errors";

const TOKEN_URL = "/api/auth/token";
/** Renew this long before the end, so that no request leaves with a token about to expire. */
const RENEW_BEFORE_MS = 60_000;

interface Held {
  token: string;
  expiresAt: number;
}

/** Memory only: a token in storage would outlive the page and be readable by anything in it. */
let held: Held | null = null;
let pending: Promise<string> | null = null;

function expiryOf(token: string): number {
  const payload = token.split(".")[1] ?? "";
  const json = atob(payload.replace(/-/g, "+").replace(/_/g, "/"));
  const { exp } = JSON.parse(json) as { exp: number };
  return exp * 1000;
}

async function fetchToken(): Promise<string> {
  let response: Response;
  try {
    response = await fetch(TOKEN_URL, { credentials: "same-origin", cache: "no-store" });
  } catch {
    throw new ApiError({ code: "offline", status: 0 });
  }
  if (response.status === 401) throw new SessionExpired();
  if (!response.ok) throw await apiErrorFrom(response);
  const { token } = (await response.json()) as { token: string };
  held = { token, expiresAt: expiryOf(token) };
  return token;
}

/**
 * The bearer token for the API, from memory or freshly fetched. Simultaneous callers share one
 * request.
 *
 * @throws SessionExpired when nobody is signed in any more.
 */
export function getToken(): Promise<string> {
  if (held && held.expiresAt - Date.now() > RENEW_BEFORE_MS) return Promise.resolve(held.token);
  pending ??= fetchToken().finally(() => {
    pending = null;
  });
  return pending;
}

/** Drops `token` if it is still the held one; without an argument, whatever is held. */
export function forgetToken(token?: string): void {
  if (!token || held?.token === token) held = null;
}
