"""The one family of errors: each has a code of its own, a status, and the one form."""

import json

import pytest

import errors
from errors import AppError, InvalidRequest, RateLimited, Unauthorized, Unavailable

PUBLISHED = {  # what clients rely on
    "invalid_request": 400,
    "unauthorized": 401,
    "forbidden": 403,
    "not_found": 404,
    "conflict": 409,
    "turn_running": 409,
    "limit": 409,
    "payload_too_large": 413,
    "idempotency_mismatch": 422,
    "rate_limited": 429,
    "unavailable": 503,
    "approval_required": 403,
}
FAMILY = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, AppError) and kind is not AppError
]


def test_codes_and_statuses_are_the_published_ones() -> None:
    assert {kind.code: kind.status for kind in FAMILY} == PUBLISHED
    assert len(FAMILY) == len(PUBLISHED)


def made(kind: type[AppError]) -> AppError:
    return RateLimited("Why.", retry_after=7) if kind is RateLimited else kind("Why.")


@pytest.mark.parametrize("kind", FAMILY)
def test_the_body_is_json_with_code_and_sentence(kind: type[AppError]) -> None:
    body = json.loads(json.dumps(made(kind).body()))
    assert body["error"] == kind.code
    assert body["detail"] == "Why."
    assert set(body) - {"error", "detail"} <= {"errors", "retry_after"}


def test_wrong_fields_are_named() -> None:
    assert InvalidRequest.field("title", "must not be empty").body() == {
        "error": "invalid_request",
        "detail": "title: must not be empty",
        "errors": [{"field": "title", "error": "must not be empty"}],
    }


def test_the_seconds_to_wait_are_in_body_and_header() -> None:
    limited = RateLimited("Wait.", retry_after=30, headers={"X-RateLimit-Limit": "5"})
    assert limited.body()["retry_after"] == 30
    assert limited.headers == {"X-RateLimit-Limit": "5", "Retry-After": "30"}
    away = Unavailable("Away.")
    assert away.body()["retry_after"] == 1
    assert away.headers == {"Retry-After": "1"}


def test_no_token_is_challenged() -> None:
    assert Unauthorized().headers["WWW-Authenticate"].startswith("Bearer")
