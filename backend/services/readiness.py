"""Whether what a process depends on is there: the database, its schema, and whatever the process adds."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from db import Database
from errors import Unavailable

ANSWER_SECONDS = 1.5  # a probe must hear "no" before it times out
_VERSIONS = Path(__file__).parent.parent / "migrations" / "versions"

type Need = Callable[[], Awaitable[None]]


class Readiness:
    """What must be there before requests are sent here. A need returns, or raises Unavailable."""

    def __init__(self, database: Database, **needs: Need) -> None:
        self._needs = {"database": database.ping, "schema": once(_schema_of(database)), **needs}

    async def checks(self) -> dict[str, str]:
        """Each need with "ok", or with a sentence; within `ANSWER_SECONDS`."""
        states = await asyncio.gather(*(_state(need) for need in self._needs.values()))
        return dict(zip(self._needs, states, strict=True))

    async def report(self, *, ending: bool) -> tuple[dict[str, Any], int]:
        """What `/ready` answers: the body and the HTTP status. `ending`: the process takes nothing new."""
        checks = await self.checks()
        if ending:
            checks["process"] = "It is ending."
        ready = all(state == "ok" for state in checks.values())
        return {"status": "ready" if ready else "not_ready", "checks": checks}, 200 if ready else 503


def required_revision() -> str:
    """The migration this code was written for: the last of `migrations/versions`, which are numbered."""
    return max(path.name for path in _VERSIONS.glob("[0-9]*.py")).partition("_")[0]


def _schema_of(database: Database) -> Need:
    required = required_revision()

    async def check() -> None:
        """A newer schema is fine: migrations leave the release before them working."""
        try:
            async with database.read() as session:
                found = await session.scalar(text("SELECT version_num FROM alembic_version"))
        except ProgrammingError:  # no such table
            found = None
        if found is None or found < required:
            raise Unavailable(
                f"The database is at migration {found or 'none'}, this release needs {required}."
                " It waits for the migration (python -m migrations)."
            )

    return check


def once(need: Need) -> Need:
    """The need, not looked at again after it was met."""
    met = False

    async def check() -> None:
        nonlocal met
        if not met:
            await need()
            met = True

    return check


async def _state(need: Need) -> str:
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            await need()
    except Unavailable as error:
        return error.detail
    except TimeoutError:
        return f"No answer in {ANSWER_SECONDS} seconds."
    return "ok"
