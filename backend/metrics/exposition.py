"""Where the metrics are read: a port of its own, so that no proxy in front of the service shows them."""

import asyncio
from threading import Thread
from wsgiref.simple_server import WSGIServer

from prometheus_client import CollectorRegistry, start_http_server

from errors import ConfigError


class Exposition:
    """Serves a registry in a thread of its own: whoever reads the metrics waits for no request."""

    def __init__(self, registry: CollectorRegistry, host: str, port: int) -> None:
        self._registry = registry
        self._host = host
        self._port = port
        self._serving: tuple[WSGIServer, Thread] | None = None

    def listen(self) -> None:
        """Opens the port, unless it is open; ConfigError when it cannot be had."""
        if self._serving is not None:
            return
        try:
            self._serving = start_http_server(self._port, self._host, self._registry)
        except OSError as error:
            raise ConfigError(
                f"METRICS_PORT: cannot listen at {self._host}:{self._port} ({error.strerror});"
                " choose a free port, or leave it empty for no metrics"
            ) from None

    async def close(self) -> None:
        """Closes the port; returns when nobody is served any more."""
        serving, self._serving = self._serving, None
        if serving is not None:
            await asyncio.to_thread(_end, *serving)


def _end(server: WSGIServer, thread: Thread) -> None:
    server.shutdown()  # waits for the loop's next look, half a second at most
    server.server_close()
    thread.join()
