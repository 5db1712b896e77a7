"""Turns whose process died: found by their silence, closed with what they had done.

Any replica may do it, several may try at once: closing is one statement that only one of them wins.
"""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from models import Change, Turn, TurnStatus
from services.turn_events import Outcome, TextDelta, ToolFinished, ToolStarted, TurnRecord
from services.turn_summary import done_so_far
from services.turns import ORPHANED_SECONDS, close_turn, find_open

_ACTION_TOOLS = {
    "add": "add_task",
    "update": "update_task",
    "complete": "complete_task",
    "reopen": "reopen_task",
    "delete": "delete_task",
    "restore": "restore_task",
    "undo": "undo",
    "redo": "undo",
}

log = logging.getLogger(__name__)


async def close_orphans(database: Database) -> int:
    """Closes every running turn without a heartbeat as interrupted; gives how many those were."""
    async with database.read() as session:
        silent_since = func.now() - timedelta(seconds=ORPHANED_SECONDS)
        found = await session.scalars(
            select(Turn.id)
            .where(Turn.status == TurnStatus.RUNNING, Turn.heartbeat_at < silent_since)
            .limit(100)
        )
        orphans = found.all()
    for turn_id in orphans:
        async with database.transaction() as session:
            await _close(session, turn_id)
    if orphans:
        log.warning("closed turns whose process is gone", extra={"turns": len(orphans)})
    return len(orphans)


async def _close(session: AsyncSession, turn_id: UUID) -> datetime | None:
    turn = await find_open(session, turn_id)
    if turn is None:
        return None
    record = await record_of_changes(session, turn_id)
    outcome = Outcome("interrupted", "", "")
    return await close_turn(session, turn, uuid4(), record, outcome, silent_seconds=ORPHANED_SECONDS)


async def record_of_changes(session: AsyncSession, turn_id: UUID) -> TurnRecord:
    """The turn as its changes tell it: what the process knew of it may be lost, or not be all."""
    changes = await session.scalars(
        select(Change).where(Change.turn_id == turn_id, Change.action != "noop").order_by(Change.id)
    )
    record = TurnRecord()
    calls: list[tuple[ToolStarted, ToolFinished]] = []
    for change in changes:
        tool = _ACTION_TOOLS.get(change.action, "update_task")
        envelope: dict[str, Any] = {"status": "ok", "data": change.after, "error": None, "warnings": []}
        added = {"title": change.after["title"]}
        parameters = added if change.action == "add" else {"task_id": change.after["number"]}
        started = ToolStarted(f"change-{change.id}", tool, parameters)
        finished = ToolFinished(started.call_id, envelope, None, 0)
        record.add(started)
        record.add(finished)
        calls.append((started, finished))
    record.add(TextDelta(f"This answer was interrupted. {done_so_far(calls)}"))
    return record
