"""Tasks by reference: the one place that decides whose task it is.

Someone else's task is answered exactly as one that does not exist.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Select, Uuid, any_, bindparam, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

import models
from errors import InvalidRequest, NotFound
from schemas import Task
from services.actor import Actor

TaskRef = UUID | int | str  # an id, or the user's number: 3, "3", "#3"

TABLE: Any = models.Task.__table__
COLUMNS = [TABLE.c[name] for name in Task.model_fields]
NEAREST = 3
_LARGEST_NUMBER = 2**31 - 1
_RECENT = 500  # titles looked through for similar ones; bounds the cost of an error
_NUMBER = re.compile(r"(?:task\s*)?#?\s*([+-]?\d+)", re.IGNORECASE)
_SIMILAR = 0.6

_FIND = select(*COLUMNS).where(
    TABLE.c.user_id == bindparam("user_id"),
    or_(
        TABLE.c.number == any_(bindparam("numbers", type_=ARRAY(Integer))),
        TABLE.c.id == any_(bindparam("ids", type_=ARRAY(Uuid))),
    ),
)
# In one order for everyone, so that two calls never wait for each other's rows.
_LOCK = _FIND.order_by(TABLE.c.number).with_for_update()
_LIVE: Select[Any] = select(TABLE.c.number, TABLE.c.title).where(
    TABLE.c.user_id == bindparam("user_id"), TABLE.c.deleted_at.is_(None)
)
_BELOW = _LIVE.where(TABLE.c.number <= bindparam("number")).order_by(TABLE.c.number.desc()).limit(NEAREST)
_ABOVE = _LIVE.where(TABLE.c.number > bindparam("number")).order_by(TABLE.c.number).limit(NEAREST)
_AROUND = union_all(_BELOW.subquery().select(), _ABOVE.subquery().select()).subquery()
_NEAREST = (
    select(_AROUND)
    .order_by(func.abs(_AROUND.c.number - bindparam("number", type_=Integer)), _AROUND.c.number)
    .limit(NEAREST)
)
_LATEST = _LIVE.order_by(TABLE.c.number.desc()).limit(_RECENT)


async def find(session: AsyncSession, actor: Actor, reference: TaskRef, *, lock: bool = False) -> Task:
    """The user's live task of that reference; NotFound names the nearest ones."""
    (task,) = await find_all(session, actor, [reference], lock=lock)
    return task


async def find_all(
    session: AsyncSession,
    actor: Actor,
    references: Sequence[TaskRef],
    *,
    lock: bool = False,
    deleted: bool = False,
) -> list[Task]:
    """The user's tasks in the order of the references, each once; NotFound if any is not there.

    `lock` keeps the rows until the end of the transaction; `deleted` takes deleted tasks as well.
    """
    keys = [parse(reference) for reference in references]
    rows = await session.execute(
        _LOCK if lock else _FIND,
        {
            "user_id": actor.user_id,
            "numbers": [key for key in keys if isinstance(key, int) and 0 < key <= _LARGEST_NUMBER],
            "ids": [key for key in keys if isinstance(key, UUID)],
        },
    )
    found: dict[int | UUID | str, Task] = {}
    for row in rows.mappings():
        task = Task.model_validate(dict(row))
        found[task.id] = found[task.number] = task
    tasks: dict[UUID, Task] = {}
    for key in keys:
        match = found.get(key)
        if match is None:
            raise await _not_there(session, actor, key)
        if match.deleted_at is not None and not deleted:
            raise NotFound(f'Task {match.number} "{match.title}" is deleted. Restore it first.')
        tasks[match.id] = match
    return list(tasks.values())


def parse(reference: TaskRef) -> int | UUID | str:
    """The number or id meant; any other text as it is, which no task answers to."""
    if isinstance(reference, bool):
        raise InvalidRequest.field("task_id", "must be a task number such as 3")
    if isinstance(reference, int | UUID):
        return reference
    text = reference.strip()
    if number := _NUMBER.fullmatch(text[:30]):
        return int(number[1])
    try:
        return UUID(text)
    except ValueError:
        return text


async def _not_there(session: AsyncSession, actor: Actor, key: int | UUID | str) -> NotFound:
    if isinstance(key, UUID):
        return NotFound(f"There is no task with the id {key}. List the tasks to see which there are.")
    if isinstance(key, int):
        start = f"There is no task {key}." if key > 0 else f"There is no task {key}; numbers start at 1."
        number = max(0, min(key, _LARGEST_NUMBER))
        nearest = await session.execute(_NEAREST, {"user_id": actor.user_id, "number": number})
        rows = [(row.number, row.title) for row in nearest]
    else:
        start = f'There is no task "{key[:50]}"; tasks are named by their number.'
        latest = await session.execute(_LATEST, {"user_id": actor.user_id})
        rows = _similar(key, [(row.number, row.title) for row in latest])
    if not rows:
        return NotFound(f"{start} List the tasks to see which there are.")
    return NotFound(f"{start} Nearest: " + ", ".join(f'{number} "{title}"' for number, title in rows) + ".")


def _similar(words: str, tasks: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The tasks whose titles contain the words or read much like them, best first."""
    wanted = words.casefold()[: models.TITLE_LENGTH]

    def likeness(title: str) -> float:
        if wanted and wanted in title:
            return 1.0
        matcher = SequenceMatcher(None, wanted, title)
        return matcher.ratio() if matcher.quick_ratio() >= _SIMILAR else 0.0

    scored = [(likeness(title.casefold()), number, title) for number, title in tasks]
    best = sorted((item for item in scored if item[0] >= _SIMILAR), key=lambda item: (-item[0], -item[1]))
    return [(number, title) for _, number, title in best[:NEAREST]]
