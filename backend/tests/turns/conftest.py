"""The services on loopback, and the same with faults in between."""

from collections.abc import AsyncIterator

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from config import Settings
from tests.standin.fixtures import StartApi
from tests.standin.script import Gate
from tests.standin.serving import Listening, serving
from tests.turns.faults import CutOff, FaultyMcp
from tools.server import create_app as create_mcp_app


@pytest.fixture
async def _faulty(base_settings: dict[str, object]) -> AsyncIterator[tuple[FaultyMcp, Listening]]:
    faulty = FaultyMcp(create_mcp_app(Settings.model_validate(base_settings)))
    async with serving(faulty) as listening:
        yield faulty, listening


@pytest.fixture
def mcp(_faulty: tuple[FaultyMcp, Listening]) -> FaultyMcp:
    """An MCP server that fails when it is told to."""
    return _faulty[0]


@pytest.fixture
def faulty_mcp_url(_faulty: tuple[FaultyMcp, Listening]) -> str:
    return f"{_faulty[1].url}/mcp"


@pytest.fixture
async def faulty_api(faulty_mcp_url: str, start_api: StartApi) -> str:
    """A replica of the API whose MCP server is `mcp`."""
    return (await start_api(mcp_url=faulty_mcp_url)).url


@pytest.fixture
def mcp_gate(mcp: FaultyMcp) -> Gate:
    """Holds the first tool call before it is made."""
    gate = Gate()

    async def held(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await gate()
        await app(scope, receive, send)

    mcp.faults = [held]
    return gate


@pytest.fixture
async def database_way(database_url: str) -> AsyncIterator[CutOff]:
    """A way to the database that can be cut."""
    async with CutOff(database_url).serving() as way:
        yield way
