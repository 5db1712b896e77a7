import "server-only";

interface Problem {
  status: number;
  error: string;
  detail: string;
  retryAfter?: number;
}

/** An answer in the product's one error form. */
export function errorResponse({ status, error, detail, retryAfter }: Problem): Response {
  const wait = retryAfter === undefined ? {} : { retry_after: retryAfter };
  return Response.json(
    { error, detail, ...wait },
    { status, headers: retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) } },
  );
}

export function unavailable(detail: string): Response {
  return errorResponse({ status: 503, error: "unavailable", detail, retryAfter: 1 });
}
