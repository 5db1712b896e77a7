"""Turns that wait for the user's yes: stored, and decided once.

A decision comes from a request of the signed-in user alone, never from what a model, a task or a tool said.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from errors import Conflict, IdempotencyMismatch, NotFound
from models import Approval, Conversation, Message, Turn, TurnStatus
from schemas import ApprovalDecision, ToolCall
from services.approvals import wire
from services.paused_run import Continuation, PausedRun
from services.turn_events import ApprovalTold, Outcome, TurnRecord, cleaned
from services.turns import OpenTurn, answer_values

# The turn, what it asks and the answer so far: all of it is there or nothing.
_PAUSE = text("""
    WITH turn AS (
        UPDATE turns SET status = 'waiting_approval', provider = :provider, model = :model,
            fallback = :fallback, tokens_input = :tokens_input, tokens_output = :tokens_output,
            duration_ms = :duration_ms, run_state = CAST(:run_state AS jsonb)
        WHERE id = :turn_id AND status = 'running' AND attempt = :attempt
        RETURNING id, user_id, conversation_id
    ), asked AS (
        INSERT INTO approvals (id, turn_id, user_id, call_id, tool, arguments, sha256, tasks, expires_at)
        SELECT approval_id, turn.id, user_id, call_id, tool, arguments, sha256, tasks, expires_at
        FROM turn, jsonb_to_recordset(CAST(:calls AS jsonb)) AS call (
            approval_id uuid, call_id text, tool text, arguments jsonb, sha256 text, tasks jsonb,
            expires_at timestamptz)
    )
    INSERT INTO messages (id, conversation_id, seq, turn_id, role, content, tool_calls, status)
    SELECT :message_id, conversation_id, :seq, id, 'assistant', :content, CAST(:tool_calls AS jsonb),
        'waiting_approval'
    FROM turn
    RETURNING created_at
""")


@dataclass(frozen=True, slots=True)
class Resumed:
    """What a run goes on with: the answer that was there so far, its id, and what the user decided."""

    continuation: Continuation
    message_id: UUID = field(default_factory=uuid4)
    record: TurnRecord = field(default_factory=TurnRecord)
    told: list[ApprovalTold] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of the user's decisions: the run to go on with, once none is missing."""

    resumed: Resumed | None = None
    repeated: bool = False  # the request was answered before


async def pause(
    session: AsyncSession, turn: OpenTurn, message_id: UUID, record: TurnRecord, outcome: Outcome
) -> datetime | None:
    """Stores the run, what is asked and the answer so far. None when the turn does not run any more."""
    assert outcome.paused is not None  # noqa: S101  # its status says so
    run = cleaned(outcome.paused.model_dump(mode="json"))
    state = {
        "run": run,
        "asked_in": str(turn.id),
        "message_id": str(message_id),
        "paragraphs": record.paragraphs,
        "tool_calls": json.loads(record.tool_calls_json()),
    }
    result = await session.execute(
        _PAUSE,
        {
            **answer_values(turn, message_id, record, outcome),
            "run_state": json.dumps(state),
            "calls": json.dumps(run["calls"]),
        },
    )
    stored_at: datetime | None = result.scalar_one_or_none()
    return stored_at


