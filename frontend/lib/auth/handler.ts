import "server-only";

import { accessLog } from "@/lib/server/access-log";
import { isDatabaseAway, watchDatabase } from "@/lib/server/database-trouble";
import { errorResponse, unavailable } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { requestId } from "@/lib/server/request-id";

import { getAuth } from "./server";

function databaseAway(id: string, error: unknown): Response {
  log("error", "the database did not answer an account request", { request_id: id, error });
  return unavailable("Accounts cannot be reached at the moment. Try again shortly.");
}

async function answer(request: Request, id: string): Promise<Response> {
  try {
    const { result, away } = await watchDatabase(() => getAuth(request.headers).handler(request));
    return away && !result.ok ? databaseAway(id, away) : result;
  } catch (error) {
    if (isDatabaseAway(error)) return databaseAway(id, error);
    log("error", "an account request failed", { request_id: id, error });
    const detail = "Something went wrong on our side. Try again.";
    return errorResponse({ status: 500, error: "internal", detail });
  }
}

/** Everything under `/api/auth`, by Better Auth; what it cannot answer gets the one error form. */
export async function handleAuth(request: Request): Promise<Response> {
  const id = requestId(request.headers);
  const logEnd = accessLog(request, id);
  const response = await answer(request, id);
  response.headers.set("X-Request-ID", id);
  const wait = response.headers.get("X-Retry-After"); // Better Auth's own name for it
  if (wait) response.headers.set("Retry-After", wait);
  logEnd(response.status);
  return response;
}
