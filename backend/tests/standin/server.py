"""The stand-in as an ASGI app: the chat-completions protocol of OpenAI, streamed and whole.

`/v1/chat/completions` answers from the script. `POST /script` (a JSON list of replies) and `GET /requests`
let another process write it and read what came.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.standin import protocol
from tests.standin.script import Call, Reply, Script

PROVIDERS_WORDS = "Incorrect key or quota, says the provider: sk-provider-words"


@dataclass(slots=True)
class Exchange:
    """A request as it came, and what became of it. `gone`: the client left before the end."""

    path: str
    authorization: str
    body: dict[str, Any]
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def messages(self) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = self.body["messages"]
        return messages


class StandIn:
    """The provider: `script` says what it answers, `requests` what it was asked."""

    def __init__(self) -> None:
        self.script = Script()
        self.requests: list[Exchange] = []
        self.objections: list[str] = []
        self.other_paths: list[str] = []
        self.app = Starlette(
            routes=[
                Route("/v1/chat/completions", _Endpoint(self._complete), methods=["POST"]),
                Route("/script", self._write, methods=["POST"]),
                Route("/requests", self._read),
                Route("/{path:path}", self._elsewhere, methods=["GET", "POST", "PUT", "DELETE"]),
            ]
        )

    def reset(self) -> None:
        self.script.replies.clear()
        self.requests.clear()
        self.objections.clear()
        self.other_paths.clear()

    async def _complete(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        exchange = Exchange(
            request.url.path, request.headers.get("authorization", ""), json.loads(await request.body())
        )
        self.requests.append(exchange)
        reply = self.script.next(exchange.body)
        if objection := protocol.objection(exchange.body):
            self.objections.append(objection)
            reply = Reply(status=400)
        answering = asyncio.create_task(_answer(reply, exchange.body, scope, receive, send))
        leaving = asyncio.create_task(_left(receive))
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not answering.done():
            exchange.gone.set()
        for task in (answering, leaving):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _write(self, request: Request) -> Response:
        self.reset()
        for item in await request.json():
            calls = [Call(**one) for one in item.pop("calls", [])]
            self.script.replies.append(Reply(calls=calls, **item))
        return Response(status_code=204)

    async def _read(self, _: Request) -> Response:
        return JSONResponse([exchange.body for exchange in self.requests])

    async def _elsewhere(self, request: Request) -> Response:
        self.other_paths.append(request.url.path)
        return JSONResponse({"error": {"message": "not here"}}, 404)


class _Endpoint:
    """A route that answers the ASGI way, so that it may stop in the middle."""

    def __init__(self, handler: Any) -> None:
        self._handler = handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._handler(scope, receive, send)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(reply: Reply, asked: dict[str, Any], scope: Scope, receive: Receive, send: Send) -> None:
    if reply.before is not None:
        await reply.before()
    if reply.status != 200:
        body = {"error": {"message": PROVIDERS_WORDS, "type": "error", "code": None}}
        await JSONResponse(body, reply.status, reply.headers)(scope, receive, send)
    elif reply.raw is not None:
        await Response(reply.raw, media_type="text/html")(scope, receive, send)
    elif asked.get("stream"):
        await _stream(reply, asked, send)
    else:
        await JSONResponse(protocol.whole(reply, asked))(scope, receive, send)


async def _stream(reply: Reply, asked: dict[str, Any], send: Send) -> None:
    headers = [(b"content-type", b"text/event-stream")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    async for piece in _pieces(reply, asked):
        if reply.pause_seconds:
            await asyncio.sleep(reply.pause_seconds)
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    if reply.cut is None:  # else the server closes the connection under an unfinished body
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _pieces(reply: Reply, asked: dict[str, Any]) -> AsyncIterator[bytes]:
    usage = bool((asked.get("stream_options") or {}).get("include_usage"))
    for place, chunk in protocol.chunks(reply, asked, include_usage=usage):
        if place == "halfway" and reply.halfway is not None:
            await reply.halfway()
        if place == reply.cut:
            return
        if chunk is not None:
            yield protocol.event(chunk)
            await asyncio.sleep(0)  # lets the client leave, also an endless answer
    yield b"data: [DONE]\n\n"
