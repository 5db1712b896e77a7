"""Turns in the database: opened with the user's message, closed with the answer, swept when orphaned.

Opening and closing are single statements: either all of it is there or nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select, text, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from errors import NotFound, TurnRunning
from models import Conversation, Message, Turn, TurnStatus
from services.turn_events import Outcome, TurnRecord

HEARTBEAT_SECONDS = 1.0  # also how long a stop sent to another replica may take
ORPHANED_SECONDS = 15  # without a heartbeat: its process is gone
TITLE_CHARACTERS = 60
UNKNOWN = "There is no such conversation."
STILL_ANSWERING = "The last message is still being answered. Wait for it, or stop it."


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTurn:
    """A turn that has begun: its user message is stored, the place of its answer is reserved."""

    id: UUID
    user_id: str
    conversation_id: UUID
    title: str
    message: str
    user_message_id: UUID
    user_seq: int
    created_at: datetime
    attempt: int = 1  # only who holds the latest may renew, pause or close the turn

    @property
    def answer_seq(self) -> int:
        return self.user_seq + 1


_OPEN = """
    WITH conversation AS ({conversation}),
    turn AS (
        INSERT INTO turns (id, user_id, conversation_id, idempotency_key, request_sha256)
        SELECT :turn_id, :user_id, id, :key, :sha256 FROM conversation
        RETURNING id
    )
    INSERT INTO messages (id, conversation_id, seq, turn_id, role, content)
    SELECT :message_id, conversation.id, conversation.last_seq - 1, turn.id, 'user', :content
    FROM conversation, turn
    RETURNING conversation_id, seq, created_at, (SELECT title FROM conversation)
"""
_OPEN_NEW = text(
    _OPEN.format(
        conversation="""
            INSERT INTO conversations (id, user_id, title, last_seq)
            VALUES (:conversation_id, :user_id, :title, 2)
            RETURNING id, last_seq, title""",
    )
)
_OPEN_IN = text(
    _OPEN.format(
        conversation="""
            UPDATE conversations SET last_seq = last_seq + 2, updated_at = now()
            WHERE id = :conversation_id AND user_id = :user_id AND deleted_at IS NULL
            RETURNING id, last_seq, title""",
    )
)
_CLOSE = text("""
    WITH turn AS (
        UPDATE turns SET status = :status, provider = :provider, model = :model, fallback = :fallback,
            tokens_input = :tokens_input, tokens_output = :tokens_output, duration_ms = :duration_ms,
            run_state = CASE WHEN CAST(:status AS varchar) = 'interrupted' THEN run_state END,
            finished_at = now()
        WHERE id = :turn_id AND status = 'running' AND attempt = :attempt
            AND (CAST(:silent AS float) IS NULL OR heartbeat_at < now() - make_interval(secs => :silent))
        RETURNING id, conversation_id
    )
    INSERT INTO messages (id, conversation_id, seq, turn_id, role, content, tool_calls, status)
    SELECT :message_id, conversation_id, :seq, id, 'assistant', :content, CAST(:tool_calls AS jsonb), :status
    FROM turn
    RETURNING created_at
""")

_REOPEN = text("""
    WITH turn AS (
        UPDATE turns SET status = 'running', attempt = attempt + 1, heartbeat_at = now(), finished_at = NULL
        WHERE id = :turn_id AND status = 'interrupted' AND NOT cancel_requested
        RETURNING id, attempt
    ), unsaid AS (
        DELETE FROM messages USING turn WHERE turn_id = turn.id AND role = 'assistant'
    )
    SELECT attempt FROM turn
