"""The server over HTTP: who gets in, from where, and whether it is ready."""

import time
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from fastmcp import Client
from fastmcp.client.auth import BearerAuth
from fastmcp.client.transports import StreamableHttpTransport
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from middleware import BODY_BYTES
from tests.fixtures.calling import ALL
from tests.fixtures.keys import Issuer
from tests.fixtures.serving import Served, serving
from tests.wire import mcp


@pytest.fixture
async def served(database_url: str, turn_issuer: Issuer) -> AsyncIterator[Served]:
    async with serving(database_url, turn_issuer, mcp_allowed_origins=["https://todo.example"]) as served:
        yield served


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(trust_env=False) as client:
        yield client


async def add(http: httpx2.AsyncClient, served: Served, token: str | None, **headers: str) -> httpx2.Response:
    return await http.post(
        f"{served.url}/mcp",
        headers={**mcp.headers(token, "tools/call", "add_task"), **headers},
        json=mcp.body("tools/call", {"name": "add_task", "arguments": {"title": "x"}}),
    )


class TestToken:
    async def test_none(self, http: httpx2.AsyncClient, served: Served) -> None:
        answer = await add(http, served, None)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"

    async def test_wrong(self, http: httpx2.AsyncClient, served: Served, turn_issuer: Issuer) -> None:
        elsewhere = Issuer(turn_issuer.name, turn_issuer.audience, key_id=turn_issuer.key_id)
        for token in (
            "nonsense",
            elsewhere.token("me"),
            turn_issuer.token("me", exp=int(time.time()) - 60),
            turn_issuer.token("me", aud="ai-todo-api"),
            turn_issuer.token("me", exp=None),
        ):
            answer = await add(http, served, token)
            assert answer.status_code == 401
            assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]

    async def test_before_the_keys_can_be_had(
        self, http: httpx2.AsyncClient, database_url: str, turn_issuer: Issuer
    ) -> None:
        """The issuer is starting: that is no fault of the token."""
        turn_issuer.up = False
        async with serving(database_url, turn_issuer) as served:
            answer = await add(http, served, turn_issuer.token("me"))
            assert (answer.status_code, answer.json()["error"]) == (503, "unavailable")
            assert answer.headers["Retry-After"] == "1"
            ready = await http.get(f"{served.url}/ready")
            assert ready.status_code == 503
            assert ready.json()["checks"]["database"] == "ok"
            assert ready.json()["checks"]["keys"] != "ok"


class TestDoor:
    @pytest.mark.parametrize(
        "host", ["evil.example", "evil.example:8001", "localhost.evil.example", "10.0.0.1"]
    )
    async def test_other_host(
        self, http: httpx2.AsyncClient, served: Served, turn_issuer: Issuer, host: str
    ) -> None:
        answer = await add(http, served, turn_issuer.token("me", scope=ALL), Host=host)
        assert answer.status_code == 421

    async def test_other_origin(self, http: httpx2.AsyncClient, served: Served, turn_issuer: Issuer) -> None:
        token = turn_issuer.token("me", scope=ALL)
        for origin in ("https://evil.example", "null", "http://todo.example"):
            assert (await add(http, served, token, Origin=origin)).status_code == 403

    async def test_allowed_ones(
        self, http: httpx2.AsyncClient, database_url: str, turn_issuer: Issuer
    ) -> None:
        token = turn_issuer.token(f"user-{uuid4()}", scope=ALL)
        hosts = ["ai-todo-mcp-service:8001"]
        origins = ["https://todo.example"]
        async with serving(
            database_url, turn_issuer, mcp_allowed_hosts=hosts, mcp_allowed_origins=origins
        ) as served:
            for headers in ({"Host": "ai-todo-mcp-service:8001"}, {"Origin": "https://todo.example"}):
                assert (await add(http, served, token, **headers)).status_code == 200

    async def test_too_large(self, http: httpx2.AsyncClient, served: Served, turn_issuer: Issuer) -> None:
        answer = await http.post(
            f"{served.url}/mcp",
            headers=mcp.headers(turn_issuer.token("me", scope=ALL), "tools/call", "add_task"),
            content=b" " * (BODY_BYTES + 1),
        )
        assert answer.status_code == 413

    @pytest.mark.parametrize(
        "body", [b"", b"{", b"null", b"[]", b"1", b'{"jsonrpc":"2.0"}', b"\xff\xfe", b"[" * 5_000]
    )
    async def test_nonsense(
        self, http: httpx2.AsyncClient, served: Served, turn_issuer: Issuer, body: bytes
    ) -> None:
        answer = await http.post(
            f"{served.url}/mcp",
            headers={
                **mcp.headers(turn_issuer.token("me", scope=ALL), "tools/call", "add_task"),
                "Content-Type": "application/json",
            },
            content=body,
        )
        assert answer.status_code == 400

    async def test_request_id(self, http: httpx2.AsyncClient, served: Served) -> None:
        given = await http.get(f"{served.url}/health", headers={"X-Request-ID": "request-1234"})
        assert given.headers["X-Request-ID"] == "request-1234"
        refused = await add(http, served, None)
        assert len(refused.headers["X-Request-ID"]) == 32


