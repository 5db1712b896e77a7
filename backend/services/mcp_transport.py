"""The API's way to the MCP server: one HTTP client for the process.

The protocol is stateless (2026-07-28), so a tool call is one POST: no session to lose when either side
restarts, no lock between users. See docs/adr/0003-own-mcp-client.md for what that saves.
"""

import asyncio
import itertools
import json
import logging
import time
from collections.abc import Callable
from typing import Any

import httpx2
from mcp_types import Tool

from errors import InvalidRequest, Unavailable
from logs import request_id
from services.tokens import TurnToken

PROTOCOL_VERSION = "2026-07-28"
# A call takes milliseconds. A replica that was torn away with its node says nothing more: the call is then
# sent to another one while the user still waits.
CALL_TIMEOUT = httpx2.Timeout(5, connect=0.5)  # TCP itself would send a lost first packet again after 1 s
# A lone server that crashed, or whose node did, is back by then also on a quarter of a processor, and waiting
# is better than an answer that it is away.
PATIENCE_SECONDS = 15
OUTAGE_STALE_SECONDS = 15  # after so long without a request nobody knows whether the server is back
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.1, 1.0
TOOLS_FRESH_SECONDS = 300

NO_JSON = "The arguments are not one JSON object. Send the call again with valid JSON."

_NAMESPACE = "io.modelcontextprotocol/"
_UNREACHABLE = "Your tasks cannot be reached just now. Please try again in a moment."

log = logging.getLogger(__name__)


class _Refused(Unavailable):
    """The server was reached and does not take the request: it would not take it again."""


class Outage:
    """How long the server has been away, as all turns of the process see it: each of them waits for it to
    come back, but not for one that has not come back to the others."""

    def __init__(self) -> None:
        self._began = self._seen = float("-inf")

    def waited_for_until(self, now: float) -> float:
        """To be asked when a request failed; `now` and the answer are of time.monotonic()."""
        if now - self._seen > OUTAGE_STALE_SECONDS:
            self._began = now
        self._seen = now
        return self._began + PATIENCE_SECONDS

    def over(self) -> None:
        self._seen = float("-inf")


class McpTransport:
    """Requests to the MCP server, and the list of its tools; shared by all turns of the process."""

    def __init__(self, http: httpx2.AsyncClient, url: str) -> None:
        self._http = http
        self._url = url
        self._ids = itertools.count(1)
        self._outage = Outage()
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
            self._tools = [Tool.model_validate(tool) for tool in result["tools"]]
            self._tools_until = time.monotonic() + TOOLS_FRESH_SECONDS
        return self._tools

    async def request(
        self,
        token: TurnToken,
        method: str,
        params: dict[str, Any],
        name: str | None = None,
        *,
        wanted: Callable[[], bool] = lambda: True,
    ) -> dict[str, Any]:
        """The result of one JSON-RPC request; InvalidRequest when `params` are no JSON.

        Sent again while the server is not there or not well and the call is `wanted`, which is safe because
        every write carries its key; Unavailable when it has been away for `PATIENCE_SECONDS`.
        """
        pause, give_up = FIRST_PAUSE_SECONDS, time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                result = await self._post(token, method, params, name)
            except _Refused:
                raise
            except Unavailable as error:
                now = time.monotonic()
                if now + pause > min(give_up, self._outage.waited_for_until(now)) or not wanted():
                    raise
                log.warning("MCP request is sent again", extra={"method": method, "reason": error.detail})
            else:
                self._outage.over()
                return result
            await asyncio.sleep(pause)
            if not wanted():
                raise Unavailable(_UNREACHABLE)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

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
            "Content-Type": "application/json",
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
        content = _json(body)
        try:
            response = await self._http.post(
                self._url, headers=headers, content=content, timeout=CALL_TIMEOUT
            )
            answer = response.json()
        except (httpx2.HTTPError, ValueError) as error:
            raise Unavailable(_UNREACHABLE) from error
        if response.status_code != 200 or "result" not in answer:
            log.error("MCP server refused", extra={"method": method, "status": response.status_code})
            raise (Unavailable if response.status_code >= 500 else _Refused)(_UNREACHABLE)
        result: dict[str, Any] = answer["result"]
        return result


def _json(body: dict[str, Any]) -> bytes:
    """Models write NaN and Infinity, which JSON does not have."""
    try:
        return json.dumps(body, separators=(",", ":"), allow_nan=False).encode()
    except ValueError:
        raise InvalidRequest(NO_JSON) from None
