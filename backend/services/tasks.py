"""What can be done to tasks. Every function takes a session and flushes; the edge commits.

`await run_once(database, actor, lambda session: tasks.add(session, actor, data))` is the way to call
one from an edge: see call_keys.py.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import Date, Integer, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from errors import InvalidRequest, LimitReached
from schemas import Task, TaskChange, TaskCreate
from services import changes, task_input
from services.actor import Actor
from services.changes import ChangedTask, Step
from services.finding import TABLE, TaskRef, find, find_all
from services.task_input import now_utc, touched

ADD_AT_ONCE = 20
CHANGE_AT_ONCE = 200  # as many as one list page shows


class BulkChange(TaskChange):
    """What bulk_update sets in each task: the fields of an update, whether it is completed, and `deleted`
    False to restore it."""

    completed: bool | None = None
    deleted: Literal[False] | None = None


class Completion(NamedTuple):
    """A completed task, and the instance of a recurring one that follows it."""

    task: ChangedTask
    next: ChangedTask | None


async def add(session: AsyncSession, actor: Actor, data: TaskCreate) -> ChangedTask:
    """One new task. A single statement: it needs no transaction around it."""
    (task,) = await add_many(session, actor, [data])
    return task


async def add_many(session: AsyncSession, actor: Actor, items: Sequence[TaskCreate]) -> list[ChangedTask]:
    """1 to 20 new tasks in the given order, all or none. A single statement, like `add`."""
    if not 1 <= len(items) <= ADD_AT_ONCE:
        raise InvalidRequest.field("tasks", f"must be 1 to {ADD_AT_ONCE} tasks")
    now = now_utc()
    new = [Step("add", None, task_input.new_task(item, actor, now)) for item in items]
    return await changes.write(session, actor, new)


async def get(session: AsyncSession, actor: Actor, reference: TaskRef) -> Task:
    return await find(session, actor, reference)


async def update(session: AsyncSession, actor: Actor, reference: TaskRef, data: TaskChange) -> ChangedTask:
    """The task with the given fields changed: absent ones stay, None clears."""
    task = await find(session, actor, reference, lock=True)
    now = now_utc()
    return await _write_one(
        session, actor, "update", task, task_input.changed_task(task, data, actor, now), now
    )


async def complete(session: AsyncSession, actor: Actor, reference: TaskRef) -> Completion:
    """Completes the task, and adds the next instance of a recurring one. Twice is as good as once."""
    task = await find(session, actor, reference, lock=True)
    steps = await _completion(session, actor, task, now_utc())
    if not steps:
        (same,) = await changes.nothing(session, actor, [task])
        return Completion(same, None)
    done, *following = await changes.write(session, actor, steps)
    return Completion(done, following[0] if following else None)


async def reopen(session: AsyncSession, actor: Actor, reference: TaskRef) -> ChangedTask:
    """The task as not completed; one that is not completed stays as it is."""
    task = await find(session, actor, reference, lock=True)
    open_again = task.model_copy(update={"completed": False, "completed_at": None})
    return await _write_one(session, actor, "reopen", task, open_again, now_utc())


async def delete(session: AsyncSession, actor: Actor, reference: TaskRef) -> ChangedTask:
    """Deletes the task so that it can be restored."""
    task = await find(session, actor, reference, lock=True)
    now = now_utc()
    return await _write_one(session, actor, "delete", task, task.model_copy(update={"deleted_at": now}), now)


async def restore(session: AsyncSession, actor: Actor, reference: TaskRef) -> ChangedTask:
    """The deleted task, back in the list; one that is not deleted stays as it is."""
    (task,) = await find_all(session, actor, [reference], lock=True, deleted=True)
    live = task.model_copy(update={"deleted_at": None})
    return await _write_one(session, actor, "restore", task, live, now_utc())


async def bulk_update(
    session: AsyncSession, actor: Actor, references: Sequence[TaskRef], data: BulkChange
) -> list[ChangedTask]:
    """The tasks, each once, all changed or none. Recurring ones get their next instance in silence."""
    if not data.model_fields_set:
        raise InvalidRequest.field("set", "must name at least one field to change")
    tasks = await _many(session, actor, references, deleted=data.deleted is False)
    return await _update_many(session, actor, [(task, data) for task in tasks])


async def bulk_update_each(
    session: AsyncSession, actor: Actor, edits: Sequence[tuple[TaskRef, BulkChange]]
) -> list[ChangedTask]:
    """The tasks, each changed in its own way, all or none."""
    restoring = any(data.deleted is False for _, data in edits)
    tasks = await _many(session, actor, [reference for reference, _ in edits], deleted=restoring)
    if len(tasks) < len(edits):
        raise InvalidRequest.field("each", "must name every task once")
    pairs = [(task, data) for task, (_, data) in zip(tasks, edits, strict=True)]
    return await _update_many(session, actor, pairs)


async def _update_many(
    session: AsyncSession, actor: Actor, edits: Sequence[tuple[Task, BulkChange]]
) -> list[ChangedTask]:
    now = now_utc()
    old: list[Step] = []
    new: list[Step] = []
    for task, data in edits:
        edited = task_input.changed_task(task, data, actor, now)
        if data.deleted is False:
            edited = edited.model_copy(update={"deleted_at": None})
        if data.completed and not task.completed:
            completion, *following = await _completion(session, actor, edited, now)
            old.append(Step("complete", task, completion.after))
            new += following
            continue
        if data.completed is False:
            edited = edited.model_copy(update={"completed": False, "completed_at": None})
        if not task_input.same_content(task, edited):
            action = "restore" if task.deleted_at and not edited.deleted_at else "update"
            old.append(Step(action, task, touched(edited, now)))
    return await _write_many(session, actor, [task for task, _ in edits], old, new)


async def bulk_delete(
    session: AsyncSession, actor: Actor, references: Sequence[TaskRef]
) -> list[ChangedTask]:
    """The tasks, each once, all deleted or none; they can be restored."""
    tasks = await _many(session, actor, references)
    now = now_utc()
    steps = [
        Step("delete", task, touched(task.model_copy(update={"deleted_at": now}), now)) for task in tasks
    ]
    return await _write_many(session, actor, tasks, steps, [])


async def _many(
    session: AsyncSession, actor: Actor, references: Sequence[TaskRef], *, deleted: bool = False
) -> list[Task]:
    if not references:
        raise InvalidRequest.field("task_ids", "must name at least one task")
    if len(references) > CHANGE_AT_ONCE:
        raise LimitReached(f"At most {CHANGE_AT_ONCE} tasks at a time; these are {len(references)}.")
    return await find_all(session, actor, references, lock=True, deleted=deleted)


async def _write_one(
    session: AsyncSession, actor: Actor, action: str, before: Task, after: Task, now: datetime
) -> ChangedTask:
    if task_input.same_content(before, after):
        (task,) = await changes.nothing(session, actor, [before])
    else:
        (task,) = await changes.write(session, actor, [Step(action, before, touched(after, now))])
    return task


async def _write_many(
    session: AsyncSession, actor: Actor, tasks: Sequence[Task], old: list[Step], new: list[Step]
) -> list[ChangedTask]:
    """Writes the steps and gives `tasks` as they now are; the ones without a step are unchanged."""
    stepped = {step.after.id for step in old}
    same = [Step("noop", task, task) for task in tasks if task.id not in stepped]
    if actor.call_key is None:
        written = await changes.write(session, actor, [*old, *new])
        written += [changes.changed(step.after, None) for step in same]
    else:
        written = await changes.write(session, actor, [*old, *same, *new])
    by_id = {task.id: task for task in written}
    return [by_id[task.id] for task in tasks]


async def _completion(session: AsyncSession, actor: Actor, task: Task, now: datetime) -> list[Step]:
    """The steps that complete the task; none if it is completed already."""
    if task.completed:
        return []
    done = touched(task.model_copy(update={"completed": True, "completed_at": now}), now)
    steps = [Step("complete", task, done)]
    following = task_input.next_task(task, actor, now)
    if following is not None and not await _there_already(session, actor, following):
        steps.append(Step("add", None, following))
    return steps


_SAME_INSTANCE = (
    select(TABLE.c.id)
    .where(
        TABLE.c.user_id == bindparam("user_id"),
        TABLE.c.deleted_at.is_(None),
        TABLE.c.due_on == bindparam("due_on", type_=Date),
        TABLE.c.title == bindparam("title"),
        TABLE.c.recurrence == bindparam("recurrence"),
        TABLE.c.due_at.is_not_distinct_from(bindparam("due_at", type_=TABLE.c.due_at.type)),
    )
    .limit(bindparam("one", 1, type_=Integer))
)


async def _there_already(session: AsyncSession, actor: Actor, task: Task) -> bool:
    """Whether the instance was made before: a task completed, reopened and completed again has one."""
    instance = task.model_dump(include={"due_on", "due_at", "title", "recurrence"})
    return await session.scalar(_SAME_INSTANCE, {"user_id": actor.user_id, **instance}) is not None
