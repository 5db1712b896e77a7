"""Taking changes back. An undo is itself a change, so it can be taken back too: that is a redo.

The changes of a task that are in effect form a stack. Only the top one can be taken back, and a change can
be done again only on top of the state it was made in. So nothing that came later is ever overwritten.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from errors import ApprovalRequired, Conflict
from models import Change
from schemas import Task, UndoResult
from services import changes
from services.actor import Actor
from services.call_keys import Stored, as_task
from services.change_words import capitalized, done_again, name, summary, taken_back, who
from services.changes import ChangedTask, Step
from services.finding import find_all
from services.task_input import now_utc, same_content, touched
from services.undo_choice import Part, choose

# A user's undos come one after another: each sees what the one before it left.
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('undo of ' || :user_id, 0))")

_MANY = 200

# Of each task the last changes in effect, newest first.
_STACKS = text("""
    SELECT top.*
    FROM unnest(CAST(:task_ids AS uuid[]), CAST(:depths AS integer[])) AS wanted (id, depth)
    CROSS JOIN LATERAL (
        SELECT * FROM changes
        WHERE task_id = wanted.id AND action <> 'noop' AND reverts IS NULL AND undone_by IS NULL
        ORDER BY id DESC LIMIT depth
    ) AS top
""")

type Stacks = Mapping[UUID, Sequence[Change]]


async def undo(
    session: AsyncSession,
    actor: Actor,
    change_id: int | None = None,
    turn_id: UUID | None = None,
    redo: bool = False,
    change_ids: Collection[int] | None = None,
) -> UndoResult:
    """Takes back what `choose` finds, all or none of it; Conflict says what is in the way.

    ApprovalRequired has the `arguments` that name the changes its tasks are about: by the time of the yes
    the last change may be another one.
    """
    await session.execute(_ONE_AT_A_TIME, {"user_id": actor.user_id})
    parts = await choose(session, actor, change_id, turn_id, redo, change_ids)
    task_ids = {part.root.task_id for part in parts}
    tasks = await find_all(session, actor, list(task_ids), lock=True, deleted=True)
    steps = await in_thread_if_many(
        len(parts), steps_of, parts, await stacks(session, [parts]), {task.id: task for task in tasks}
    )
    try:
        written = await changes.write(session, actor, steps)
    except ApprovalRequired as refusal:
        refusal.extra["arguments"] = {"change_ids": [step.reverts for step in steps]}
        raise
    return _result([(step.action, step.before, task) for step, task in zip(steps, written, strict=True)])


async def in_thread_if_many[**P, R](
    count: int, function: Callable[P, R], *args: P.args, **named: P.kwargs
) -> R:
    """What the function gives. For many changes, as of an import, it takes a second, in which others are
    served."""
    if count <= _MANY:
        return function(*args, **named)
    return await asyncio.to_thread(function, *args, **named)


def answer(stored: Stored) -> UndoResult:
    """The answer an undo gave, from its stored changes."""
    return _result([(row.action, Task.model_validate(row.before), as_task(row)) for row in stored])


async def stacks(session: AsyncSession, groups: Iterable[Sequence[Part]]) -> Stacks:
    """Of each task of the groups the last changes in effect, so many that one is not of the group."""
    depths: dict[UUID, int] = {}
    for parts in groups:
        for task_id, count in Counter(part.root.task_id for part in parts).items():
            depths[task_id] = max(depths.get(task_id, 0), count + 1)
    wanted = {"task_ids": list(depths), "depths": list(depths.values())}
    found: dict[UUID, list[Change]] = {task_id: [] for task_id in depths}
    for change in await session.scalars(select(Change).from_statement(_STACKS), wanted):
        found[change.task_id].append(change)
    return {task_id: sorted(stack, key=lambda change: -change.id) for task_id, stack in found.items()}


def steps_of(parts: Sequence[Part], stacks: Stacks, tasks: Mapping[UUID, Task]) -> list[Step]:
    """One step for each part, from the tasks as they are; Conflict if something came in between."""
    ours = {part.root.id for part in parts}
    now = now_utc()
    states = dict(tasks)
    steps = []
    for part in parts:
        tip = part.tip
        later = (change for change in stacks[tip.task_id] if change.id not in ours)
        if (top := next(later, None)) is not None and top.id > part.root.id:
            raise _in_the_way(top)
        task = states[tip.task_id]
        if not same_content(task, Task.model_validate(tip.after)):
            raise Conflict(
                f"{capitalized(name(task))} is not as it was then, so it was left alone."
                " Redo what was done to it before that first."
            )
        target = (
            task.model_copy(update={"deleted_at": now})  # it was new
            if tip.before is None
            else Task.model_validate(tip.before).model_copy(update={"version": task.version})
        )
        states[task.id] = touched(target, now)
        steps.append(Step(part.action, task, states[task.id], reverts=tip.id))
    return steps


def _in_the_way(top: Change) -> Conflict:
    task = Task.model_validate(top.after)
    before = None if top.before is None else Task.model_validate(top.before)
    return Conflict(
        f"{capitalized(name(task))} was changed after that, by {who(top.actor)}:"
        f" {summary(top.action, before, task)} Undo the later change first."
    )


def _result(steps: Sequence[tuple[str, Task | None, ChangedTask]]) -> UndoResult:
    before: dict[UUID, Task] = {}
    after: dict[UUID, ChangedTask] = {}
    for _, was, task in steps:
        if was is not None:
            before.setdefault(task.id, was)
        after[task.id] = task
    say = done_again if all(action == "redo" for action, _, _ in steps) else taken_back
    return UndoResult(
        undone=say([(before[task_id], task) for task_id, task in after.items()]),
        tasks=list(after.values()),
        change_ids=[task.change_id for _, _, task in steps if task.change_id is not None],
    )
