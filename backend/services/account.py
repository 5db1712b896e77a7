"""All that is kept of a user: as one JSON document, and removed as a whole."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

import models
from db import Database
from models import Turn, TurnStatus
from schemas import Message, Task, utc_text
from services import preferences

ROWS_AT_ONCE = 500  # memory stays small however large the account
REMOVED_AT_ONCE = 5_000  # rows; db.py ends a statement that takes seconds


async def export(database: Database, user_id: str) -> AsyncIterator[str]:
    """The account as the pieces of one JSON document: preferences, tasks (the deleted too), changes,
    conversations with their messages."""
    async with database.read() as session:
        zone = await preferences.get(session, user_id)
        head = {"exported_at": utc_text(datetime.now(UTC)), "user_id": user_id}
        yield json.dumps(head)[:-1]
        yield f', "preferences": {zone.model_dump_json()}'
        for name, rows in (
            ("tasks", _tasks(session, user_id)),
            ("changes", _changes(session, user_id)),
            ("conversations", _conversations(session, user_id)),
        ):
            yield f', "{name}": ['
            first = True
            async for row in rows:
                yield ("" if first else ", ") + json.dumps(row, ensure_ascii=False)
                first = False
            yield "]"
        yield "}\n"


async def _tasks(session: AsyncSession, user_id: str) -> AsyncIterator[dict[str, Any]]:
    last = 0
    while True:
        query = (
            select(models.Task)
            .where(models.Task.user_id == user_id, models.Task.number > last)
            .order_by(models.Task.number)
            .limit(ROWS_AT_ONCE)
        )
        found = (await session.scalars(query)).all()
        for row in found:
            yield Task.model_validate(row).model_dump(mode="json")
        if len(found) < ROWS_AT_ONCE:
            return
        last = found[-1].number
        session.expunge_all()


async def _changes(session: AsyncSession, user_id: str) -> AsyncIterator[dict[str, Any]]:
    last = 0
    table = models.Change
    while True:
        query = (
            select(table)
            .where(table.user_id == user_id, table.id > last)
            .order_by(table.id)
            .limit(ROWS_AT_ONCE)
        )
        found = (await session.scalars(query)).all()
        for row in found:
            yield {
                "id": row.id,
                "task_id": str(row.task_id),
                "action": row.action,
                "before": row.before,
                "after": row.after,
                "actor": row.actor,
                "turn_id": str(row.turn_id) if row.turn_id else None,
                "created_at": utc_text(row.created_at),
            }
        if len(found) < ROWS_AT_ONCE:
            return
        last = found[-1].id
        session.expunge_all()


async def _conversations(session: AsyncSession, user_id: str) -> AsyncIterator[dict[str, Any]]:
    table = models.Conversation
    query = select(table.id, table.title, table.created_at).where(table.user_id == user_id)
    for row in (await session.execute(query.order_by(table.created_at))).all():
        messages = [message async for message in _messages(session, row.id)]
        yield {
            "id": str(row.id),
            "title": row.title,
            "created_at": utc_text(row.created_at),
            "messages": messages,
        }


async def _messages(session: AsyncSession, conversation_id: UUID) -> AsyncIterator[dict[str, Any]]:
    query = select(models.Message).where(models.Message.conversation_id == conversation_id)
    for row in await session.scalars(query.order_by(models.Message.seq)):
        yield Message.model_validate(row).model_dump(mode="json")
    session.expunge_all()


async def running_turns(session: AsyncSession, user_id: str) -> list[UUID]:
    found = await session.scalars(
        select(Turn.id).where(Turn.user_id == user_id, Turn.status == TurnStatus.RUNNING)
    )
    return list(found.all())


async def remove(session: AsyncSession, user_id: str) -> None:
    """Deletes every row of the user, in one transaction of statements that each end in time."""
    await _remove_conversations(session, user_id)
    await _remove_in_ranges(session, user_id, models.Change.id)
    await _remove_in_ranges(session, user_id, models.Task.number)
    for table in (models.TaskCounter, models.RateLimit, models.Preference):
        await session.execute(delete(table).where(table.user_id == user_id))


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
