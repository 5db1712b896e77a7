"""The API's way to the MCP server: one HTTP client for the process, one small server object a turn.

The protocol is stateless (2026-07-28), so a tool call is one POST: no session to lose when either side
restarts, no lock between users. See docs/adr/0003-own-mcp-client.md for what that saves.
"""

import asyncio
import itertools
import json
import logging
import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx2
from agents import AgentBase, RunContextWrapper
from agents.mcp import MCPServer, MCPToolMetaContext
from agents.tool_context import ToolContext
from mcp_types import CallToolResult, GetPromptResult, ListPromptsResult, TextContent, Tool

from errors import Unavailable
from logs import request_id
from services.tokens import TurnToken
from services.turn_events import ToolFinished, ToolStarted, TurnEvent, call_key

PROTOCOL_VERSION = "2026-07-28"
CALL_KEY = "ai-todo/call-key"  # in `_meta`; the MCP server lets the same key have one effect
CALL_TIMEOUT_SECONDS = 15
RETRY_PAUSES_SECONDS = (0.2, 0.8)  # a replica that is going away is replaced within about a second
TOOLS_FRESH_SECONDS = 300
APPROVAL_TOOLS = ("bulk_update_tasks", "bulk_delete_tasks")  # useless without the user's approval

_NAMESPACE = "io.modelcontextprotocol/"
_UNREACHABLE = "Your tasks cannot be reached just now. Please try again in a moment."

log = logging.getLogger(__name__)


class McpTransport:
    """Requests to the MCP server, and the list of its tools; shared by all turns of the process."""

    def __init__(self, http: httpx2.AsyncClient, url: str) -> None:
        self._http = http
        self._url = url
        self._ids = itertools.count(1)
        self._tools: list[Tool] = []
        self._tools_until = float("-inf")

    async def tools(self, token: TurnToken) -> list[Tool]:
        """The tools a model may be offered; Unavailable when they were never fetched and cannot be."""
        if time.monotonic() >= self._tools_until:
            try:
                result = await self.request(token, "tools/list", {})
            except Unavailable:
                if not self._tools:
                    raise
                return self._tools
            offered = [Tool.model_validate(tool) for tool in result["tools"]]
            self._tools = [tool for tool in offered if tool.name not in APPROVAL_TOOLS]
            self._tools_until = time.monotonic() + TOOLS_FRESH_SECONDS
        return self._tools

    async def request(
        self, token: TurnToken, method: str, params: dict[str, Any], name: str | None = None
    ) -> dict[str, Any]:
        """The result of one JSON-RPC request. Sent again when the server did not answer it properly,
        which is safe because every write carries its key; Unavailable in the end."""
        for pause in (*RETRY_PAUSES_SECONDS, None):
            try:
                return await self._post(token, method, params, name)
            except Unavailable as error:
                if pause is None:
                    raise
                log.warning("MCP request is sent again", extra={"method": method, "reason": error.detail})
            await asyncio.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    async def _post(
        self, token: TurnToken, method: str, params: dict[str, Any], name: str | None
    ) -> dict[str, Any]:
        meta = {
            f"{_NAMESPACE}protocolVersion": PROTOCOL_VERSION,
            f"{_NAMESPACE}clientCapabilities": {},
            f"{_NAMESPACE}clientInfo": {"name": "ai-todo-backend", "version": "1"},
            **params.get("_meta", {}),
        }
        headers = {
            "Authorization": f"Bearer {token}",
            "Accept": "application/json, text/event-stream",
            "Mcp-Protocol-Version": PROTOCOL_VERSION,
            "Mcp-Method": method,
        }
        if name is not None:
            headers["Mcp-Name"] = name
        if identifier := request_id.get():
            headers["X-Request-ID"] = identifier
        body = {
            "jsonrpc": "2.0",
            "id": next(self._ids),
            "method": method,
            "params": {**params, "_meta": meta},
        }
        try:
            response = await self._http.post(
                self._url, headers=headers, json=body, timeout=CALL_TIMEOUT_SECONDS
            )
            answer = response.json()
        except (httpx2.HTTPError, ValueError) as error:
            raise Unavailable(_UNREACHABLE) from error
        if response.status_code != 200 or "result" not in answer:
            log.error("MCP server refused", extra={"method": method, "status": response.status_code})
            raise Unavailable(_UNREACHABLE)
        result: dict[str, Any] = answer["result"]
        return result


