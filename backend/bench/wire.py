"""A small HTTP client: a library's own cost (about 2 ms a request) would hide what is measured."""

import asyncio
import json
from typing import Any, Self
from urllib.parse import urlsplit


class Refused(RuntimeError):
    """An answer that is not 2xx, with its status and body."""


class Connection:
    """One kept-alive connection. Not concurrent: one request at a time."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or "127.0.0.1"
        self._port = parts.port or 80
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()
        await self._writer.wait_closed()

    async def request(
        self,
        method: str,
        path: str,
        *,
        token: str = "",
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> Any:
        """The JSON answer of a request; Refused when it is not 2xx."""
        data = b"" if body is None else json.dumps(body).encode()
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {self._host}:{self._port}",
            "Accept: application/json",
            "Content-Type: application/json",
            f"Content-Length: {len(data)}",
        ]
        if token:
            lines.append(f"Authorization: Bearer {token}")
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        self._writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + data)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        answer = await self._body(head.lower())
        status = int(head.split(" ", 2)[1])
        if not 200 <= status < 300:
            raise Refused(f"{method} {path}: {status} {answer[:300]!r}")
        return json.loads(answer) if answer else None

    async def _body(self, head: str) -> bytes:
        for line in head.split("\r\n"):
            if line.startswith("content-length:"):
                return await self._reader.readexactly(int(line.split(":")[1]))
        body = b""
        if "transfer-encoding: chunked" in head:
            while size := int((await self._reader.readline()).strip(), 16):
                body += await self._reader.readexactly(size)
                await self._reader.readline()
            await self._reader.readline()
        return body


async def call_tool(
    connection: Connection, token: str, name: str, arguments: dict[str, Any], call_key: str | None = None
) -> Any:
    """The structured result of one MCP tool call (2026-07-28, stateless)."""
    namespace = "io.modelcontextprotocol/"
    meta: dict[str, Any] = {
        f"{namespace}protocolVersion": "2026-07-28",
        f"{namespace}clientCapabilities": {},
        f"{namespace}clientInfo": {"name": "bench", "version": "1"},
    }
    if call_key is not None:
        meta["ai-todo/call-key"] = call_key
    params = {"name": name, "arguments": arguments, "_meta": meta}
    answer = await connection.request(
        "POST",
        "/mcp",
        token=token,
        body={"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params},
        headers={
            "Accept": "application/json, text/event-stream",
            "Mcp-Protocol-Version": "2026-07-28",
            "Mcp-Method": "tools/call",
            "Mcp-Name": name,
        },
    )
    if "result" not in answer or answer["result"].get("isError"):
        raise RuntimeError(f"{name}: {answer}")
    return answer["result"].get("structuredContent")
