"""Things that break: an MCP server that fails as it is told, and a database that can be cut off."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable

from sqlalchemy import make_url
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

Fault = Callable[[ASGIApp, Scope, Receive, Send], Awaitable[None]]


class FaultyMcp:
    """Stands before the MCP server. `faults` say what happens to the next tool calls, in order; the calls
    after them, and all other requests, go through. `call_keys` has the key of every tool call that came."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.faults: list[Fault] = []
        self.call_keys: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope.get("headers", []))
        if scope["type"] != "http" or headers.get(b"mcp-method") != b"tools/call":
            await self._app(scope, receive, send)
            return
        body = await _body(receive)
        self.call_keys.append(json.loads(body)["params"]["_meta"]["ai-todo/call-key"])
        fault = self.faults.pop(0) if self.faults else passed_on
        await fault(self._app, scope, _replay(body, receive), send)


async def passed_on(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


async def refused_500(_: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Fails before anything was done."""
    await PlainTextResponse("broken", 500)(scope, receive, send)


async def done_then_500(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Does the work, then loses the answer."""
    await app(scope, receive, _nowhere)
    await PlainTextResponse("broken", 500)(scope, receive, send)


async def done_then_cut(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Does the work, then the connection ends without an answer."""
    await app(scope, receive, _nowhere)


async def cut(_: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """The connection ends without an answer, with nothing done."""


async def _nowhere(_: object) -> None:
    return None


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replay() -> dict[str, object]:
        nonlocal sent
        if sent:
            return dict(await receive())
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


class CutOff:
    """A way to the database that can be cut and mended; `url` leads through it."""

    def __init__(self, database_url: str) -> None:
        url = make_url(database_url)
        self._folder = url.query.get("host")
        self._host, self._port = url.host, url.port or 5432
        self._direct = url
        self._open: set[asyncio.StreamWriter] = set()
        self._pipes: set[asyncio.Task[None]] = set()
        self._cut = False
        self.url = ""

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator["CutOff"]:
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        query = {name: text for name, text in self._direct.query.items() if name != "host"}
        url = self._direct.set(host="127.0.0.1", port=port, query=query)
        self.url = url.render_as_string(hide_password=False)
        try:
            yield self
        finally:
            self.cut()
            server.close()

    def cut(self) -> None:
        """Ends all connections; new ones are closed at once."""
        self._cut = True
        for writer in self._open:
            writer.transport.abort()
        self._open.clear()

    def mend(self) -> None:
        self._cut = False

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._cut:
            writer.transport.abort()
            return
        if isinstance(self._folder, str):
            there, back = await asyncio.open_unix_connection(f"{self._folder}/.s.PGSQL.{self._port}")
        else:
            there, back = await asyncio.open_connection(self._host, self._port)
        self._open |= {writer, back}
        for source, target in ((reader, back), (there, writer)):
            pipe = asyncio.create_task(_pipe(source, target))
            self._pipes.add(pipe)
            pipe.add_done_callback(self._pipes.discard)


async def _pipe(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
    target.transport.abort()
