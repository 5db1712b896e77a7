"""A tool call as the API makes it: one stateless POST with a turn token."""

from typing import Any

import httpx2

from tests.wire.services import FAR_AHEAD, Stack

PROTOCOL_VERSION = "2026-07-28"
_NAMESPACE = "io.modelcontextprotocol/"


def headers(token: str | None, method: str, name: str | None = None) -> dict[str, str]:
    given = {
        "Accept": "application/json, text/event-stream",
        "Mcp-Protocol-Version": PROTOCOL_VERSION,
        "Mcp-Method": method,
    }
    if name is not None:
        given["Mcp-Name"] = name
    if token is not None:
        given["Authorization"] = f"Bearer {token}"
    return given


def body(method: str, params: dict[str, Any]) -> dict[str, Any]:
    meta = {
        f"{_NAMESPACE}protocolVersion": PROTOCOL_VERSION,
        f"{_NAMESPACE}clientCapabilities": {},
        f"{_NAMESPACE}clientInfo": {"name": "tests", "version": "1"},
    }
    return {"jsonrpc": "2.0", "id": 1, "method": method, "params": {**params, "_meta": meta}}


async def call_tool(
    http: httpx2.AsyncClient, stack: Stack, user_id: str, tool: str, arguments: dict[str, Any]
) -> dict[str, Any]:
    """The envelope of one call under a good token of this user."""
    token = stack.turns.token(user_id, scope="tasks:read tasks:write", exp=FAR_AHEAD)
    answer = await http.post(
        f"{stack.mcp.url}/mcp",
        headers=headers(token, "tools/call", tool),
        json=body("tools/call", {"name": tool, "arguments": arguments}),
    )
    assert answer.status_code == 200, answer.text
    envelope: dict[str, Any] = answer.json()["result"]["structuredContent"]
    return envelope
