import "server-only";

import { APIError } from "better-auth/api";

import { callApi } from "./api-call";
import { log } from "./log";

const TIMEOUT_MS = 10_000;

/** Ends a user's calendar link. The API may be away: then it stays, which is logged, and can be ended by hand. */
export async function revokeCalendarLink(userId: string, token: string): Promise<void> {
  try {
    const response = await callApi(`/api/${encodeURIComponent(userId)}/calendar-feed`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    response.resume();
    if (response.statusCode === 204) return;
    log("error", "the API refused to end a calendar link", { status: response.statusCode });
  } catch (error) {
    log("error", "the API did not answer the end of a calendar link", { error });
  }
}

/**
 * Removes the API's rows of a user.
 *
 * @param token a JWT of that user, as the API accepts no other.
 * @throws APIError (503), which keeps the account: half a deletion would be worse than none.
 */
export async function removeApiData(userId: string, token: string): Promise<void> {
  const path = `/api/${encodeURIComponent(userId)}`;
  try {
    const response = await callApi(path, {
      method: "DELETE",
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    response.resume();
    if (response.statusCode === 204) return;
    log("error", "the API refused to remove a user's data", { status: response.statusCode });
  } catch (error) {
    log("error", "the API did not answer the removal of a user's data", { error });
  }
  throw new APIError("SERVICE_UNAVAILABLE", {
    code: "USER_DATA_NOT_REMOVED",
    message: "Your data could not be removed just now, so the account was kept. Try again shortly.",
  });
}
