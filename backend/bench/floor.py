"""The floors: what the libraries cost when our own code does nothing.

`python -m bench.floor PORT` serves an MCP server whose tools do nothing, with the same token check,
the same middleware and the same way of serving as ours. `bare_turn` is a turn of the Agents SDK with
the same model on such a tool, without HTTP, database or stream around it.
"""

import sys
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx2
import uvicorn
from fastmcp import FastMCP
from fastmcp.tools import ToolResult

from config import get_settings
from middleware import BodyLimitMiddleware, RequestContextMiddleware
from services.tokens import TokenVerifier
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


class BareTurns:
    """Turns of the SDK with the built-in model and the no-op tool: no HTTP around them, nothing stored."""

    def __init__(self, mcp_url: str, token: str, http: httpx2.AsyncClient) -> None:
        from services.mcp_client import McpTransport

        self._transport = McpTransport(http, mcp_url)
        self._token = token

    async def run(self, message: str) -> None:
        from agents import Agent, RunConfig, Runner

        from assistant.model import BuiltinModel
        from services.mcp_client import TurnMcpServer

        server = TurnMcpServer(self._transport, self._token, uuid4(), lambda event: None)  # type: ignore[arg-type]
        agent = Agent[None](
            name="floor", model=BuiltinModel(now=datetime.now(UTC), timezone="UTC"), mcp_servers=[server]
        )
        result = Runner.run_streamed(agent, message, run_config=RunConfig(tracing_disabled=True))
        async for _ in result.stream_events():
            pass
        assert "Added" in str(result.final_output), result.final_output


if __name__ == "__main__":
    serve(int(sys.argv[1]))
