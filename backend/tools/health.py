"""Whether the process lives, and whether it can serve."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from db import Database
from services.readiness import Readiness, once
from services.tokens import IssuerKeys


class Health:
    """What is behind /health and /ready. `draining`: the process is ending and takes no new clients."""

    def __init__(self, database: Database, keys: IssuerKeys) -> None:
        self.draining = False
        # Once is enough: known keys go on working while their issuer restarts.
        self._readiness = Readiness(database, keys=once(keys.refresh))

    def routes(self) -> list[Route]:
        return [Route("/health", _health), Route("/ready", self._ready)]

    async def _ready(self, _: Request) -> JSONResponse:
        return JSONResponse(*await self._readiness.report(ending=self.draining))


async def _health(_: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"})
