"""A user's due tasks as a calendar, for calendar apps that ask again and again."""

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

import models
from db import Database
from schemas import Task
from services import preferences, revision

DAYS_BACK = 31
EVENTS = 500
_FORM = 1  # of the file; another one when it changes, so that readers ask for it


@dataclass(frozen=True, slots=True)
class Feed:
    """`mark` is another one when the content may be; content is None if the reader has that mark already."""

    mark: str
    content: bytes | None


async def feed(database: Database, user_id: str, now: datetime, known: str | None) -> Feed:
    """The feed; what the reader who knows its mark has is not made again."""
    async with database.read() as session:
        zone = (await preferences.get(session, user_id)).timezone
        marks = await revision.of(session, user_id)
    first = now.astimezone(ZoneInfo(zone)).date() - timedelta(days=DAYS_BACK)
    mark = hashlib.sha256(f"{_FORM} {user_id} {marks.tasks} {first}".encode()).hexdigest()[:32]
    if known is not None and mark in known:
        return Feed(mark, None)
    async with database.read() as session:
        tasks = await _due(session, user_id, first)
    return Feed(mark, await asyncio.to_thread(_write, tasks))


async def _due(session: AsyncSession, user_id: str, first: date) -> list[Task]:
    """The open tasks due from that day on, the soonest first, one more than there is room for."""
    table = models.Task
    query = (
        select(table)
        .where(
            table.user_id == user_id,
            table.deleted_at.is_(None),
            table.completed.is_(False),
            table.due_on >= first,
        )
        .order_by(table.due_on, table.due_at, table.number)
        .limit(EVENTS + 1)
    )
    return [Task.model_validate(row) for row in await session.scalars(query)]


def _write(tasks: list[Task]) -> bytes:
    """With the first 500; it says so if there are more."""
    # Loaded by the first request: a start has to wait for nothing that it can do without.
    from services.transfer.feed_events import write

    about = f"Open tasks with a due date, from {DAYS_BACK} days ago on."
    if len(tasks) > EVENTS:
        about += f" Only the first {EVENTS} are here; the later ones are left out."
    return write(tasks[:EVENTS], about)
