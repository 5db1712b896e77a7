"""Forged tokens over real HTTP: both services answer every one with the same 401."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from tests.fixtures.keys import Issuer
from tests.security.forged import FORGERIES, signed
from tests.wire import mcp
from tests.wire.services import Stack

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

KINDS_AT_LEAST = 15


@dataclass(frozen=True, slots=True)
class Target:
    """A service to be fooled: who signs for it, and whose tokens are for the other one."""

    name: str
    issuer: Issuer
    other: Issuer
    send: Callable[[httpx2.AsyncClient, list[tuple[str, str]]], Any]


USER = f"user-{uuid4()}"


@pytest.fixture(params=["api", "mcp"])
def target(request: pytest.FixtureRequest, stack: Stack) -> Target:
    async def to_api(http: httpx2.AsyncClient, headers: list[tuple[str, str]]) -> httpx2.Response:
        return await http.get(f"{stack.api.url}/api/{USER}/tasks", headers=headers)

    async def to_mcp(http: httpx2.AsyncClient, headers: list[tuple[str, str]]) -> httpx2.Response:
        params = {"name": "list_tasks", "arguments": {}}
        return await http.post(
            f"{stack.mcp.url}/mcp",
            headers=[*mcp.headers(None, "tools/call", "list_tasks").items(), *headers],
            json=mcp.body("tools/call", params),
        )

    if request.param == "api":
        return Target("api", stack.web, stack.turns, to_api)
    return Target("mcp", stack.turns, stack.web, to_mcp)


def assert_refused(target: Target, answer: httpx2.Response, kind: str) -> None:
    assert answer.status_code == 401, f"{kind}: {answer.status_code} {answer.text}"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer"), kind
    if target.name == "api":
        assert answer.json() == {"error": "unauthorized", "detail": "Sign in to go on."}, kind


async def test_a_good_one_is_taken(target: Target, http: httpx2.AsyncClient) -> None:
    """Else the others would be refused for another reason than theirs."""
    token = signed(target.issuer, USER)
    answer = await target.send(http, [("Authorization", f"Bearer {token}")])
    assert answer.status_code == 200, answer.text
    token = signed(target.issuer, USER, aud=["someone", target.issuer.audience])
    assert (await target.send(http, [("Authorization", f"Bearer {token}")])).status_code == 200


async def test_every_forgery_is_refused(target: Target, http: httpx2.AsyncClient) -> None:
    refused = 0
    for kind, forge in FORGERIES.items():
        token = forge(target.issuer, USER)
        assert_refused(target, await target.send(http, [("Authorization", f"Bearer {token}")]), kind)
        refused += 1
    print(f"{target.name}: {refused} kinds of forged tokens refused")  # noqa: T201  # a figure of the report
    assert refused >= KINDS_AT_LEAST


async def test_the_other_services_token_is_refused(target: Target, http: httpx2.AsyncClient) -> None:
    token = target.other.token(USER, scope="tasks:read tasks:write")
    answer = await target.send(http, [("Authorization", f"Bearer {token}")])
    assert_refused(target, answer, "the other service's token")


async def test_other_headers_are_refused(target: Target, http: httpx2.AsyncClient) -> None:
    good = signed(target.issuer, USER)
    for kind, headers in {
        "no header": [],
        "an empty one": [("Authorization", "")],
        "the scheme alone": [("Authorization", "Bearer")],
        "the token alone": [("Authorization", good)],
        "another scheme": [("Authorization", f"Token {good}")],
        "Basic": [("Authorization", f"Basic {good}")],
        "two tokens": [("Authorization", f"Bearer {good} {good}")],
        "a header of its own": [("X-Authorization", f"Bearer {good}")],
        "a cookie": [("Cookie", f"token={good}")],
        "two headers, the second good": [
            ("Authorization", "Bearer not-a-token"),
            ("Authorization", f"Bearer {good}"),
        ],
        "two headers, the first good": [
            ("Authorization", f"Bearer {good}"),
            ("Authorization", "Bearer not-a-token"),
        ],
    }.items():
        assert_refused(target, await target.send(http, headers), kind)
