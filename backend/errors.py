"""The one family of errors a caller may see.

Services raise these; the HTTP edge renders them as `{"error": code, "detail": sentence}` and the MCP
edge as an envelope with the same code and sentence. Whatever is not an `AppError` is a bug: it is
logged and answered without its text.
"""

from typing import Any, ClassVar


class AppError(Exception):
    """A refusal with a stable `code`, an HTTP `status` and a sentence for the person."""

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500

    def __init__(self, detail: str, *, headers: dict[str, str] | None = None, **extra: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.headers = headers or {}
        self.extra = extra

    def body(self) -> dict[str, Any]:
        """The JSON form: `error`, `detail` and what the subclass adds (`errors`, `retry_after`)."""
        return {"error": self.code, "detail": self.detail, **self.extra}


class InvalidRequest(AppError):
    """Something the caller sent cannot be used; `errors` names each field and the fix."""

    code = "invalid_request"
    status = 400

    def __init__(self, detail: str, *, errors: list[dict[str, str]] | None = None) -> None:
        super().__init__(detail, errors=errors or [])

    @classmethod
    def field(cls, field: str, error: str) -> "InvalidRequest":
        """One wrong field: `error` says what is wrong and what would be right."""
        return cls(f"{field}: {error}", errors=[{"field": field, "error": error}])


class Unauthorized(AppError):
    """No token, or one that does not hold. Carries the challenge RFC 6750 asks for."""

    code = "unauthorized"
    status = 401

    def __init__(self, detail: str = "Sign in to go on.") -> None:
        super().__init__(detail, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})


class Forbidden(AppError):
    """The caller is known and may know the thing exists, but may not do this."""

    code = "forbidden"
    status = 403


class NotFound(AppError):
    """Unknown, or someone else's: the two are never told apart."""

    code = "not_found"
    status = 404


class Conflict(AppError):
    """The present state does not allow it."""

    code = "conflict"
    status = 409


class TurnRunning(Conflict):
    """The conversation's last message is still being answered."""

    code = "turn_running"


class IdempotencyMismatch(AppError):
    """The same `Idempotency-Key` came with another request."""

    code = "idempotency_mismatch"
    status = 422


class LimitReached(AppError):
    """A size or count the product limits, with the limit in the sentence."""

    code = "limit"
    status = 409


class PayloadTooLarge(AppError):
    """The request body is larger than the product ever needs."""

    code = "payload_too_large"
    status = 413


class RateLimited(AppError):
    """Too many requests; `retry_after` is in seconds and is sent as `Retry-After` too."""

    code = "rate_limited"
    status = 429

    def __init__(self, detail: str, *, retry_after: int, headers: dict[str, str] | None = None) -> None:
        super().__init__(
            detail, headers={**(headers or {}), "Retry-After": str(retry_after)}, retry_after=retry_after
        )


class Unavailable(AppError):
    """Something we depend on is down; the same request may succeed in `retry_after` seconds."""

    code = "unavailable"
    status = 503

    def __init__(self, detail: str, *, retry_after: int = 1) -> None:
        super().__init__(detail, headers={"Retry-After": str(retry_after)}, retry_after=retry_after)


class ApprovalRequired(AppError):
    """Many tasks at once: the user has to say yes to exactly these arguments first. `tasks`: which.
    `arguments`: those to say yes to, where the call's own would not always mean the same."""

    code = "approval_required"
    status = 403


class ConfigError(Exception):
    """The environment cannot be used; the message has one line for each wrong variable."""