class TestHealth:
    async def test_needs_no_token(self, http: httpx2.AsyncClient, served: Served) -> None:
        assert (await http.get(f"{served.url}/health")).json() == {"status": "ok"}
        ready = await http.get(f"{served.url}/ready")
        assert (ready.status_code, ready.json()) == (
            200,
            {"status": "ready", "checks": {"database": "ok", "schema": "ok", "keys": "ok"}},
        )

    async def test_ready_again_when_the_issuer_is(
        self, http: httpx2.AsyncClient, database_url: str, turn_issuer: Issuer
    ) -> None:
        async with serving(database_url, turn_issuer) as served:
            assert (await http.get(f"{served.url}/ready")).status_code == 200
            turn_issuer.up = False
            assert (await http.get(f"{served.url}/ready")).status_code == 200  # its keys are known

    async def test_without_a_database(
        self, http: httpx2.AsyncClient, turn_issuer: Issuer, unused_tcp_port: int
    ) -> None:
        url = f"postgresql://nobody:secret@127.0.0.1:{unused_tcp_port}/none"
        async with serving(url, turn_issuer) as served:
            ready = await http.get(f"{served.url}/ready")
            assert ready.status_code == 503
            assert ready.json()["checks"]["keys"] == "ok"
            assert "secret" not in ready.text
            assert (await http.get(f"{served.url}/health")).status_code == 200
            answer = await add(http, served, turn_issuer.token("me", scope=ALL, tz="UTC"))
        assert answer.json()["result"]["structuredContent"]["error"]["code"] == "unavailable"

    async def test_ending(self, http: httpx2.AsyncClient, served: Served) -> None:
        served.app.state.health.draining = True
        ready = await http.get(f"{served.url}/ready")
        assert (ready.status_code, ready.json()["status"]) == (503, "not_ready")


class TestClients:
    """Clients of others, in both eras of the protocol."""

    @pytest.mark.parametrize("mode", ["auto", "legacy"])
    async def test_fastmcp(self, served: Served, turn_issuer: Issuer, mode: Any) -> None:
        auth = BearerAuth(turn_issuer.token(f"user-{uuid4()}", scope=ALL))
        async with Client(StreamableHttpTransport(f"{served.url}/mcp", auth=auth), mode=mode) as client:
            assert len(await client.list_tools()) == 11
            result = await client.call_tool("add_task", {"title": "Buy milk"})
            assert result.structured_content is not None
            assert result.structured_content["data"]["number"] == 1
            refused = await client.call_tool("complete_task", {"task_id": 9}, raise_on_error=False)
            assert refused.is_error
            assert refused.structured_content is not None
            assert refused.structured_content["error"]["code"] == "not_found"

    async def test_mcp_sdk(self, served: Served, turn_issuer: Issuer) -> None:
        headers = {"Authorization": f"Bearer {turn_issuer.token(f'user-{uuid4()}', scope=ALL)}"}
        async with (
            httpx2.AsyncClient(headers=headers, trust_env=False) as http,
            streamable_http_client(f"{served.url}/mcp", http_client=http) as streams,
            ClientSession(*streams[:2]) as session,
        ):
            await session.initialize()
            assert len((await session.list_tools()).tools) == 11
            result = await session.call_tool("add_task", {"title": "Buy milk"})
            assert result.structured_content is not None
            assert result.structured_content["data"]["title"] == "Buy milk"
