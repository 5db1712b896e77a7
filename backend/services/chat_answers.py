"""A turn's answer as one document: just made and still in memory, or read from the database."""

from uuid import UUID, uuid4

from db import Database
from errors import NotFound
from models import Conversation, Turn
from schemas import ChatAnswer, Message, Tokens, TurnMetadata
from services import approvals, turns, ui_stream
from services.turn_events import Outcome
from services.turn_runner import RunningTurn


async def stored(database: Database, turn_id: UUID) -> ChatAnswer:
    """The answer of a turn that ran before or elsewhere; NotFound when it is gone."""
    async with database.read() as session:
        turn = await session.get(Turn, turn_id)
        messages = [Message.model_validate(row) for row in await turns.messages_of(session, turn_id)]
        await approvals.add_to(session, messages)
    if turn is None:
        raise NotFound("There is no such turn.")
    reply = messages[-1]
    return ChatAnswer(
        conversation_id=turn.conversation_id,
        turn_id=turn.id,
        status=turn.status,
        response=reply.content if reply.role == "assistant" else "",
        tool_calls=reply.tool_calls,
        approvals=reply.approvals,
        messages=messages,
        metadata=_metadata(_outcome_of(turn)),
    )


async def stored_chunks(database: Database, turn_id: UUID) -> list[ui_stream.Chunk]:
    """The same as the chunks of a stream."""
    answer = await stored(database, turn_id)
    async with database.read() as session:
        turn = await session.get_one(Turn, turn_id)
        conversation = await session.get_one(Conversation, turn.conversation_id)
    writer = ui_stream.ChunkWriter()
    reply = answer.messages[-1]
    chunks = writer.start(
        message_id=reply.id if reply.role == "assistant" else uuid4(),
        user_message_id=answer.messages[0].id,
        conversation_id=answer.conversation_id,
        turn_id=turn_id,
        title=conversation.title,
    )
    for event in ui_stream.events_of(reply) if reply.role == "assistant" else []:
        chunks += writer.event(event)
    outcome = _outcome_of(turn)
    return chunks + writer.finish(outcome, conversation_id=turn.conversation_id, turn_id=turn_id)


def _metadata(outcome: Outcome) -> TurnMetadata:
    return TurnMetadata(
        model=outcome.model,
        provider=outcome.provider,
        tokens=outcome.tokens,
        duration_ms=outcome.duration_ms,
        fallback=outcome.fallback,
    )


def _outcome_of(turn: Turn) -> Outcome:
    status = turn.status if turn.status in ("done", "interrupted", "waiting_approval") else "failed"
    return Outcome(
        status=status,  # type: ignore[arg-type]
        provider=turn.provider or "",
        model=turn.model or "",
        fallback=turn.fallback,
        tokens=Tokens(
            input=turn.tokens_input,
            output=turn.tokens_output,
            total=turn.tokens_input + turn.tokens_output,
        ),
        duration_ms=turn.duration_ms or 0,
    )


def made(running: RunningTurn, outcome: Outcome) -> ChatAnswer:
    """The answer from memory: it is what was just stored, without reading it again."""
    turn, record = running.turn, running.record
    assert running.answered_at is not None  # noqa: S101  # the caller looked
    calls, asked = list(record.tool_calls.values()), list(record.approvals.values())
    said = Message(
        id=turn.user_message_id,
        seq=turn.user_seq,
        role="user",
        content=turn.message,
        tool_calls=[],
        turn_id=turn.id,
        status="done",
        created_at=turn.created_at,
    )
    reply = Message(
        id=running.message_id,
        seq=turn.answer_seq,
        role="assistant",
        content=record.text,
        tool_calls=calls,
        turn_id=turn.id,
        status=outcome.status,
        created_at=running.answered_at,
        approvals=asked,
    )
    return ChatAnswer(
        conversation_id=turn.conversation_id,
        turn_id=turn.id,
        status=outcome.status,
        response=record.text,
        tool_calls=calls,
        approvals=asked,
        messages=[said, reply],
        metadata=_metadata(outcome),
    )
