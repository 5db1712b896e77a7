"""Serves the MCP server: `python -m tools`."""

import asyncio
import gc
import os
import signal
import sys
from types import FrameType

# Before FastMCP is imported, which reads them: no banner, no look for a newer release, no log format of
# its own among our JSON lines.
os.environ["FASTMCP_SHOW_SERVER_BANNER"] = "false"
os.environ["FASTMCP_CHECK_FOR_UPDATES"] = "off"
os.environ["FASTMCP_LOG_ENABLED"] = "false"

if __name__ == "__main__":
    # What is imported stays, but looking for garbage in it takes 0.2 of the 1.4 s of CPU time of a start.
    # Turned on again in `main`, which also keeps it out of every later look (0.1 s each).
    gc.disable()

import uvicorn
from starlette.applications import Starlette

from config import MCP_PORT, get_settings
from errors import ConfigError
from logs import configure_logging
from tools.server import create_app

LINGER_SECONDS = 2.0  # from "not ready" until the load balancer has heard of it


class Server(uvicorn.Server):
    """Turns not ready at SIGTERM and serves a moment longer, so that no request meets a closed door."""

    def __init__(self, config: uvicorn.Config, app: Starlette, linger_seconds: float) -> None:
        super().__init__(config)
        self._app = app
        self._linger_seconds = linger_seconds

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        health = self._app.state.health
        if sig != signal.SIGTERM or health.draining:
            super().handle_exit(sig, frame)
            return
        health.draining = True
        asyncio.get_running_loop().call_later(self._linger_seconds, super().handle_exit, sig, frame)


def main() -> int:
    try:
        settings = get_settings()
    except ConfigError as error:
        print(error, file=sys.stderr)  # noqa: T201  # before there is a log
        return 1
    configure_logging(settings.log_level)
    app = create_app(settings)
    try:
        app.state.metrics.listen()  # a port that is taken is one line here; later it would be a traceback
    except ConfigError as error:
        print(error, file=sys.stderr)  # noqa: T201  # as wrong settings are told
        return 1
    gc.freeze()
    gc.enable()
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port or MCP_PORT,
        loop="uvloop",
        http="httptools",
        log_config=None,
        timeout_graceful_shutdown=max(1, round(settings.drain_seconds)),
        server_header=False,
    )
    Server(config, app, min(LINGER_SECONDS, settings.drain_seconds)).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