async def decide(
    session: AsyncSession,
    user_id: str,
    turn_id: UUID,
    decisions: Sequence[ApprovalDecision],
    key: str | None,
) -> Decided:
    """Notes the user's decisions, in a transaction. With the last one the turn runs again.

    NotFound for what is not the user's, Conflict for what is decided or too late; an IntegrityError on
    `uq_turns_running` means that another turn of the conversation runs.
    """
    wanted = {decision.approval_id: decision.approved for decision in decisions}
    if any(wanted[decision.approval_id] is not decision.approved for decision in decisions):
        raise Conflict("The same approval is decided both ways. Send one decision for each.")
    turn = await session.scalar(
        select(Turn)
        .join(Conversation, Conversation.id == Turn.conversation_id)
        .where(Turn.id == turn_id, Turn.user_id == user_id, Conversation.deleted_at.is_(None))
        .with_for_update(of=Turn)
    )
    if turn is None:
        raise NotFound("There is no such turn.")
    rows = await asked(session, turn_id)
    named = [row for row in rows if row.id in wanted]
    if len(named) < len(wanted):
        raise NotFound("There is no such approval in this turn.")
    if key is not None and await _repeated(session, user_id, key, wanted):
        return Decided(repeated=True)
    now = await database_now(session)
    if any(row.decision is not None for row in named):
        raise Conflict("That is decided already.")
    if turn.status != TurnStatus.WAITING_APPROVAL or any(row.expires_at <= now for row in named):
        raise Conflict("That is not waited for any more, and nothing was changed. Ask again to do it now.")
    for row in named:
        row.decision = "approved" if wanted[row.id] else "denied"
        row.decided_at, row.decision_key = now, key
    if any(row.decision is None for row in rows):
        return Decided()
    use_approved(rows, now)
    turn.status, turn.heartbeat_at, turn.cancel_requested = TurnStatus.RUNNING, now, False
    turn.attempt += 1
    answer = await stored_answer(session, turn_id)
    if answer is not None:
        await session.delete(answer)  # it comes back with the rest of it
    await session.flush()
    return Decided(await resumed(session, turn))


async def _repeated(session: AsyncSession, user_id: str, key: str, wanted: dict[UUID, bool]) -> bool:
    """Whether the request with this key was answered before; IdempotencyMismatch if that was another."""
    found = await session.scalars(
        select(Approval).where(Approval.user_id == user_id, Approval.decision_key == key)
    )
    before = {row.id: row.decision == "approved" for row in found}
    if before and before != wanted:
        raise IdempotencyMismatch(
            "This Idempotency-Key was used for another decision. Use a new key for a new decision."
        )
    return bool(before)


async def resumed(session: AsyncSession, turn: Turn) -> Resumed | None:
    """What the turn goes on with after all was decided; None when it has not waited."""
    state = turn.run_state
    if state is None:
        return None
    run = PausedRun.model_validate(state["run"])
    asked_in = UUID(state["asked_in"])
    rows = await asked(session, asked_in)
    mine = {call.approval_id: call for call in run.calls}
    approved = {row.call_id: row.sha256 for row in rows if row.id in mine and row.decision == "approved"}
    told = asked_in == turn.id
    continuation = Continuation(run=run, approved=approved, told=told)
    if not told:
        return Resumed(continuation)
    record = TurnRecord()
    record.paragraphs = state["paragraphs"]
    record.tool_calls = {call["id"]: ToolCall.model_validate(call) for call in state["tool_calls"]}
    record.approvals = {str(row.id): wire(row) for row in rows}
    decided = [
        ApprovalTold(wire(row).model_dump(mode="json"))
        for row in rows
        if row.id in mine and row.decision is not None
    ]
    return Resumed(continuation, UUID(state["message_id"]), record, decided)


def use_approved(rows: Sequence[Approval], now: datetime) -> None:
    """Notes that these approvals are used: each is good for one run."""
    for row in rows:
        if row.decision == "approved" and row.used_at is None:
            row.used_at = now


async def asked(session: AsyncSession, turn_id: UUID) -> Sequence[Approval]:
    found = await session.scalars(
        select(Approval).where(Approval.turn_id == turn_id).order_by(Approval.created_at)
    )
    return found.all()


async def stored_answer(session: AsyncSession, turn_id: UUID) -> Message | None:
    found: Message | None = await session.scalar(
        select(Message).where(Message.turn_id == turn_id, Message.role == "assistant")
    )
    return found


async def database_now(session: AsyncSession) -> datetime:
    """The database's time, the same for all replicas."""
    now: datetime = (await session.execute(select(func.clock_timestamp()))).scalar_one()
    return now
