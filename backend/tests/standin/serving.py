"""ASGI apps on real loopback sockets, in the test's own event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.types import ASGIApp


def tcp_socket() -> socket.socket:
    """A socket that says it is TCP: only then asyncio sends what is written at once, as uvloop always does.

    Else each answer in two pieces waits 40 ms for the client to confirm the first.
    """
    return socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """The signals are the test runner's."""
        yield


class Listening:
    """An app that is served at `url`."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._socket = tcp_socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=5)
        self._server = _Server(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[self._socket]))

    async def ready(self) -> None:
        while not self._server.started:
            if self._task.done():
                raise RuntimeError("the app did not start") from self._task.exception()
            await asyncio.sleep(0.01)

    async def stop(self) -> None:
        self._server.should_exit = True
        await self._task
        self._socket.close()


@contextlib.asynccontextmanager
async def serving(app: ASGIApp, port: int = 0) -> AsyncIterator[Listening]:
    """The app on a free port, or on the one that is given, until the end of the block."""
    listening = Listening(app, port)
    try:
        await listening.ready()
        yield listening
    finally:
        await listening.stop()
