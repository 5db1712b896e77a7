/** Codes of the API's one error form, and `offline` for a request that got no answer at all. */
export type ApiErrorCode =
  | "invalid_request"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "limit"
  | "turn_running"
  | "payload_too_large"
  | "rate_limited"
  | "internal"
  | "unavailable"
  | "offline";

const SENTENCES: Record<ApiErrorCode, string> = {
  invalid_request: "Something in this request is not right.",
  unauthorized: "Please sign in again.",
  forbidden: "You are not allowed to do that.",
  not_found: "This does not exist any more.",
  conflict: "This changed in the meantime. Reload and try again.",
  limit: "That is more than there is room for.",
  turn_running: "The assistant is still answering. Wait for it or stop it first.",
  payload_too_large: "This is too long to send.",
  rate_limited: "You have reached the limit for now. Try again later.",
  internal: "Something went wrong on our side. Try again.",
  unavailable: "AI Todo cannot be reached at the moment. Try again shortly.",
  offline: "No connection. Check your network and try again.",
};

const CODE_BY_STATUS: Record<number, ApiErrorCode> = {
  400: "invalid_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "payload_too_large",
  422: "invalid_request",
  429: "rate_limited",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

interface ApiErrorInit {
  code: ApiErrorCode;
  status: number;
  detail?: string;
  retryAfter?: number | null;
  fields?: Record<string, string>;
  requestId?: string | null;
}

/** A refused or failed request. `detail` is one sentence fit to be shown as it is. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly code: ApiErrorCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly detail: string;
  /** Seconds to wait before trying again, when the server said so. */
  readonly retryAfter: number | null;
  /** Sentence by field name, for `invalid_request`. */
  readonly fields: Record<string, string>;
  readonly requestId: string | null;

  constructor(init: ApiErrorInit) {
    const detail = init.detail || SENTENCES[init.code];
    super(detail);
    this.code = init.code;
    this.status = init.status;
    this.detail = detail;
    this.retryAfter = init.retryAfter ?? null;
    this.fields = init.fields ?? {};
    this.requestId = init.requestId ?? null;
  }

  /** Whether the same request may succeed later without being changed. */
  get retryable(): boolean {
    return ["rate_limited", "internal", "unavailable", "offline"].includes(this.code);
  }
}

/** The session is over: the page leads to sign-in and comes back. */
export class SessionExpired extends ApiError {
  override name = "SessionExpired";

  constructor() {
    super({ code: "unauthorized", status: 401 });
  }
}

/** The sentence to show for anything that was thrown. */
export function errorSentence(error: unknown): string {
  return error instanceof ApiError ? error.detail : SENTENCES.internal;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function readFields(errors: unknown): Record<string, string> {
  if (!Array.isArray(errors)) return {};
  const fields: Record<string, string> = {};
  for (const entry of errors) {
    if (!isRecord(entry) || typeof entry.field !== "string") continue;
    if (typeof entry.error === "string") fields[entry.field] ??= entry.error;
  }
  return fields;
}

function readSeconds(value: unknown): number | null {
  const seconds = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof seconds === "number" && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** Turns any answer that is not a success into an ApiError, whatever its body is. */
export async function apiErrorFrom(response: Response): Promise<ApiError> {
  let body: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(await response.text());
    if (isRecord(parsed)) body = parsed;
  } catch {
    // A proxy's HTML page or a cut body: the status alone says what it is.
  }
  const named = typeof body.error === "string" && body.error in SENTENCES;
  const byStatus = CODE_BY_STATUS[response.status] ?? "internal";
  const code = named ? (body.error as ApiErrorCode) : byStatus;
  const showable = named && code !== "internal" && typeof body.detail === "string";
  return new ApiError({
    code,
    status: response.status,
    detail: showable ? (body.detail as string) : undefined,
    retryAfter: readSeconds(body.retry_after) ?? readSeconds(response.headers.get("retry-after")),
    fields: readFields(body.errors),
    requestId: response.headers.get("x-request-id"),
  });
}
