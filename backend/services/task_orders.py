"""The orders of a task list, and where a page begins in each (keyset pagination)."""

from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import AwareDatetime, Field, StringConstraints, TypeAdapter
from sqlalchemy import ColumnElement, Date, Integer, String, and_, bindparam, case, func, or_

from models import TITLE_LENGTH, Priority
from schemas import Task
from services.finding import TABLE

Key = tuple[Any, ...]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
Title = Annotated[str, StringConstraints(max_length=TITLE_LENGTH, pattern=r"^[^\x00]*$")]
Rank = Annotated[int, Field(ge=0, le=len(Priority) - 1)]
_RANKS: dict[str, int] = {priority: rank for rank, priority in enumerate(Priority)}

_c = TABLE.c
_NUMBER: ColumnElement[int] = bindparam("after_number", type_=Integer)
_DATE: ColumnElement[date] = bindparam("after_date", type_=Date)
_TIME: ColumnElement[Any] = bindparam("after_time", type_=_c.due_at.type)
_DONE: ColumnElement[Any] = bindparam("after_done", type_=_c.completed_at.type)


# What a key of the due orders has; decides how to compare with it.
TIMED, DATED, UNDATED = "timed", "dated", "undated"


class Order(NamedTuple):
    """One way to sort. A row's key ends with its number, so that no two rows are equal."""

    columns: tuple[ColumnElement[Any], ...]
    after: ColumnElement[bool]  # the rows behind the key


def _by_number(descending: bool) -> Order:
    number = _c.number
    return Order((number.desc(),), number < _NUMBER) if descending else Order((number,), number > _NUMBER)


def _by(value: ColumnElement[Any], key: ColumnElement[Any], descending: bool) -> Order:
    beyond = value < key if descending else value > key
    return Order(
        (value.desc() if descending else value, _c.number),
        or_(beyond, and_(value == key, _c.number > _NUMBER)),
    )


def _by_due(descending: bool, after: str | None) -> Order:
    """As ix_tasks_due has it, forwards or backwards; undated tasks come last either way.

    Within a day: by time, and what has only a date behind it (before it when descending).
    """
    on, at, number = _c.due_on, _c.due_at, _c.number
    beyond = number < _NUMBER if descending else number > _NUMBER
    if after == UNDATED:
        return Order((number.desc() if descending else number,), beyond)
    if descending:
        same_day = (
            or_(at < _TIME, and_(at == _TIME, beyond)) if after == TIMED else or_(at.is_not(None), beyond)
        )
        columns = (on.desc(), at.desc().nulls_first(), number.desc())
        return Order(columns, and_(on <= _DATE, or_(on < _DATE, same_day)))
    timed = or_(at > _TIME, at.is_(None), and_(at == _TIME, beyond))
    same_day = timed if after == TIMED else and_(at.is_(None), beyond)
    return Order((on, at, number), and_(on >= _DATE, or_(on > _DATE, same_day)))


def _by_completion(descending: bool) -> Order:
    """As ix_tasks_completed has it, forwards or backwards; what was completed at once by number."""
    at, number = _c.completed_at, _c.number
    if descending:
        beyond = and_(at <= _DONE, or_(at < _DONE, number < _NUMBER))
        return Order((at.desc(), number.desc()), beyond)
    return Order((at, number), and_(at >= _DONE, or_(at > _DONE, number > _NUMBER)))


def order_of(sort: str, after: str | None = None) -> Order:
    """`after`: for the due orders, what the key to go on from has (see `kind`)."""
    descending = sort.startswith("-")
    match sort.removeprefix("-"):
        case "due":
            return _by_due(descending, after)
        case "completed":
            return _by_completion(descending)
        case "priority":
            return _by(case(_RANKS, value=_c.priority), bindparam("after_rank", type_=Integer), descending)
        case "title":
            # lower() on both sides is PostgreSQL's; Python's differs in places.
            key = func.lower(bindparam("after_title", type_=String))
            return _by(func.lower(_c.title), key, descending)
    return _by_number(descending)  # "created" too: tasks are created in the order of their numbers


_KEYS: dict[str, tuple[tuple[str, ...], TypeAdapter[Any]]] = {
    "number": (("after_number",), TypeAdapter(tuple[Number])),
    "created": (("after_number",), TypeAdapter(tuple[Number])),
    "completed": (("after_done", "after_number"), TypeAdapter(tuple[AwareDatetime, Number])),
    "priority": (("after_rank", "after_number"), TypeAdapter(tuple[Rank, Number])),
    "title": (("after_title", "after_number"), TypeAdapter(tuple[Title, Number])),
    "due": (
        ("after_date", "after_time", "after_number"),
        TypeAdapter(tuple[date | None, AwareDatetime | None, Number]),
    ),
}


def key_of(task: Task, sort: str) -> Key:
    """The task's place in that order."""
    match sort.removeprefix("-"):
        case "due":
            return (task.due_on, task.due_at, task.number)
        case "completed":
            return (task.completed_at, task.number)
        case "priority":
            return (_RANKS[task.priority], task.number)
        case "title":
            return (task.title, task.number)
    return (task.number,)


def key_type(sort: str) -> TypeAdapter[Any]:
    return _KEYS[sort.removeprefix("-")][1]


def parameters(sort: str, key: Key) -> dict[str, Any]:
    return dict(zip(_KEYS[sort.removeprefix("-")][0], key, strict=True))


def kind(sort: str, key: Key) -> str:
    if sort.removeprefix("-") != "due" or (key[0] and key[1]):
        return TIMED
    return DATED if key[0] else UNDATED