""")


async def open_turn(
    session: AsyncSession,
    *,
    user_id: str,
    message: str,
    conversation_id: UUID | None,
    key: str | None,
    sha256: str,
) -> OpenTurn:
    """Stores the user's message and begins a turn, in a new conversation when none is named.

    NotFound for an unknown or foreign conversation, TurnRunning when one is still being answered.
    An IntegrityError on `uq_turns_key` means that a twin request was faster.
    """
    turn_id, message_id = uuid4(), uuid4()
    parameters: dict[str, Any] = {
        "turn_id": turn_id,
        "message_id": message_id,
        "user_id": user_id,
        "conversation_id": conversation_id or uuid4(),
        "key": key,
        "sha256": sha256,
        "content": message,
        "title": title_of(message),
    }
    if conversation_id is not None:
        del parameters["title"]
    try:
        result = await session.execute(_OPEN_IN if conversation_id else _OPEN_NEW, parameters)
    except IntegrityError as error:
        if violated(error) == "uq_turns_running":
            raise TurnRunning(STILL_ANSWERING) from None
        raise
    row = result.one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    return OpenTurn(
        id=turn_id,
        user_id=user_id,
        conversation_id=row.conversation_id,
        title=row.title,
        message=message,
        user_message_id=message_id,
        user_seq=row.seq,
        created_at=row.created_at,
    )


async def close_turn(
    session: AsyncSession,
    turn: OpenTurn,
    message_id: UUID,
    record: TurnRecord,
    outcome: Outcome,
    *,
    silent_seconds: float | None = None,
) -> datetime | None:
    """Stores the answer and ends the turn. None when this attempt at it is not running any more: someone
    else closed it, or has taken it up.

    With `silent_seconds` only a turn without a heartbeat for so long is closed.
    """
    result = await session.execute(
        _CLOSE,
        {
            **answer_values(turn, message_id, record, outcome),
            "silent": silent_seconds,
            "status": outcome.status,
        },
    )
    created_at: datetime | None = result.scalar_one_or_none()
    return created_at


def answer_values(
    turn: OpenTurn, message_id: UUID, record: TurnRecord, outcome: Outcome
) -> dict[str, object]:
    """What is stored of an answer and of the run that made it, by the names the statements give it."""
    return {
        "turn_id": turn.id,
        "attempt": turn.attempt,
        "message_id": message_id,
        "seq": turn.answer_seq,
        "provider": outcome.provider,
        "model": outcome.model,
        "fallback": outcome.fallback,
        "tokens_input": outcome.tokens.input,
        "tokens_output": outcome.tokens.output,
        "duration_ms": outcome.duration_ms,
        "content": record.text,
        "tool_calls": record.tool_calls_json(),
    }


async def heartbeat(session: AsyncSession, running: Iterable[OpenTurn]) -> set[UUID]:
    """Says that these turns are alive; gives those that should go on: they are there, running, nobody else
    has taken them up, and the user has not asked to stop."""
    attempts = [(turn.id, turn.attempt) for turn in running]
    result = await session.execute(
        update(Turn)
        .where(tuple_(Turn.id, Turn.attempt).in_(attempts), Turn.status == TurnStatus.RUNNING)
        .values(heartbeat_at=func.now())
        .returning(Turn.id, Turn.cancel_requested)
    )
    return {row.id for row in result if not row.cancel_requested}


async def request_cancel(session: AsyncSession, user_id: str, turn_id: UUID) -> str:
    """Notes the wish to stop, for whichever replica runs the turn; gives the turn's present status."""
    result = await session.execute(
        update(Turn)
        .where(Turn.id == turn_id, Turn.user_id == user_id)
        .values(cancel_requested=True)
        .returning(Turn.status)
    )
    status = result.scalar_one_or_none()
    if status is None:
        raise NotFound("There is no such turn.")
    return str(status)


async def reopen(session: AsyncSession, turn: OpenTurn) -> OpenTurn | None:
    """Lets an interrupted turn run again under its own id, so that its tool calls keep their keys.

    None when another request was faster, or while another turn of the conversation runs.
    """
    try:
        result = await session.execute(_REOPEN, {"turn_id": turn.id})
    except IntegrityError as error:
        if violated(error) == "uq_turns_running":
            return None
        raise
    attempt = result.scalar_one_or_none()
    return None if attempt is None else replace(turn, attempt=attempt)


async def find_by_key(session: AsyncSession, user_id: str, key: str) -> Turn | None:
    """The turn this key has started; NotFound when its conversation is deleted."""
    result = await session.execute(
        select(Turn, Conversation.deleted_at)
        .join(Conversation, Conversation.id == Turn.conversation_id)
        .where(Turn.user_id == user_id, Turn.idempotency_key == key)
    )
    row = result.one_or_none()
    if row is None:
        return None
    found, deleted_at = row
    if deleted_at is not None:
        raise NotFound(UNKNOWN)
    return found


async def find_open(session: AsyncSession, turn_id: UUID) -> OpenTurn | None:
    """The turn as it was when it began; None when it is gone."""
    result = await session.execute(
        select(Turn.user_id, Turn.conversation_id, Turn.attempt, Conversation.title, Message)
        .join(Conversation, Conversation.id == Turn.conversation_id)
        .join(Message, (Message.turn_id == Turn.id) & (Message.role == "user"))
        .where(Turn.id == turn_id)
    )
    row = result.one_or_none()
    if row is None:
        return None
    user_id, conversation_id, attempt, title, message = row
    return OpenTurn(
        id=turn_id,
        user_id=user_id,
        conversation_id=conversation_id,
        title=title,
        message=message.content,
        user_message_id=message.id,
        user_seq=message.seq,
        created_at=message.created_at,
        attempt=attempt,
    )


async def running_of(session: AsyncSession, user_id: str) -> list[UUID]:
    """The user's turns that run, wherever they do."""
    found = await session.scalars(
        select(Turn.id).where(Turn.user_id == user_id, Turn.status == TurnStatus.RUNNING)
    )
    return list(found.all())


async def messages_of(session: AsyncSession, turn_id: UUID) -> list[Message]:
    """The turn's messages: the user's, and the answer when there is one."""
    found = await session.scalars(select(Message).where(Message.turn_id == turn_id).order_by(Message.seq))
    return list(found.all())


def title_of(message: str) -> str:
    """A conversation's first title: the message's first words, on one line."""
    line = " ".join(message.split())
    if len(line) <= TITLE_CHARACTERS:
        return line or "Conversation"
    # One more, so that a word that just fits stays.
    cut = line[: TITLE_CHARACTERS + 1].rsplit(" ", 1)[0][:TITLE_CHARACTERS]
    return f"{cut.rstrip(' ,;:.!?-–—(')}…"


def violated(error: IntegrityError) -> str | None:
    """The name of the constraint a statement ran into."""
    name: str | None = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
    return name
