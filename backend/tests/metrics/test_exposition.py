"""Where the metrics are: nowhere unless asked for, and on a port of their own then."""

import subprocess
import sys

import httpx2
import pytest

from config import Settings
from errors import ConfigError
from metrics import OFF, metrics_for
from tests.fixtures.ports import free_port
from tests.metrics.reading import Metered, read
from tests.standin.serving import serving, tcp_socket
from tests.wire.services import BACKEND
from tools.server import create_app as create_mcp_app

# Assembles both services and starts the MCP server; prints whether anything could have served metrics.
PLAIN = """
import asyncio, sys
import main, tools.server
from config import Settings

settings = Settings.model_validate({"database_url": "postgresql://nobody@127.0.0.1:1/none"})
main.create_app(settings)
app = tools.server.create_app(settings)

async def start():
    async with app.router.lifespan_context(app):
        print("prometheus_client" in sys.modules)

asyncio.run(start())
"""


def metered(port: int) -> Settings:
    return Settings.model_validate({"database_url": "postgresql://host/db", "metrics_port": port})


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_off_by_default_nothing_is_loaded_that_could_serve() -> None:
    said = subprocess.run(
        [sys.executable, "-c", PLAIN], cwd=BACKEND, capture_output=True, text=True, check=True
    ).stdout
    assert said.split() == ["False"]


def test_off_by_default() -> None:
    settings = Settings.model_validate({"database_url": "postgresql://host/db"})
    assert metrics_for(settings) is OFF
    assert not OFF.on
    OFF.listen()


async def test_a_port_that_is_taken_is_named_without_a_traceback() -> None:
    with tcp_socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"^METRICS_PORT: cannot listen at 127\.0\.0\.1:{port} \("):
            metrics_for(metered(port)).listen()


async def test_the_port_is_open_for_as_long_as_the_service_runs(
    base_settings: dict[str, object], http: httpx2.AsyncClient
) -> None:
    port = free_port()
    settings = Settings.model_validate(base_settings | {"metrics_port": port})
    for _ in range(2):  # the port is free again afterwards
        async with serving(create_mcp_app(settings)) as listening:
            await read(http, Metered(listening.url, port))
        with pytest.raises(httpx2.ConnectError):
            await http.get(f"http://127.0.0.1:{port}/metrics")


async def test_the_service_itself_shows_none(metered_mcp: Metered, http: httpx2.AsyncClient) -> None:
    assert (await http.get(f"{metered_mcp.url}/metrics")).status_code == 404


async def test_the_pool_and_the_process(
    metered_mcp: Metered, http: httpx2.AsyncClient, base_settings: dict[str, object]
) -> None:
    assert (await http.get(f"{metered_mcp.url}/ready")).status_code == 200
    found = await read(http, metered_mcp)
    assert found.value("ai_todo_database_connections_in_use") == 0
    assert found.value("ai_todo_database_connections_open") >= 1
    pool = Settings.model_validate(base_settings).database_pool_size
    assert found.value("ai_todo_database_connections_limit") == 2 * pool
    assert found.value("process_resident_memory_bytes") > 0


async def test_fetches_of_keys(
    metered_mcp: Metered, http: httpx2.AsyncClient, base_settings: dict[str, object]
) -> None:
    assert (await http.get(f"{metered_mcp.url}/ready")).status_code == 200
    found = await read(http, metered_mcp)
    assert found.value("ai_todo_key_set_refreshes_total", outcome="ok") == 1
    assert found.value("ai_todo_key_set_refreshes_total", outcome="failed") == 0

    port = free_port()
    away = {"metrics_port": port, "mcp_jwks_url": f"http://127.0.0.1:{free_port()}/"}
    async with serving(create_mcp_app(Settings.model_validate(base_settings | away))) as listening:
        assert (await http.get(f"{listening.url}/ready")).status_code == 503
        found = await read(http, Metered(listening.url, port))
    assert found.value("ai_todo_key_set_refreshes_total", outcome="failed") >= 1
    assert found.value("ai_todo_key_set_refreshes_total", outcome="ok") == 0
