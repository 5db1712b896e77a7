"""A user's tasks as files for other programs. Page by page, so memory stays small; no connection is held
between two pieces. Deleted tasks are not in them."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from sqlalchemy import func, select

import models
from db import Database
from schemas import Task
from services.account import rows_of
from services.transfer import csv_file


async def as_csv(database: Database, user_id: str) -> AsyncIterator[str]:
    yield csv_file.head()
    async for tasks in _tasks(database, user_id):
        yield csv_file.rows(tasks)


async def as_calendar(database: Database, user_id: str) -> AsyncIterator[str]:
    """The to-dos of an iCalendar file."""
    from services.transfer import todo_file  # loaded by the first request, as in calendar_feed.py

    table = models.Task
    query = (
        select(table.timezone, func.min(table.due_on))
        .where(
            table.user_id == user_id,
            table.deleted_at.is_(None),
            table.due_at.is_not(None),
            table.recurrence.is_not(None),
            table.timezone.is_not(None),
        )
        .group_by(table.timezone)
        .order_by(table.timezone)
    )
    async with database.read() as session:
        rows = (await session.execute(query)).all()
    zones = [(name, first) for name, first in rows if name and first]
    yield (await asyncio.to_thread(todo_file.head, zones)).decode()
    async for tasks in _tasks(database, user_id):
        yield (await asyncio.to_thread(todo_file.todos, tasks)).decode()
    yield todo_file.END.decode()


async def _tasks(database: Database, user_id: str) -> AsyncIterator[Sequence[Task]]:
    table = models.Task
    wanted = (table.user_id == user_id) & table.deleted_at.is_(None)
    async for page in rows_of(database, table.number, wanted):
        if page:
            yield [Task.model_validate(row) for row in page]
