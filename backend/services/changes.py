"""The record of what happened to tasks. Every write of a task goes through `write`.

A step is stored as one `changes` row holding the task's wire form before and after. Task and change
are written by one statement, made from the same JSON, so neither can be there without the other.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from pydantic import Field
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from errors import LimitReached
from schemas import Task
from services import change_limit
from services.actor import Actor


class ChangedTask(Task):
    """A task as a write left it. `change_id` names the change for undo; None where nothing changed."""

    change_id: int | None = Field(None, exclude=True)


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one task. `before` is None for a new task, whose number the database gives."""

    action: str
    before: Task | None
    after: Task
    reverts: int | None = None  # id of the change this one takes back


_NO_LIMIT = 2**31 - 1
_AT_ONCE = 200  # steps of one statement, which db.py ends after a time
_COLUMNS = (
    "id, number, title, description, completed, completed_at, priority, tags, due_on, due_at, timezone,"
    " recurrence, deleted_at, created_at, updated_at, version"
)
_CHANGEABLE = [
    "title", "description", "completed", "completed_at", "priority", "tags", "due_on", "due_at", "timezone",
    "recurrence", "deleted_at", "updated_at", "version",
]  # fmt: skip

# The counter's row is locked until the end of the transaction, so numbers are unique and without holes.
_INSERT = text(
    f"""
    WITH counter AS (
        INSERT INTO task_counters (user_id, last_number) SELECT :user_id, :count WHERE :count <= :most
        ON CONFLICT (user_id) DO UPDATE SET last_number = task_counters.last_number + :count
        WHERE task_counters.last_number - task_counters.removed + :count <= :most
        RETURNING last_number
    ), step AS (
        SELECT place, wire || jsonb_build_object('number', last_number - :count + place) AS wire
        FROM counter, jsonb_array_elements(CAST(:tasks AS jsonb)) WITH ORDINALITY AS given (wire, place)
    ), task AS (
        INSERT INTO tasks (user_id, {_COLUMNS})
        SELECT :user_id, {_COLUMNS} FROM step, jsonb_populate_record(NULL::tasks, wire)
    ), change AS (
        INSERT INTO changes
            (user_id, task_id, action, after, actor, turn_id, call_key, call_index, call_sha256, approved)
        SELECT :user_id, CAST(wire ->> 'id' AS uuid), 'add', wire, :actor, :turn_id, :call_key,
               :first_index + place - 1, :call_sha256, :approved
        FROM step ORDER BY place
        RETURNING id, call_index
    )
    SELECT wire, change.id FROM step JOIN change ON call_index = :first_index + place - 1 ORDER BY place
    """  # noqa: S608  # column names of our own
)

_UPDATE = text(
    f"""
    WITH step AS (
        SELECT place, item -> 'after' AS wire, item
        FROM jsonb_array_elements(CAST(:steps AS jsonb)) WITH ORDINALITY AS given (item, place)
    ), task AS (
        UPDATE tasks SET {", ".join(f"{name} = changed.{name}" for name in _CHANGEABLE)}
        FROM step, jsonb_populate_record(NULL::tasks, wire) AS changed
        -- Found by their ids alone: by user, each step would look at every task of the user.
        WHERE tasks.id = CAST(wire ->> 'id' AS uuid) AND tasks.user_id IS NOT DISTINCT FROM :user_id
        AND item -> 'last' = 'true'
    ), counter AS (
        UPDATE task_counters SET removed = removed + :removed WHERE user_id = :user_id AND :removed <> 0
    )
    INSERT INTO changes
        (user_id, task_id, action, before, after, actor, turn_id, call_key, call_index, call_sha256, reverts,
         approved)
    SELECT :user_id, CAST(wire ->> 'id' AS uuid), item ->> 'action', item -> 'before', wire, :actor, :turn_id,
           :call_key, :first_index + place - 1, :call_sha256, CAST(item ->> 'reverts' AS bigint), :approved
    FROM step ORDER BY place
    RETURNING id
    """  # noqa: S608  # column names of our own
)


async def write(session: AsyncSession, actor: Actor, steps: Sequence[Step]) -> list[ChangedTask]:
    """Stores the steps, all or none; gives each task as it now is, in the same order. ApprovalRequired for
    more changed tasks than the actor may change without the user's yes.

    Many steps are several statements, so the caller has a transaction open, unless it knows there are few.
    The rows of changed tasks must be locked already. Several steps of a task are in their order. Steps of
    new tasks come last; LimitReached if there is nothing else and the user's list is full.
    """
    old = [step for step in steps if step.before is not None]
    new = [step for step in steps if step.before is None]
    # What was done by one call is undone as one: without a key of the caller's, it gets one of ours.
    call_key = actor.call_key or (f"auto:{uuid4()}" if len(steps) > 1 else None)
    common = {
        "user_id": actor.user_id,
        "actor": actor.name,
        "turn_id": actor.turn_id,
        "call_key": call_key,
        "call_sha256": actor.call_sha256,
        "approved": actor.approved,
    }
    if actor.limited:
        await change_limit.check(
            session, actor, [step.before for step in old if step.before and step.action != "noop"]
        )
    written: list[ChangedTask] = []
    last = {step.after.id: step for step in old}
    for first in range(0, len(old), _AT_ONCE):
        part = old[first : first + _AT_ONCE]
        wire, removed = _wire(part, last), _removed(part)
        ids = await session.scalars(
            _UPDATE, {**common, "steps": wire, "removed": removed, "first_index": first}
        )
        written += [
            changed(step.after, change_id if step.action != "noop" else None)
            for step, change_id in zip(part, ids, strict=True)
        ]
    # The next instance of a completed task is always made, else a full list could not be worked off.
    most = _NO_LIMIT if old else actor.tasks_per_user
    for first in range(0, len(new), _AT_ONCE):
        part = new[first : first + _AT_ONCE]
        tasks = "[" + ",".join(step.after.model_dump_json() for step in part) + "]"
        place = {"count": len(part), "first_index": len(old) + first}
        rows = await session.execute(_INSERT, {**common, "tasks": tasks, "most": most, **place})
        added = [ChangedTask(**wire, change_id=change_id) for wire, change_id in rows]
        if not added:
            raise LimitReached(f"Your list is full: it has room for {most:,}. Delete some tasks first.")
        written += added
    return written


async def nothing(session: AsyncSession, actor: Actor, tasks: Sequence[Task]) -> list[ChangedTask]:
    """Notes that a call changed nothing, so that its replay has this answer too; without a key, no row."""
    if actor.call_key is None:
        return [changed(task, None) for task in tasks]
    return await write(session, actor, [Step("noop", task, task) for task in tasks])


def changed(task: Task, change_id: int | None) -> ChangedTask:
    return ChangedTask.model_construct(**dict(task), change_id=change_id)


def _wire(steps: Sequence[Step], last: Mapping[UUID, Step]) -> str:
    """The steps as JSON; the last one of a task is what the task becomes."""
    return json.dumps(
        [
            {
                "action": step.action,
                "before": step.before and step.before.model_dump(mode="json"),
                "after": step.after.model_dump(mode="json"),
                "reverts": step.reverts,
                "last": last[step.after.id] is step,
            }
            for step in steps
        ]
    )


def _removed(steps: Sequence[Step]) -> int:
    """By how many tasks the list gets shorter."""
    return sum(
        (step.after.deleted_at is not None) - (step.before is not None and step.before.deleted_at is not None)
        for step in steps
    )
