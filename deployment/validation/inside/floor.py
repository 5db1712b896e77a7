"""An MCP server whose tools do nothing: what a call costs before our code does anything.

Runs in a pod of the MCP server's own image, with the same token check, middleware and way of serving:
`python floor.py PORT`.
"""

import sys
from typing import Any

import httpx2
import uvicorn
from fastmcp import FastMCP
from fastmcp.tools import ToolResult
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from config import get_settings
from middleware import BodyLimitMiddleware, RequestContextMiddleware
from services.tokens import TokenVerifier
from tools.auth import BearerTokens

LISTED: dict[str, Any] = {"status": "ok", "data": {}, "error": None, "warnings": []}


def main() -> None:
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
        return ToolResult(structured_content=LISTED)

    async def health(_: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    app = server.http_app(
        path="/mcp",
        stateless_http=True,
        json_response=True,
        host_origin_protection=True,
        allowed_hosts=[*settings.mcp_allowed_hosts, "*"],
    )
    app.add_route("/health", health)
    app.add_middleware(BodyLimitMiddleware)
    app.add_middleware(RequestContextMiddleware)
    uvicorn.run(
        app,
        host="0.0.0.0",  # noqa: S104
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
    )


if __name__ == "__main__":
    main()
