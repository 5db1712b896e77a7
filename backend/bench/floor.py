"""The floors: what the libraries cost when our own code does nothing.

`python -m bench.floor PORT` serves an MCP server whose tools do nothing, with the same token check,
the same middleware and the same way of serving as ours. `bare_turns` runs turns of the Agents SDK with
the same model on such a tool.
"""

import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx2
import uvicorn
from fastmcp import FastMCP
from fastmcp.tools import ToolResult

from config import get_settings
from middleware import BodyLimitMiddleware, RequestContextMiddleware
from services.tokens import TokenVerifier, TurnToken
from tools.auth import BearerTokens

ADDED: dict[str, Any] = {
    "status": "ok",
    "data": {"id": str(uuid4()), "number": 1, "title": "Buy milk", "due": None},
    "error": None,
    "warnings": [],
}


def serve(port: int) -> None:
    settings = get_settings()
    tokens = TokenVerifier(
        jwks_url=settings.mcp_jwks_url,
        issuer=settings.mcp_issuer,
        audience=settings.mcp_audience,
        http=httpx2.AsyncClient(trust_env=False),
    )
    server: FastMCP[Any] = FastMCP("floor", auth=BearerTokens(tokens))

    @server.tool
    async def nothing() -> ToolResult:
        """Do nothing."""
        return ToolResult(structured_content={"status": "ok"})

    @server.tool
    async def add_task(title: str, description: str = "", due: str | None = None) -> ToolResult:
        """Do nothing with arguments."""
        return ToolResult(structured_content=ADDED)

    app = server.http_app(path="/mcp", stateless_http=True, json_response=True, host_origin_protection=True)
    app.add_middleware(BodyLimitMiddleware)
    app.add_middleware(RequestContextMiddleware)
    uvicorn.run(app, host="127.0.0.1", port=port, log_config=None, access_log=False)


@asynccontextmanager
async def bare_turns(mcp_url: str, token: TurnToken) -> AsyncIterator[Callable[[str], Awaitable[None]]]:
    """A function that runs one turn as the SDK is meant to be used: its own MCP client, connected once,
    with the list of tools cached; the built-in model; nothing stored, no HTTP around it."""
    from agents import Agent, RunConfig, Runner
    from agents.mcp import MCPServerStreamableHttp

    from assistant.model import BuiltinModel

    class Signed(httpx2.Auth):
        def auth_flow(self, request: httpx2.Request) -> Generator[httpx2.Request, httpx2.Response]:
            request.headers["Authorization"] = f"Bearer {token}"
            yield request

    async with MCPServerStreamableHttp({"url": mcp_url, "auth": Signed()}, cache_tools_list=True) as server:

        async def turn(message: str) -> None:
            agent = Agent[None](
                name="floor",
                model=BuiltinModel(now=datetime.now(UTC), timezone="UTC"),
                mcp_servers=[server],
            )
            result = Runner.run_streamed(agent, message, run_config=RunConfig(tracing_disabled=True))
            async for _ in result.stream_events():
                pass
            assert "Added" in str(result.final_output), result.final_output

        yield turn


if __name__ == "__main__":
    serve(int(sys.argv[1]))
