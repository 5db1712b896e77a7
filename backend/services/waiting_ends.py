"""How the wait for the user's yes ends without the card: by a plain word, by another message, by time."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from models import Approval, Message, Turn, TurnStatus
from services.paused_run import REFUSALS, PausedRun, WaitingCall, refusal
from services.turn_summary import left_alone
from services.turns import OpenTurn
from services.waiting_turns import Resumed, asked, database_now, resumed, stored_answer, use_approved

_YES = re.compile(
    r"(?:yes|yep|yeah|sure|ok|okay|approved?|confirm|go ahead|do it)(?:,? (?:please|do it|go ahead))?", re.I
)
_NO = re.compile(
    r"(?:no|nope|cancel|stop|deny|don't|do not|leave (?:it|them)|keep (?:it|them))"
    r"(?:,? (?:thanks|thank you|don't|stop|cancel|leave (?:it|them)|keep (?:it|them)))?",
    re.I,
)
_CARRIED_OUT_BELOW = "Approved; see the next answer."


def read_word(message: str) -> bool | None:
    """True for a plain yes, False for a plain no, None for any other message."""
    words = " ".join(message.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()).strip(" .!")
    return True if _YES.fullmatch(words) else False if _NO.fullmatch(words) else None


async def waiting_before(session: AsyncSession, turn: OpenTurn) -> UUID | None:
    """The conversation's turn that waited when this one was begun, and still does. It is looked for after
    the turn is there: before, one that is about to wait may be overlooked."""
    found: UUID | None = await session.scalar(
        select(Turn.id)
        .join(Message, (Message.turn_id == Turn.id) & (Message.role == "assistant"))
        .where(
            Turn.conversation_id == turn.conversation_id,
            Turn.status == TurnStatus.WAITING_APPROVAL,
            Message.seq < turn.user_seq,  # a word is no answer to what was asked after it
        )
        .order_by(Message.seq.desc())
        .limit(1)
    )
    return found


async def settle(session: AsyncSession, waiting_id: UUID, next_turn: OpenTurn) -> Resumed | None:
    """Ends the wait because the user said something else in the conversation, in a transaction.

    A plain yes or no decides, and the run goes on as the next turn; any other message leaves all as it is.
    """
    turn = await _waiting(session, waiting_id)
    if turn is None:
        return None
    rows, now = await asked(session, turn.id), await database_now(session)
    open_rows = [row for row in rows if row.decision is None]
    word = read_word(next_turn.message)
    if any(row.expires_at <= now for row in open_rows):
        await _close(session, turn, open_rows, now, "expired")
        return None
    if word is None:
        await _close(session, turn, open_rows, now, "denied")
        return None
    state = turn.run_state
    for row in open_rows:
        row.decision, row.decided_at = "approved" if word else "denied", now
    use_approved(rows, now)
    await _close(session, turn, [], now, "next")
    await session.flush()
    await session.execute(update(Turn).where(Turn.id == next_turn.id).values(run_state=state))
    return await resumed(session, await session.get_one(Turn, next_turn.id, populate_existing=True))


async def leave_alone(session: AsyncSession, user_id: str, turn_id: UUID) -> None:
    """Says no to all that the user's turn waits for, in a transaction; nothing when it does not wait."""
    turn = await _waiting(session, turn_id)
    if turn is not None and turn.user_id == user_id:
        open_rows = [row for row in await asked(session, turn.id) if row.decision is None]
        await _close(session, turn, open_rows, await database_now(session), "denied")


async def close_expired(database: Database) -> int:
    """Closes the turns nobody decided in time; gives how many. Any replica may, several at once too."""
    async with database.read() as session:
        late = select(Approval.turn_id).where(Approval.decision.is_(None), Approval.expires_at <= func.now())
        found = set((await session.scalars(late.limit(100))).all())
    for turn_id in found:
        async with database.transaction() as session:
            if (turn := await _waiting(session, turn_id)) is not None:
                open_rows = [row for row in await asked(session, turn_id) if row.decision is None]
                await _close(session, turn, open_rows, await database_now(session), "expired")
    return len(found)


async def _close(
    session: AsyncSession,
    turn: Turn,
    open_rows: Sequence[Approval],
    now: datetime,
    ending: Literal["denied", "expired", "next"],
) -> None:
    """Ends the turn without going on with its run; its answer says what became of the calls."""
    assert turn.run_state is not None  # noqa: S101  # it waits
    calls = PausedRun.model_validate(turn.run_state["run"]).calls
    for row in open_rows:
        row.decision, row.decided_at = ending, now
    answer = await stored_answer(session, turn.id)
    if answer is not None:
        decisions = {row.call_id: row.decision for row in await asked(session, turn.id)}
        readings = {call.call_id: call.reading for call in calls}
        answer.tool_calls = [
            _ended({**call, "reading": readings[call["id"]]}, ending, decisions[call["id"]])
            if call["id"] in readings
            else call
            for call in answer.tool_calls
        ]
        answer.content = "\n\n".join(filter(None, (answer.content, _last_word(calls, ending))))
        answer.status = TurnStatus.DONE
    turn.status, turn.run_state, turn.finished_at = TurnStatus.DONE, None, now


def _ended(call: dict[str, Any], ending: str, decision: str | None) -> dict[str, Any]:
    if ending == "next" and decision == "approved":
        return {**call, "approval": decision, "error": _CARRIED_OUT_BELOW}
    refused: Literal["denied", "expired"] = "expired" if ending == "expired" else "denied"
    return {**call, "approval": refused, "error": REFUSALS[refused], "result": refusal(refused)}


def _last_word(calls: Sequence[WaitingCall], ending: str) -> str:
    if ending == "next":
        return ""
    left = left_alone(calls)
    return left if ending == "denied" else f"Nobody said yes in time. {left}"


async def _waiting(session: AsyncSession, turn_id: UUID) -> Turn | None:
    found: Turn | None = await session.scalar(
        select(Turn).where(Turn.id == turn_id, Turn.status == TurnStatus.WAITING_APPROVAL).with_for_update()
    )
    return found
