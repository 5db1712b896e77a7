"""All that is kept of a user: as one JSON document, and removed as a whole."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

import models
from db import Database
from models import Turn, TurnStatus
from schemas import Message, Task, utc_text
from services import preferences

ROWS_AT_ONCE = 500  # memory stays small however large the account


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
    """Deletes every row of the user, in one transaction."""
    for table in (
        models.Conversation,  # with its turns and messages
        models.Task,  # with its changes
        models.TaskCounter,
        models.RateLimit,
        models.Preference,
    ):
        await session.execute(delete(table).where(table.user_id == user_id))
