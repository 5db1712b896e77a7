import createClient from "openapi-fetch";

import { apiFetch } from "./fetch";
import type { paths } from "./schema";

/**
 * The API, typed by its OpenAPI document. Failures reject with ApiError (see `apiFetch`), so take
 * results through `unwrap`.
 */
export const api = createClient<paths>({
  baseUrl: typeof window === "undefined" ? "http://localhost" : window.location.origin,
  fetch: apiFetch,
});

/** The data of a successful call: `const task = await unwrap(api.GET(...))`. */
export async function unwrap<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
