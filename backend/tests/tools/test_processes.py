"""The server as it is run: `python -m tools`, one process or several."""

import asyncio
import itertools
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from tests.fixtures.calling import ALL
from tests.fixtures.keys import Issuer
from tests.fixtures.ports import free_port
from tests.wire import mcp
from tests.wire.key_server import KeyServer
from tests.wire.services import BACKEND, Service
from tests.wire.waiting import wait_until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture
def keys(turn_issuer: Issuer) -> Iterator[KeyServer]:
    with KeyServer(turn_issuer) as keys:
        yield keys


def start(database_url: str, keys: KeyServer, log: Path, **environment: str) -> Service:
    return Service(
        ["-m", "tools"],
        {"DATABASE_URL": database_url, "MCP_JWKS_URL": keys.url, "PORT": str(free_port()), **environment},
        log,
    )


@asynccontextmanager
async def round_robin(ports: list[int]) -> AsyncIterator[str]:
    """A proxy that gives each connection to the next port."""
    turns = itertools.cycle(ports)

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            writer.write(data)
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", next(turns))
        await asyncio.gather(pump(reader, back), pump(there, writer), return_exceptions=True)

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def test_missing_setting_is_named() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    ended = subprocess.run(
        [sys.executable, "-m", "tools"], cwd=BACKEND, env=environment, capture_output=True, text=True
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("DATABASE_URL: missing.")
    assert "Traceback" not in ended.stderr


@pytest.mark.alone
def test_told_to_end_it_is_not_ready_but_serves_on(
    database_url: str, keys: KeyServer, tmp_path: Path
) -> None:
    service = start(database_url, keys, tmp_path / "log", DRAIN_SECONDS="2")
    try:
        service.wait_healthy()
        with httpx2.Client(base_url=service.url, trust_env=False) as http:
            assert http.get("/ready").status_code == 200
            service.process.send_signal(signal.SIGTERM)
            wait_until(lambda: http.get("/ready").status_code == 503, seconds=2, what="not ready")
            assert http.get("/health").status_code == 200
        assert service.process.wait(20) in (0, -signal.SIGTERM)
    finally:
        service.stop()
    log = service.log.read_text()
    assert "Traceback" not in log
    assert all(line.startswith("{") for line in log.splitlines()), log


async def test_two_processes_behave_as_one(
    database_url: str, keys: KeyServer, turn_issuer: Issuer, tmp_path: Path
) -> None:
    services = [start(database_url, keys, tmp_path / f"log{place}") for place in range(2)]
    token = turn_issuer.token(f"user-{uuid4()}", scope=ALL, tz="UTC", exp=4_102_444_800)

    async def call(url: str, tool: str, key: str | None = None, **arguments: Any) -> dict[str, Any]:
        """One call on a connection of its own."""
        body = mcp.body("tools/call", {"name": tool, "arguments": arguments})
        if key is not None:
            body["params"]["_meta"]["ai-todo/call-key"] = key
        async with httpx2.AsyncClient(trust_env=False, timeout=30) as http:
            answer = await http.post(f"{url}/mcp", headers=mcp.headers(token, "tools/call", tool), json=body)
        result: dict[str, Any] = answer.json()["result"]["structuredContent"]
        return result

    try:
        for service in services:
            await asyncio.to_thread(service.wait_healthy)
        async with round_robin([service.port for service in services]) as url:
            added = await asyncio.gather(*(call(url, "add_task", title=str(n)) for n in range(20)))
            assert sorted(answer["data"]["number"] for answer in added) == list(range(1, 21))

            replayed = await asyncio.gather(*(call(url, "add_task", "k", title="once") for _ in range(8)))
            assert all(answer == replayed[0] for answer in replayed)
            assert replayed[0]["data"]["number"] == 21

            found: list[int] = []
            cursor: str | None = None
            for _ in range(3):
                page = (await call(url, "list_tasks", limit=7, cursor=cursor))["data"]
                found += [task["number"] for task in page["tasks"]]
                cursor = page["next_cursor"]
            assert (found, cursor) == (list(range(1, 22)), None)

            await asyncio.gather(*(call(url, "complete_task", task_id=1) for _ in range(6)))
            task = (await call(url, "list_tasks", status="completed"))["data"]["tasks"]
            assert [(item["number"], item["version"]) for item in task] == [(1, 2)]
        for service in services:
            assert '"path": "/mcp"' in service.log.read_text()
    finally:
        for service in services:
            service.stop()
