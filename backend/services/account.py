"""All that is kept of a user: as one JSON document, and removed as a whole."""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

import models
from db import Database
from schemas import Message, Task, utc_text
from services import feed, preferences

ROWS_AT_ONCE = 500  # memory stays small however large the account
REMOVED_AT_ONCE = 5_000  # rows; db.py ends a statement that takes seconds


async def export(database: Database, user_id: str) -> AsyncIterator[str]:
    """The account as the pieces of one JSON document: preferences, calendar feed, tasks, changes,
    conversations with their messages; also the deleted ones that are kept for a while. No connection is
    held between two pieces: the reader may be slow.
    """
    async with database.read() as session:
        zone = await preferences.get(session, user_id)
        calendar = await feed.state(session, user_id)
    head = {"exported_at": utc_text(datetime.now(UTC)), "user_id": user_id}
    yield json.dumps(head)[:-1] + f', "preferences": {zone.model_dump_json()}'
    yield f', "calendar_feed": {calendar.model_dump_json()}'
    for name, array in (
        ("tasks", _array(rows_of(database, models.Task.number, models.Task.user_id == user_id), _task)),
        ("changes", _array(rows_of(database, models.Change.id, models.Change.user_id == user_id), _change)),
        ("conversations", _conversations(database, user_id)),
    ):
        yield f', "{name}": '
        async for piece in array:
            yield piece
    yield "}\n"


async def rows_of(
    database: Database, key: InstrumentedAttribute[int], wanted: ColumnElement[bool]
) -> AsyncIterator[Sequence[Any]]:
    """The wanted rows of the key's table in its order, page by page; the key is at least 1."""
    last = 0
    while True:
        query = select(key.class_).where(wanted, key > last).order_by(key).limit(ROWS_AT_ONCE)
        async with database.read() as session:
            found = (await session.scalars(query)).all()
        yield found
        if len(found) < ROWS_AT_ONCE:
            return
        last = getattr(found[-1], key.key)


async def _array(
    pages: AsyncIterator[Sequence[Any]], form: Callable[[Any], dict[str, Any]]
) -> AsyncIterator[str]:
    """The rows as the pieces of one JSON array, a page each."""
    yield "["
    separator = ""
    async for page in pages:
        if page:
            yield separator + ", ".join(json.dumps(form(row), ensure_ascii=False) for row in page)
            separator = ", "
    yield "]"


async def _conversations(database: Database, user_id: str) -> AsyncIterator[str]:
    table = models.Conversation
    query = select(table.id, table.title, table.created_at, table.deleted_at).where(table.user_id == user_id)
    async with database.read() as session:
        found = (await session.execute(query.order_by(table.created_at))).all()
    yield "["
    for place, row in enumerate(found):
        head = {
            "id": str(row.id),
            "title": row.title,
            "created_at": utc_text(row.created_at),
            "deleted_at": utc_text(row.deleted_at) if row.deleted_at else None,
        }
        yield (", " if place else "") + json.dumps(head, ensure_ascii=False)[:-1] + ', "messages": '
        messages = rows_of(database, models.Message.seq, models.Message.conversation_id == row.id)
        async for piece in _array(messages, _message):
            yield piece
        yield "}"
    yield "]"


def _task(row: models.Task) -> dict[str, Any]:
    return Task.model_validate(row).model_dump(mode="json")


def _change(row: models.Change) -> dict[str, Any]:
    return {
        "id": row.id,
        "task_id": str(row.task_id),
        "action": row.action,
        "before": row.before,
        "after": row.after,
        "actor": row.actor,
        "turn_id": str(row.turn_id) if row.turn_id else None,
        "created_at": utc_text(row.created_at),
        "reverts": row.reverts,
        "undone_by": row.undone_by,
        "approved": row.approved,
    }


def _message(row: models.Message) -> dict[str, Any]:
    return Message.model_validate(row).model_dump(mode="json")


async def remove(session: AsyncSession, user_id: str, key: str | None = None) -> None:
    """Deletes every row of the user, in one transaction of statements that each end in time.

    What stays is the answer of a request with this key, which a twin of this request may have stored, and
    for an hour the count of what was asked: else an emptied account could begin anew.
    """
    await _remove_conversations(session, user_id)
    await _remove_in_ranges(session, user_id, models.Change.id)
    await _remove_in_ranges(session, user_id, models.Task.number)
    for table in (models.TaskCounter, models.Preference, models.CalendarFeed):
        await session.execute(delete(table).where(table.user_id == user_id))
    answers = models.StoredRequest
    await session.execute(
        delete(answers).where(answers.user_id == user_id, answers.key.is_distinct_from(key))
    )


async def _remove_conversations(session: AsyncSession, user_id: str) -> None:
    """Deletes the conversations, and with them their turns and messages."""
    table = models.Conversation
    found = await session.execute(select(table.id, table.last_seq).where(table.user_id == user_id))
    batch: list[UUID] = []
    size = 0
    for conversation_id, messages in found.all():
        if batch and size + messages > REMOVED_AT_ONCE:
            await session.execute(delete(table).where(table.id.in_(batch)))
            batch, size = [], 0
        batch.append(conversation_id)
        size += messages + 1
    await session.execute(delete(table).where(table.id.in_(batch)))


async def _remove_in_ranges(session: AsyncSession, user_id: str, key: InstrumentedAttribute[int]) -> None:
    """Deletes the user's rows of the key's table. By ranges: what is deleted is not looked at again."""
    table = key.class_
    last = 0
    while True:
        batch = select(key).where(table.user_id == user_id, key > last).order_by(key).limit(REMOVED_AT_ONCE)
        end = await session.scalar(select(func.max(batch.subquery().c[0])))
        if end is None:
            return
        await session.execute(delete(table).where(table.user_id == user_id, key > last, key <= end))
        last = end
