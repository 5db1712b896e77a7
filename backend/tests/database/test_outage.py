"""The database away, or there and silent: retryable answers in time, and recovery without a restart."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from migrations.__main__ import upgrade
from tests.database.private_postgres import PrivatePostgres, private_postgres
from tests.wire.mcp import call_tool
from tests.wire.services import Stack, running_stack
from tests.wire.waiting import until

pytestmark = [pytest.mark.slow, pytest.mark.alone, pytest.mark.timeout(240)]

PATIENCE_SECONDS = 5  # a caller that waits this long has been failed
AT_ONCE = 30  # more than the pool has connections


@pytest.fixture(scope="module")
def postgres() -> Iterator[PrivatePostgres]:
    with private_postgres() as postgres:
        upgrade(postgres.url)
        yield postgres


@pytest.fixture(scope="module")
def stack(postgres: PrivatePostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running_stack(postgres.url, tmp_path_factory.mktemp("stack")) as stack:
        yield stack


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(trust_env=False, timeout=PATIENCE_SECONDS) as http:
        yield http


async def tasks(http: httpx2.AsyncClient, stack: Stack) -> httpx2.Response:
    user = f"user-{uuid4()}"
    return await http.get(f"{stack.api.url}/api/{user}/tasks", headers=stack.headers(user))


async def both_ready(http: httpx2.AsyncClient, stack: Stack) -> bool:
    answers = [await http.get(f"{service.url}/ready") for service in (stack.api, stack.mcp)]
    return all(answer.status_code == 200 for answer in answers)


async def recovered(http: httpx2.AsyncClient, stack: Stack) -> None:
    await until(lambda: both_ready(http, stack), what="readiness")
    await until(lambda: _succeeds(http, stack), what="a good answer")
    answers = await asyncio.gather(*[tasks(http, stack) for _ in range(AT_ONCE)])
    assert [answer.status_code for answer in answers] == [200] * AT_ONCE
    envelope = await call_tool(http, stack, f"user-{uuid4()}", "list_tasks", {})
    assert envelope["status"] == "ok"
    assert stack.api.running()
    assert stack.mcp.running()


async def _succeeds(http: httpx2.AsyncClient, stack: Stack) -> bool:
    try:
        return (await tasks(http, stack)).status_code == 200
    except httpx2.TimeoutException:  # just started, on a slow machine
        return False


def assert_unavailable(answer: httpx2.Response) -> None:
    assert answer.status_code == 503, answer.text
    body: dict[str, Any] = answer.json()
    assert body["error"] == "unavailable"
    assert body["retry_after"] >= 1
    assert answer.headers["Retry-After"] == str(body["retry_after"])


async def assert_out_of_service(http: httpx2.AsyncClient, stack: Stack) -> None:
    """Every kind of request is answered in `PATIENCE_SECONDS`, many at once too."""
    for answer in await asyncio.gather(*[tasks(http, stack) for _ in range(AT_ONCE)]):
        assert_unavailable(answer)
    user = f"user-{uuid4()}"
    chat = await http.post(
        f"{stack.api.url}/api/{user}/chat", json={"message": "Add milk"}, headers=stack.headers(user)
    )
    assert_unavailable(chat)
    envelope = await call_tool(http, stack, user, "add_task", {"title": "Milk"})
    assert envelope["error"]["code"] == "unavailable"
    for service in (stack.api, stack.mcp):
        assert (await http.get(f"{service.url}/health")).status_code == 200
        ready = await http.get(f"{service.url}/ready")
        assert ready.status_code == 503
        assert ready.json()["status"] == "not_ready"
        assert ready.json()["checks"]["database"] != "ok"


async def test_a_stopped_database(postgres: PrivatePostgres, stack: Stack, http: httpx2.AsyncClient) -> None:
    await recovered(http, stack)
    postgres.stop()
    try:
        await assert_out_of_service(http, stack)
    finally:
        postgres.start()
    await recovered(http, stack)


async def test_a_silent_database_with_connections_open(
    postgres: PrivatePostgres, stack: Stack, http: httpx2.AsyncClient
) -> None:
    await recovered(http, stack)  # the pools are full of good connections now
    postgres.freeze()
    try:
        await assert_out_of_service(http, stack)
        await assert_out_of_service(http, stack)  # now with new connections
    finally:
        postgres.thaw()
    await recovered(http, stack)


async def test_a_database_that_swallows_connections(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hole:  # the kernel accepts; nobody answers
        port = hole.getsockname()[1]
        url = f"postgresql://someone:secret@127.0.0.1:{port}/nowhere"
        with running_stack(url, tmp_path) as stack:
            async with httpx2.AsyncClient(trust_env=False, timeout=PATIENCE_SECONDS) as http:
                await assert_out_of_service(http, stack)
                assert stack.api.running()
                assert stack.mcp.running()
