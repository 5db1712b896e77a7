"""The history of a user's list: who changed what, when, and whether it can be taken back."""

from collections.abc import Sequence
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from errors import Conflict
from models import Change, Conversation, Turn
from schemas import HistoryEntry, HistoryPage, HistoryTask, Task
from services import cursors
from services.actor import Actor
from services.change_words import summary
from services.finding import TaskRef, find_all
from services.undo import in_thread_if_many, stacks, steps_of
from services.undo_choice import Part, by_change

LIMIT = 50
_CURSOR = TypeAdapter(tuple[int])


async def page(
    session: AsyncSession,
    actor: Actor,
    *,
    limit: int = LIMIT,
    cursor: str | None = None,
    task: TaskRef | None = None,
) -> HistoryPage:
    """The changes, newest first; of one task if it is named, also when it is deleted."""
    scope = f"history of {actor.user_id} {task}"
    root = aliased(Change)
    query = (
        select(Change, root.undone_by, Conversation.id)
        .outerjoin(root, root.id == Change.root)
        .outerjoin(Turn, Turn.id == Change.turn_id)
        .outerjoin(
            Conversation, and_(Conversation.id == Turn.conversation_id, Conversation.deleted_at.is_(None))
        )
        .where(Change.user_id == actor.user_id, Change.action != "noop")
        .order_by(Change.id.desc())
        .limit(limit + 1)
    )
    if task is not None:
        (found,) = await find_all(session, actor, [task], deleted=True)
        query = query.where(Change.task_id == found.id)
    if cursor is not None:
        query = query.where(Change.id < cursors.decode(cursor, scope, _CURSOR)[0])
    rows = (await session.execute(query)).all()
    shown = rows[:limit]
    undoable = await _undoable(session, actor, [change for change, *_ in shown])
    entries = [
        _entry(change, undone_by, conversation_id, change.id in undoable)
        for change, undone_by, conversation_id in shown
    ]
    more = len(rows) > limit
    return HistoryPage(
        entries=entries, next_cursor=cursors.encode((entries[-1].id,), scope) if more else None
    )


async def _undoable(session: AsyncSession, actor: Actor, shown: Sequence[Change]) -> set[int]:
    """The ids of those that an undo would take back now. Asks the same few questions for any number."""
    parts = {
        change_id: found for change_id, found in (await by_change(session, actor, shown)).items() if found
    }
    task_ids = {part.root.task_id for found in parts.values() for part in found}
    if not task_ids:
        return set()
    tasks = {task.id: task for task in await find_all(session, actor, list(task_ids), deleted=True)}
    # The changes of a call share what an undo would take back, and a call may be an import of thousands.
    calls = {id(found): found for found in parts.values()}
    below = await stacks(session, calls.values())

    def possible(found: Sequence[Part]) -> bool:
        try:
            steps_of(found, below, tasks)
        except Conflict:
            return False
        return True

    def can_be() -> set[int]:
        return {key for key, found in calls.items() if possible(found)}

    good = await in_thread_if_many(sum(map(len, calls.values())), can_be)
    return {change_id for change_id, found in parts.items() if id(found) in good}


def _entry(
    change: Change, root_undone_by: int | None, conversation_id: UUID | None, undoable: bool
) -> HistoryEntry:
    before = None if change.before is None else Task.model_validate(change.before)
    after = Task.model_validate(change.after)
    undone_by = change.undone_by if change.root is None else root_undone_by
    return HistoryEntry(
        id=change.id,
        at=change.created_at,
        actor=change.actor,
        action=change.action,
        task=HistoryTask(id=after.id, number=after.number, title=after.title),
        turn_id=change.turn_id,
        conversation_id=conversation_id,
        summary=summary(change.action, before, after),
        undone=(change.action == "undo") is (undone_by is None),
        undoable=undoable,
        reverts=change.reverts,
    )
