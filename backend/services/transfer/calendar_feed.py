"""A user's due tasks as the events of a calendar, for calendar apps that ask again and again.

Events, not to-dos: most calendar apps show nothing else of a feed. They leave the time free, and a task with
a time takes half an hour, since many apps hide what takes none.
"""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event, vRecur
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

import models
from db import Database
from schemas import Task
from services import preferences, revision
from services.transfer.ics_values import add_common, calendar, rule_of, start_of, zone_block

DAYS_BACK = 31
EVENTS = 500
_FORM = 1  # of the file; another one when it changes, so that readers ask for it
_REFRESH = timedelta(hours=1)
_LENGTH = timedelta(minutes=30)


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
    return Feed(mark, await asyncio.to_thread(write, tasks))


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


def write(tasks: Sequence[Task]) -> bytes:
    """The calendar with an event for each of the first 500 tasks; it says so if there are more."""
    head = calendar("AI Todo")
    head.add("method", "PUBLISH")
    head.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", "PT1H")
    about = f"Open tasks with a due date, from {DAYS_BACK} days ago on."
    if len(tasks) > EVENTS:
        about += f" Only the first {EVENTS} are here; the later ones are left out."
    head.add("description", about)
    head.add("x-wr-caldesc", about)
    shown = tasks[:EVENTS]
    zones = {task.timezone: task.due_on for task in reversed(shown) if task.recurrence and task.due_at}
    blocks = [zone_block(name, day) for name, day in sorted(zones.items()) if name and day]
    body, end = head.to_ical(), b"END:VCALENDAR\r\n"
    return b"".join([body.removesuffix(end), *blocks, *(_event(task).to_ical() for task in shown), end])


def _event(task: Task) -> Event:
    event = Event()
    add_common(event, task)
    start = start_of(task)
    assert start is not None  # noqa: S101  # only tasks with a due date are asked for
    event.add("dtstart", start)
    if task.due_at is not None:
        event.add("duration", _LENGTH)
    event.add("transp", "TRANSPARENT")
    if rule := rule_of(task):
        event.add("rrule", vRecur.from_ical(rule))
    return event
