"""Taking changes back. An undo is itself a change, so undoing it does the change again."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from errors import Conflict, NotFound
from models import Change
from schemas import Task, UndoResult
from services import changes
from services.actor import Actor
from services.call_keys import Stored, many
from services.changes import Step
from services.finding import find_all
from services.task_input import now_utc, same_content, touched

_NAMED = 3  # tasks named one by one in the answer's sentence
_FIELDS = {
    "title": "title", "description": "description", "priority": "priority", "tags": "tags",
    "due_on": "due date", "due_at": "due time", "timezone": "time zone", "recurrence": "repetition",
}  # fmt: skip


async def undo(session: AsyncSession, actor: Actor, change_id: int | None = None) -> UndoResult:
    """Takes back the user's last change, or that one, with all that was done by the same call.

    Conflict if one of its tasks was changed since, or if it is undone already.
    """
    change = await _target(session, actor, change_id)
    group = await _same_call(session, change)
    tasks = await find_all(session, actor, [item.task_id for item in group], lock=True, deleted=True)
    by_id = {task.id: task for task in tasks}
    steps = [_reverting(await _in_effect(session, item), by_id[item.task_id]) for item in group]
    written = await changes.write(session, actor, steps)
    return UndoResult(undone=_sentence([(step.before, step.after) for step in steps]), tasks=list(written))


def answer(stored: Stored) -> UndoResult:
    """The answer an undo gave, from its stored changes."""
    pairs = [(Task.model_validate(row.before), Task.model_validate(row.after)) for row in stored]
    return UndoResult(undone=_sentence(pairs), tasks=list(many(stored)))


async def _target(session: AsyncSession, actor: Actor, change_id: int | None) -> Change:
    query = select(Change).where(Change.user_id == actor.user_id, Change.action != "noop")
    if change_id is None:
        last = await session.scalar(query.order_by(Change.id.desc()).limit(1))
        if last is None:
            raise NotFound("There is nothing to undo yet.")
        return last
    change = await session.scalar(query.where(Change.id == change_id))
    if change is None:
        raise NotFound(f"There is no change {change_id}. Leave change_id out to undo the last change.")
    return change


async def _same_call(session: AsyncSession, change: Change) -> Sequence[Change]:
    if change.call_key is None:
        return [change]
    rows = await session.scalars(
        select(Change)
        .where(Change.user_id == change.user_id, Change.call_key == change.call_key, Change.action != "noop")
        .order_by(Change.call_index)
    )
    return rows.all()


async def _in_effect(session: AsyncSession, change: Change) -> Change:
    """The change itself, or the one that last redid it. Its task is locked, so this cannot change."""
    latest, undone = change, False
    while (later := await session.scalar(select(Change).where(Change.reverts == latest.id))) is not None:
        latest, undone = later, not undone
    if undone:
        raise Conflict("That change is undone already. Undo again to get it back.")
    return latest


def _reverting(change: Change, task: Task) -> Step:
    if not same_content(task, Task.model_validate(change.after)):
        raise Conflict(
            f'Task {task.number} "{task.title}" was changed after that, so it was not undone.'
            " Undo the later change first."
        )
    now = now_utc()
    before = (
        task.model_copy(update={"deleted_at": now})  # it was new
        if change.before is None
        else Task.model_validate(change.before).model_copy(update={"version": task.version})
    )
    return Step("undo", task, touched(before, now), reverts=change.id)


def _sentence(pairs: Sequence[tuple[Task | None, Task]]) -> str:
    if len(pairs) > _NAMED:
        return f"{len(pairs)} tasks are as they were before."
    return " ".join(_what(before, after) for before, after in pairs if before is not None)


def _what(before: Task, after: Task) -> str:
    name = f'task {after.number} "{after.title}"'
    if before.deleted_at is None and after.deleted_at is not None:
        return f"Took {name} off the list."
    if before.deleted_at is not None and after.deleted_at is None:
        return f"Put {name} back on the list."
    if before.completed != after.completed:
        return f"Completed {name} again." if after.completed else f"Reopened {name}."
    fields = [word for field, word in _FIELDS.items() if getattr(before, field) != getattr(after, field)]
    return f"Changed {name} back: {', '.join(fields)}."
