"""Both services with metrics, on ports of their own."""

from collections.abc import AsyncIterator

import pytest

from config import Settings
from tests.fixtures.ports import free_port
from tests.metrics.reading import Metered
from tests.standin.fixtures import StartApi
from tests.standin.serving import serving
from tools.server import create_app as create_mcp_app


@pytest.fixture
async def metered_mcp(base_settings: dict[str, object]) -> AsyncIterator[Metered]:
    port = free_port()
    settings = Settings.model_validate(base_settings | {"metrics_port": port})
    async with serving(create_mcp_app(settings)) as listening:
        yield Metered(listening.url, port)


@pytest.fixture
async def metered_api(start_api: StartApi, metered_mcp: Metered) -> Metered:
    """A replica of the API whose MCP server is `metered_mcp`."""
    port = free_port()
    listening = await start_api(metrics_port=port, mcp_url=f"{metered_mcp.url}/mcp")
    return Metered(listening.url, port)
