"""Conversations and their messages: listed, found, read, renamed, deleted, restored. Always the user's own.

A deleted one is as if it were not there until it is restored; housekeeping.py removes it in the end.
"""

from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Select, and_, func, or_, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

import models
from errors import InvalidRequest, NotFound
from models import Turn, TurnStatus
from schemas import Conversation, ConversationPage, Message, MessagePage, RunningTurn
from services import approvals, cursors
from services.turns import UNKNOWN

# Not the transaction's beginning: two of them would be in the order in which they began.
_NOW = func.clock_timestamp()
_CURSOR = TypeAdapter(tuple[datetime, UUID])
SEARCHED = 20_000  # messages; a fifth of a second
WORDS = 8  # each is looked for in every message
SEARCH_MILLISECONDS = 1_500  # long messages take longer; less than a connection waits for an answer


async def page(
    session: AsyncSession,
    user_id: str,
    *,
    limit: int,
    cursor: str | None,
    search: str | None = None,
    deleted: bool = False,
) -> ConversationPage:
    """The conversations, the last used first; with `search` those that mention all of its words, in the
    title or in one message. `deleted`: those that can be restored instead. A search needs a session in a
    transaction; Unavailable when it takes too long, InvalidRequest when it has too many words."""
    words = sorted({word.casefold() for word in (search or "").split()})
    if len(words) > WORDS:
        raise InvalidRequest.field("search", f"Use at most {WORDS} words.")
    table = models.Conversation
    those = (
        table.user_id == user_id,
        table.deleted_at.is_not(None) if deleted else table.deleted_at.is_(None),
    )
    scope = f"conversations of {user_id} {deleted} {words}"
    query = (_mentioning(those, words) if words else select(table).where(*those)).order_by(
        table.updated_at.desc(), table.id.desc()
    )
    if words:
        await session.execute(text(f"SET LOCAL statement_timeout = {SEARCH_MILLISECONDS}"))
    if cursor is not None:
        query = query.where(
            tuple_(table.updated_at, table.id) < tuple_(*cursors.decode(cursor, scope, _CURSOR))
        )
    found = list((await session.scalars(query.limit(limit + 1))).all())
    more = len(found) > limit
    last = found[:limit][-1] if found else None
    return ConversationPage(
        conversations=[_wire(row) for row in found[:limit]],
        next_cursor=cursors.encode((last.updated_at, str(last.id)), scope) if more and last else None,
    )


def _own(user_id: str) -> tuple[ColumnElement[bool], ...]:
    return models.Conversation.user_id == user_id, models.Conversation.deleted_at.is_(None)


def _mentioning(those: tuple[ColumnElement[bool], ...], words: list[str]) -> Select[models.Conversation]:
    """Titles are cheap. Messages are read from the newest conversation on, and of each from the newest on,
    until `SEARCHED` of them were looked at (twice as many if the last conversation is that long): the cost
    has a bound however much was said."""
    table, message = models.Conversation, models.Message
    newer = func.sum(table.last_seq).over(order_by=(table.updated_at.desc(), table.id.desc()))
    place = select(table.id, (newer - table.last_seq).label("newer")).where(*those).subquery()
    said = (
        select(message.content)
        .where(message.conversation_id == table.id)
        .order_by(message.seq.desc())
        .limit(SEARCHED)
        .correlate(table)
        .lateral()
    )
    mentioned = select(1).select_from(said).where(*_all_in(said.c.content, words)).exists()
    return (
        select(table)
        .join(place, place.c.id == table.id)
        .where(or_(and_(*_all_in(table.title, words)), and_(place.c.newer < SEARCHED, mentioned)))
    )


def _all_in(
    column: InstrumentedAttribute[str] | ColumnElement[str], words: list[str]
) -> list[ColumnElement[bool]]:
    return [column.icontains(word, autoescape=True) for word in words]


async def get(session: AsyncSession, user_id: str, conversation_id: UUID) -> Conversation:
    table = models.Conversation
    found = await session.scalar(select(table).where(table.id == conversation_id, *_own(user_id)))
    if found is None:
        raise NotFound(UNKNOWN)
    return _wire(found)


async def rename(session: AsyncSession, user_id: str, conversation_id: UUID, title: str) -> Conversation:
    table = models.Conversation
    found = await session.scalar(
        update(table)
        .where(table.id == conversation_id, *_own(user_id))
        .values(title=title, changed_at=_NOW)
        .returning(table)
    )
    if found is None:
        raise NotFound(UNKNOWN)
    return _wire(found)


async def delete(session: AsyncSession, user_id: str, conversation_id: UUID) -> None:
    """Takes the conversation away with all that was said in it; the tasks stay.

    An answer that began meanwhile is told to stop: a turn opens under a lock of the row that is changed here.
    """
    table = models.Conversation
    found = await session.scalar(
        update(table)
        .where(table.id == conversation_id, *_own(user_id))
        .values(deleted_at=func.now(), changed_at=_NOW)
        .returning(table.id)
    )
    if found is None:
        raise NotFound(UNKNOWN)
    await session.execute(
        update(Turn)
        .where(Turn.conversation_id == conversation_id, Turn.status == TurnStatus.RUNNING)
        .values(cancel_requested=True)
    )


async def restore(session: AsyncSession, user_id: str, conversation_id: UUID) -> Conversation:
    """Brings a deleted conversation back to its place in the list. Twice is as good as once."""
    table = models.Conversation
    found = await session.scalar(
        update(table)
        .where(table.id == conversation_id, table.user_id == user_id)
        .values(deleted_at=None, changed_at=_NOW)
        .returning(table)
    )
    if found is None:
        raise NotFound(UNKNOWN)
    return _wire(found)


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
        deleted_at=row.deleted_at,
    )
