"""The API: assembled here, started by `python main.py`. Importing it opens nothing."""

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    # What is imported stays, but looking for garbage in it takes a tenth of the start's CPU time. Turned on
    # again in `main`, which also keeps it out of every later look.
    gc.disable()

import httpx2
import uvicorn
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from config import API_PORT, Settings, get_settings
from db import Database
from errors import ConfigError
from logs import configure_logging
from metrics import Metrics, metrics_for
from metrics.asgi import MetricsMiddleware
from middleware import BodyLimitMiddleware, RequestContextMiddleware
from routes import account, calendar, chat, conversations, errors, health, live, tasks, transfer
from routes.dependencies import Services
from services.chat import ChatService
from services.fair_share import FairShare
from services.housekeeping import Housekeeping
from services.readiness import Readiness
from services.tokens import TokenSigner, TokenVerifier
from services.turn_runner import TurnRunner

if TYPE_CHECKING:
    from services.agent import Assistant

VERSION = "0.1.0"

# Of one user, at work in this process at a time; more of them wait their turn.
REQUESTS = 2
WAITING = 100  # requests; a page has a handful on their way
BUILTIN_TURNS = 1  # all of it is work of this process: two at once would be no sooner done
HOSTED_TURNS = 8  # most of it is waiting for the model


def create_app(settings: Settings) -> FastAPI:
    """The API as an ASGI app; ConfigError when it cannot run with these settings."""
    app = FastAPI(
        title="AI Todo",
        version=VERSION,
        summary="A to-do list you talk to.",
        lifespan=lambda app: _lifespan(app, settings),
        docs_url=None,  # the pages load scripts from a third party
        redoc_url=None,
    )
    app.state.draining = False
    app.state.metrics = metrics = metrics_for(settings)
    errors.install(app)
    app.add_middleware(BodyLimitMiddleware)
    app.add_middleware(RequestContextMiddleware)
    if metrics.on:
        app.add_middleware(MetricsMiddleware, metrics=metrics)
    for module in (health, chat, conversations, tasks, account, live, transfer, calendar):
        app.include_router(module.router)
    app.include_router(calendar.public)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]  # FastAPI's documented way
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI, settings: Settings) -> AsyncIterator[None]:
    signer = _signer(settings)
    metrics: Metrics = app.state.metrics
    # One client for the process: making one costs 50 ms, most of it the TLS context.
    limits = httpx2.Limits(max_connections=200, max_keepalive_connections=50)
    async with httpx2.AsyncClient(limits=limits, trust_env=False) as http:
        database = Database(settings)
        metrics.connections(database.connections)
        verifier = TokenVerifier(
            jwks_url=settings.auth_jwks_url,
            issuer=settings.auth_issuer,
            audience=settings.auth_audience,
            http=http,
            metrics=metrics,
        )
        turns = FairShare(HOSTED_TURNS if settings.uses_openai else BUILTIN_TURNS)
        runner = TurnRunner(database, lambda: _assistant(settings, signer, http), turns, metrics)
        runner.start()
        shares = FairShare(REQUESTS, WAITING)
        housekeeping = Housekeeping(database)
        housekeeping.start()
        app.state.services = Services(
            settings=settings,
            database=database,
            readiness=Readiness(database),
            verifier=verifier,
            signer=signer,
            runner=runner,
            chat=ChatService(database, runner, settings, shares),
            shares=shares,
        )
        warming = asyncio.create_task(verifier.keys.warm())
        try:
            metrics.listen()
            yield
        finally:
            warming.cancel()
            await housekeeping.close()
            await runner.close()
            await database.close()
            await metrics.close()


def _signer(settings: Settings) -> TokenSigner:
    return TokenSigner(settings.signing_key_pem(), issuer=settings.mcp_issuer, audience=settings.mcp_audience)


def _assistant(settings: Settings, signer: TokenSigner, http: httpx2.AsyncClient) -> "Assistant":
    from services.agent import Assistant  # seconds to import; the runner has done it in a thread

    return Assistant(settings, signer, http)


def _openapi(app: FastAPI) -> dict[str, Any]:
    """FastAPI's document without the 422 it adds to every route: ours answer 400, as declared."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        for path in document["paths"].values():
            for operation in path.values():
                invalid = operation["responses"].get("422", {}).get("content", {})
                if "HTTPValidationError" in str(invalid):
                    del operation["responses"]["422"]
        for name in ("HTTPValidationError", "ValidationError"):
            document["components"]["schemas"].pop(name, None)
        app.openapi_schema = document
    return app.openapi_schema


class DrainingServer(uvicorn.Server):
    """On SIGTERM: not ready at once, but serving on while running turns get their time; then it stops."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, drain_seconds: float) -> None:
        super().__init__(config)
        self._app = app
        self._drain_seconds = drain_seconds
        self._drain: asyncio.Task[None] | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._app.state.draining:  # the second signal: somebody is in a hurry
            super().handle_exit(sig, frame)
            return
        self._app.state.draining = True
        asyncio.get_running_loop().call_soon_threadsafe(self._begin_drain)

    def _begin_drain(self) -> None:
        self._drain = asyncio.create_task(self._drain_and_stop())

    async def _drain_and_stop(self) -> None:
        services: Services | None = getattr(self._app.state, "services", None)
        try:
            if services is not None:
                await services.runner.drain(self._drain_seconds)
        finally:
            self.should_exit = True  # not uvicorn's own way, which ends the process by the signal


def main() -> int:
    try:
        settings = get_settings()
        _signer(settings)  # a wrong key is one line here; while the app starts it would be a traceback
    except ConfigError as error:
        print(error, file=sys.stderr)  # noqa: T201  # before there is logging
        return 1
    configure_logging(settings.log_level)
    app = create_app(settings)
    try:
        app.state.metrics.listen()  # a port that is taken is one line here, too
    except ConfigError as error:
        print(error, file=sys.stderr)  # noqa: T201  # as wrong settings are told
        return 1
    gc.freeze()
    gc.enable()
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port or API_PORT,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=round(settings.drain_seconds) + 5,
    )
    server = DrainingServer(config, app, settings.drain_seconds)
    server.run()
    logging.getLogger(__name__).info("stopped")
    return 0 if server.started else 1


if __name__ == "__main__":
    sys.exit(main())