class TurnMcpServer(MCPServer):
    """The MCP server as one turn sees it: with the turn's token, telling of each call as it happens."""

    def __init__(
        self, transport: McpTransport, token: TurnToken, turn_id: UUID, emit: Callable[[TurnEvent], None]
    ) -> None:
        super().__init__(tool_meta_resolver=self._meta, failure_error_function=_sentence)
        self._transport = transport
        self._token = token
        self._turn_id = turn_id
        self._emit = emit
        self._seen: Counter[str] = Counter()
        self.running = 0

    @property
    def name(self) -> str:
        return "ai-todo-mcp"

    async def connect(self) -> None:
        """Nothing to open: the protocol is stateless."""

    async def cleanup(self) -> None:
        """Nothing to close."""

    async def list_tools(
        self, run_context: RunContextWrapper[Any] | None = None, agent: AgentBase[Any] | None = None
    ) -> list[Tool]:
        return await self._transport.tools(self._token)

    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: dict[str, Any] | None = None
    ) -> CallToolResult:
        """The tool's result. One that cannot be had is an envelope too, so the model can tell the user."""
        arguments = arguments or {}
        call_id = (meta or {}).get("call_id", "")
        key = call_key(self._turn_id, tool_name, arguments, 0)
        occurrence = self._seen[key]
        self._seen[key] += 1
        params = {
            "name": tool_name,
            "arguments": arguments,
            "_meta": {CALL_KEY: call_key(self._turn_id, tool_name, arguments, occurrence)},
        }
        self._emit(ToolStarted(call_id, tool_name, arguments))
        started = time.perf_counter()
        self.running += 1
        try:
            answer = await self._transport.request(self._token, "tools/call", params, tool_name)
            result = CallToolResult.model_validate(answer)
        except Unavailable as error:
            result = _failed(error)
        finally:
            self.running -= 1
        envelope = result.structured_content
        self._emit(
            ToolFinished(call_id, envelope, _error(result), round((time.perf_counter() - started) * 1000))
        )
        return result

    async def list_prompts(self) -> ListPromptsResult:
        return ListPromptsResult(prompts=[])

    async def get_prompt(self, name: str, arguments: dict[str, Any] | None = None) -> GetPromptResult:
        raise NotImplementedError("the MCP server has no prompts for the agent")

    @staticmethod
    def _meta(context: MCPToolMetaContext) -> dict[str, Any]:
        run_context = context.run_context
        return {"call_id": run_context.tool_call_id if isinstance(run_context, ToolContext) else ""}


def _failed(error: Unavailable) -> CallToolResult:
    envelope: dict[str, Any] = {
        "status": "error",
        "data": None,
        "error": {"code": error.code, "message": error.detail},
        "warnings": [],
    }
    return CallToolResult(
        content=[TextContent(type="text", text=json.dumps(envelope))],
        structured_content=envelope,
        is_error=True,
    )


def _error(result: CallToolResult) -> str | None:
    if not result.is_error:
        return None
    envelope = result.structured_content or {}
    message = (envelope.get("error") or {}).get("message")
    return str(message) if message else "The tool failed."


def _sentence(_context: RunContextWrapper[Any], error: Exception) -> str:
    """What the model is told of a call that never reached the server."""
    if "JSON" in str(error):
        return "The arguments are not one JSON object. Send the call again with valid JSON."
    return "The call could not be made. Check the tool's name and arguments, then try again."
