"""Conversations and their messages: listed, read, renamed, deleted. Always the user's own."""

from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import delete as sql_delete
from sqlalchemy import select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

import models
from errors import NotFound
from models import Turn, TurnStatus
from schemas import Conversation, ConversationPage, Message, MessagePage, RunningTurn
from services import approvals, cursors

_CURSOR = TypeAdapter(tuple[datetime, UUID])
_UNKNOWN = "There is no such conversation."


async def page(session: AsyncSession, user_id: str, *, limit: int, cursor: str | None) -> ConversationPage:
    """The conversations, the last used first."""
    scope = f"conversations of {user_id}"
    table = models.Conversation
    query = (
        select(table)
        .where(table.user_id == user_id)
        .order_by(table.updated_at.desc(), table.id.desc())
        .limit(limit + 1)
    )
    if cursor is not None:
        query = query.where(
            tuple_(table.updated_at, table.id) < tuple_(*cursors.decode(cursor, scope, _CURSOR))
        )
    found = list((await session.scalars(query)).all())
    more = len(found) > limit
    last = found[:limit][-1] if found else None
    return ConversationPage(
        conversations=[_wire(row) for row in found[:limit]],
        next_cursor=cursors.encode((last.updated_at, str(last.id)), scope) if more and last else None,
    )


async def get(session: AsyncSession, user_id: str, conversation_id: UUID) -> Conversation:
    table = models.Conversation
    found = await session.scalar(select(table).where(table.id == conversation_id, table.user_id == user_id))
    if found is None:
        raise NotFound(_UNKNOWN)
    return _wire(found)


async def rename(session: AsyncSession, user_id: str, conversation_id: UUID, title: str) -> Conversation:
    table = models.Conversation
    found = await session.scalar(
        update(table)
        .where(table.id == conversation_id, table.user_id == user_id)
        .values(title=title)
        .returning(table)
    )
    if found is None:
        raise NotFound(_UNKNOWN)
    return _wire(found)


async def delete(session: AsyncSession, user_id: str, conversation_id: UUID) -> None:
    """Removes the conversation with its messages and turns; the tasks stay."""
    table = models.Conversation
    found = await session.scalar(
        sql_delete(table).where(table.id == conversation_id, table.user_id == user_id).returning(table.id)
    )
    if found is None:
        raise NotFound(_UNKNOWN)


async def messages(
    session: AsyncSession, user_id: str, conversation_id: UUID, *, limit: int, before: int | None
) -> MessagePage:
    """The last `limit` messages before `before` in the order they were said, and the turn that runs."""
    await get(session, user_id, conversation_id)
    query = (
        select(models.Message)
        .where(models.Message.conversation_id == conversation_id)
        .order_by(models.Message.seq.desc())
        .limit(limit + 1)
    )
    if before is not None:
        query = query.where(models.Message.seq < before)
    found = list((await session.scalars(query)).all())
    shown = list(reversed(found[:limit]))
    page = [Message.model_validate(row) for row in shown]
    await approvals.add_to(session, page)
    running = await running_turn(session, conversation_id)
    return MessagePage(
        messages=page,
        next_before=shown[0].seq if len(found) > limit else None,
        running_turn=RunningTurn.model_validate(running) if running else None,
    )


async def running_turn(session: AsyncSession, conversation_id: UUID) -> Turn | None:
    found: Turn | None = await session.scalar(
        select(Turn).where(Turn.conversation_id == conversation_id, Turn.status == TurnStatus.RUNNING)
    )
    return found


def _wire(row: models.Conversation) -> Conversation:
    return Conversation(
        id=row.id,
        title=row.title,
        message_count=row.last_seq,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
