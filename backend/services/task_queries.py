"""Lists of tasks: filters and pages.

By number, by creation, by due date and by completion the cost of a page does not grow with the length of
the list. A search, a tag filter, and the orders by title and by priority do: they may look at every task of
the user.

A statement's text depends only on which filters are present (its shape). Each shape is built once and
then used again with other values.
"""

from datetime import timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    ScalarSelect,
    Select,
    String,
    and_,
    bindparam,
    func,
    literal_column,
    not_,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from schemas import Task, TaskPage, TaskQuery
from services import cursors, task_orders
from services.actor import Actor
from services.finding import COLUMNS, TABLE
from services.task_input import now_utc
from services.task_orders import UNDATED

COUNTED = 1_000  # a longer list is not counted

_c = TABLE.c
_NAMES = [column.name for column in COLUMNS]
_TASKS = TypeAdapter(list[Task])


class Shape(NamedTuple):
    status: str
    filters: frozenset[str]
    overdue: bool | None
    words: int
    sort: str
    after: str | None  # the kind of the cursor's key; None on the first page


async def page(session: AsyncSession, actor: Actor, query: TaskQuery) -> TaskPage:
    """One page of the user's tasks, with the cursor of the next one and the total up to 1,000."""
    scope = actor.user_id + query.model_dump_json(exclude={"cursor", "limit"})
    values, words = _values(actor, query)
    after = None
    if query.cursor is not None:
        key = cursors.decode(query.cursor, scope, task_orders.key_type(query.sort))
        values |= task_orders.parameters(query.sort, key)
        after = task_orders.kind(query.sort, key)
    present = frozenset(name for name in ("tag", "priority", "due_from", "due_to") if name in values)
    shape = Shape(query.status, present, query.overdue, words, query.sort, after)
    rows = (await session.execute(_page(shape), {**values, "limit": query.limit + 1})).all()
    # By place, not by name: half the time of a page of 20.
    tasks = _TASKS.validate_python([dict(zip(_NAMES, row, strict=False)) for row in rows[: query.limit]])
    more = len(rows) > query.limit
    next_cursor = cursors.encode(task_orders.key_of(tasks[-1], query.sort), scope) if more else None
    if not more and query.cursor is None:
        total = len(tasks)
    elif rows and not words:
        total = rows[0].total
    else:
        total = await session.scalar(select(_count(shape)), values) or 0
    return TaskPage(tasks=tasks, next_cursor=next_cursor, total=total if total <= COUNTED else None)


def _values(actor: Actor, query: TaskQuery) -> tuple[dict[str, Any], int]:
    """The values of the statement's parameters, and the number of words searched for."""
    now = now_utc()
    values: dict[str, Any] = {"user_id": actor.user_id}
    if query.overdue is not None:
        values |= {
            "now": now,
            "today": now.astimezone(actor.zone).date(),
            "latest": now.date() + timedelta(days=1),
        }
    if query.tag:
        values["tag"] = [query.tag]
    for name in ("priority", "due_from", "due_to"):
        if (value := getattr(query, name)) is not None:
            values[name] = value
    words = (query.search or "").split()
    for place, word in enumerate(words):
        values[f"word_{place}"] = _like(word)
    return values, len(words)


@lru_cache(maxsize=512)
def _page(shape: Shape) -> Select[Any]:
    """The page's rows, each with the total; without it where counting costs as much as searching."""
    rows = _rows(shape)
    return rows if shape.words else rows.add_columns(_count(shape).label("total"))


def _rows(shape: Shape) -> Select[Any]:
    found = select(*COLUMNS).where(*_conditions(shape))
    limit = bindparam("limit", type_=Integer)
    order = task_orders.order_of(shape.sort, shape.after)
    if shape.sort.removeprefix("-") != "due":
        if shape.after is not None:
            found = found.where(order.after)
        return found.order_by(*order.columns).limit(limit)

    # Dated tasks in the order of their index, and behind them the undated ones: two short scans.
    undated = found.where(_c.due_on.is_(None))
    by_number = task_orders.order_of(shape.sort, UNDATED)
    if shape.after == UNDATED:
        return undated.where(by_number.after).order_by(*by_number.columns).limit(limit)
    dated = found.where(_c.due_on.is_not(None))
    if shape.after is not None:
        dated = dated.where(order.after)
    dated = dated.order_by(*order.columns).limit(limit)
    if shape.overdue or shape.filters & {"due_from", "due_to"}:
        return dated
    undated = undated.order_by(*by_number.columns).limit(limit)
    both = union_all(dated.subquery().select(), undated.subquery().select()).subquery()
    on, at, number = both.c.due_on, both.c.due_at, both.c.number
    columns = (
        (on.desc().nulls_last(), at.desc().nulls_first(), number.desc())
        if shape.sort.startswith("-")
        else (on, at, number)
    )
    return select(both).order_by(*columns).limit(limit)


def _count(shape: Shape) -> ScalarSelect[int]:
    found: Select[Any] = select(literal_column("1")).select_from(TABLE).where(*_conditions(shape))
    counted = found.limit(literal_column(str(COUNTED + 1))).subquery()
    return select(func.count()).select_from(counted).scalar_subquery()


def _conditions(shape: Shape) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [_c.user_id == bindparam("user_id")]
    if shape.status == "deleted":
        conditions.append(_c.deleted_at.is_not(None))
    else:
        conditions.append(_c.deleted_at.is_(None))
    if shape.status in ("pending", "completed"):
        conditions.append(_c.completed if shape.status == "completed" else not_(_c.completed))
    if "tag" in shape.filters:
        conditions.append(_c.tags.contains(bindparam("tag", type_=_c.tags.type)))
    if "priority" in shape.filters:
        conditions.append(_c.priority == bindparam("priority"))
    if "due_from" in shape.filters:
        conditions.append(_c.due_on >= bindparam("due_from", type_=Date))
    if "due_to" in shape.filters:
        conditions.append(_c.due_on <= bindparam("due_to", type_=Date))
    if shape.overdue is not None:
        conditions += _overdue(shape.overdue)
    for place in range(shape.words):
        conditions.append(_mentions(bindparam(f"word_{place}", type_=String)))
    return conditions


def _overdue(wanted: bool) -> list[ColumnElement[bool]]:
    now, today = bindparam("now", type_=_c.due_at.type), bindparam("today", type_=Date)
    all_day = _c.due_at.is_(None)
    if wanted:
        late = or_(_c.due_at < now, and_(all_day, _c.due_on < today))
        # The last condition follows from the others; it is what an index can be searched by.
        return [not_(_c.completed), late, _c.due_on <= bindparam("latest", type_=Date)]
    in_time = or_(_c.due_at >= now, and_(all_day, _c.due_on >= today))
    return [or_(_c.completed, _c.due_on.is_(None), in_time)]


def _mentions(pattern: ColumnElement[str]) -> ColumnElement[bool]:
    tags = func.array_to_string(_c.tags, " ")
    return or_(_c.title.ilike(pattern), _c.description.ilike(pattern), tags.ilike(pattern))


def _like(word: str) -> str:
    """An ILIKE pattern that finds the word as it is written, also with % or _ in it."""
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
