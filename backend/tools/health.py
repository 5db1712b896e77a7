"""Whether the process lives, and whether it can serve."""

import asyncio
from collections.abc import Awaitable

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from db import Database
from errors import Unavailable
from services.tokens import IssuerKeys

ANSWER_SECONDS = 2.5  # a probe learns within three seconds that a dependency is gone


class Readiness:
    """What is behind /health and /ready. `draining`: the process is ending and takes no new clients."""

    def __init__(self, database: Database, keys: IssuerKeys) -> None:
        self.draining = False
        self._database = database
        self._keys = keys
        self._have_keys = False

    async def checks(self) -> dict[str, str]:
        """Each dependency with "ok", or with a sentence."""
        database, keys = await asyncio.gather(_state(self._database.ping()), _state(self._fetch_keys()))
        ending = {"process": "It is ending."} if self.draining else {}
        return {**ending, "database": database, "keys": keys}

    def routes(self) -> list[Route]:
        return [Route("/health", _health), Route("/ready", self._ready)]

    async def _fetch_keys(self) -> None:
        """Once is enough: known keys go on working while their issuer restarts."""
        if not self._have_keys:
            await self._keys.refresh()
            self._have_keys = True

    async def _ready(self, _: Request) -> JSONResponse:
        checks = await self.checks()
        ready = all(state == "ok" for state in checks.values())
        body = {"status": "ready" if ready else "not_ready", "checks": checks}
        return JSONResponse(body, 200 if ready else 503)


async def _health(_: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"})


async def _state(check: Awaitable[None]) -> str:
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            await check
    except Unavailable as error:
        return error.detail
    except TimeoutError:
        return f"No answer in {ANSWER_SECONDS} seconds."
    return "ok"
