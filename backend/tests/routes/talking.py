"""Conversations as turns leave them, made without a model."""

from uuid import UUID, uuid4

from db import Database
from services.turn_events import Outcome, TextDelta, TurnRecord
from services.turns import OpenTurn, close_turn, open_turn


async def begin(database: Database, user_id: str, message: str, within: UUID | None = None) -> OpenTurn:
    """A turn that has begun and is still running."""
    async with database.read() as session:
        return await open_turn(
            session, user_id=user_id, message=message, conversation_id=within, key=None, sha256="0" * 64
        )


async def say(database: Database, user_id: str, message: str, within: UUID | None = None) -> UUID:
    """Something said and answered; gives the conversation's id."""
    turn = await begin(database, user_id, message, within)
    record = TurnRecord()
    record.add(TextDelta(f"You said {message}."))
    async with database.read() as session:
        await close_turn(session, turn, uuid4(), record, Outcome("done", "builtin", "builtin"))
    return turn.conversation_id
