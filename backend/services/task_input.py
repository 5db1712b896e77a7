"""What a caller gives, made into a task: due dates in the right zone, rules checked, text cut to size."""

import re
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from errors import InvalidRequest
from models import DESCRIPTION_LENGTH, Priority
from schemas import Task, TaskChange, TaskCreate
from services import recurrence
from services.actor import Actor
from services.local_time import instant, wall_clock

_YEARS = range(1900, 3000)  # a due year outside is a slip, and near 9999 time zones overflow
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BOOKKEEPING = {"version", "updated_at"}


def new_task(data: TaskCreate, actor: Actor, now: datetime) -> Task:
    """The task to be stored; its number is still 0, the database gives it."""
    zone_name = data.timezone or actor.timezone
    due_on, due_at = _given_due(data.due_on, data.due_at, ZoneInfo(zone_name))
    task = Task(
        id=uuid4(),
        number=0,
        title=data.title,
        description=data.description,
        completed=False,
        completed_at=None,
        priority=data.priority,
        tags=data.tags,
        due_on=due_on,
        due_at=due_at,
        timezone=zone_name if due_at else data.timezone,
        recurrence=None,
        deleted_at=None,
        created_at=now,
        updated_at=now,
        version=1,
    )
    return _recurring(task, data.recurrence, actor, now) if data.recurrence else task


def changed_task(task: Task, data: TaskChange, actor: Actor, now: datetime) -> Task:
    """The task with the given fields changed: absent ones stay, None clears."""
    given = data.model_fields_set
    update: dict[str, Any] = {}
    if "title" in given:
        if data.title is None:
            raise InvalidRequest.field("title", "cannot be cleared; leave it out to keep it")
        update["title"] = data.title
    if "description" in given:
        update["description"] = data.description or ""
    if "priority" in given:
        update["priority"] = data.priority or Priority.NORMAL
    if "tags" in given:
        update["tags"] = data.tags or []
    if given & {"due_on", "due_at", "timezone"}:
        named = data.timezone if "timezone" in given else None
        # A time is the user's, who may have travelled since the task got its zone.
        due_on, due_at = _changed_due(task, data, ZoneInfo(named or actor.timezone))
        zone_name = named or (actor.timezone if due_at is not None else task.timezone)
        if "timezone" in given and due_at is None:
            zone_name = data.timezone
        update |= {"due_on": due_on, "due_at": due_at, "timezone": zone_name}
    changed = task.model_copy(update=update)
    if "recurrence" in given:
        changed = (
            _recurring(changed, data.recurrence, actor, now)
            if data.recurrence
            else changed.model_copy(update={"recurrence": None})
        )
    return changed


def same_content(one: Task, other: Task) -> bool:
    """Whether two states of a task differ in nothing but version and time of change."""
    return one.model_dump(exclude=_BOOKKEEPING) == other.model_dump(exclude=_BOOKKEEPING)


def touched(task: Task, now: datetime) -> Task:
    """The task's next version."""
    return task.model_copy(update={"version": task.version + 1, "updated_at": now})


def now_utc() -> datetime:
    return datetime.now(UTC)


def next_task(task: Task, actor: Actor, now: datetime) -> Task | None:
    """The next instance of a recurring task, not in the past; None when its rule has ended."""
    if task.recurrence is None:
        return None
    zone = _zone_of(task, actor)
    local_now = wall_clock(now, zone)
    if task.due_at is not None:
        due = wall_clock(task.due_at, zone)
        not_before = local_now
    else:
        due = datetime.combine(task.due_on or local_now.date(), time.min)
        not_before = datetime.combine(local_now.date(), time.min)
    following = recurrence.next_instance(task.recurrence, due=due, not_before=not_before, zone=zone)
    if following is None:
        return None
    return task.model_copy(
        update={
            "id": uuid4(),
            "number": 0,
            "due_on": following.local.date(),
            "due_at": instant(following.local, zone) if task.due_at else None,
            "recurrence": following.recurrence,
            "created_at": now,
            "updated_at": now,
            "version": 1,
        }
    )


def due_fields(due: str) -> dict[str, date | datetime | None]:
    """A tool's `due` as the fields of TaskCreate or TaskChange; "" clears the due date and time."""
    text = due.strip()
    if not text:
        return {"due_on": None, "due_at": None}
    try:
        if _DATE.fullmatch(text):
            return {"due_on": date.fromisoformat(text), "due_at": None}
        if _DATE.match(text):
            return {"due_at": datetime.fromisoformat(text)}
    except ValueError:
        pass
    raise InvalidRequest.field("due", "must be a date or local time such as 2026-11-25 or 2026-11-25T17:00")


def cut_description(text: str) -> tuple[str, list[str]]:
    """The description in its allowed length, and a warning if that cost something."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text, []
    return text[:DESCRIPTION_LENGTH], [
        f"The description was cut to {DESCRIPTION_LENGTH:,} characters; it had {len(text):,}."
    ]


def refused(error: ValidationError) -> InvalidRequest:
    """A pydantic error as sentences, each naming its field."""
    errors = [
        {
            "field": ".".join(str(part) for part in item["loc"]) or "arguments",
            "error": _sentence(item["msg"]),
        }
        for item in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    return InvalidRequest("; ".join(f"{item['field']}: {item['error']}" for item in errors), errors=errors)


def _given_due(
    due_on: date | None, due_at: datetime | None, zone: ZoneInfo
) -> tuple[date | None, datetime | None]:
    for field, value in (("due_on", due_on), ("due_at", due_at)):
        if value is not None and value.year not in _YEARS:
            raise InvalidRequest.field(field, f"the year must be {_YEARS[0]} to {_YEARS[-1]}")
    if due_at is None:
        return due_on, None
    # Of a time that the clock shows twice the first is meant, unless an offset says otherwise.
    at = instant(due_at.replace(fold=0), zone) if due_at.tzinfo is None else due_at.astimezone(UTC)
    local_date = at.astimezone(zone).date()
    if due_on not in (None, local_date):
        raise InvalidRequest.field(
            "due_on", f"must be the local date of due_at, {local_date}, or be left out"
        )
    return local_date, at


def _changed_due(task: Task, data: TaskChange, zone: ZoneInfo) -> tuple[date | None, datetime | None]:
    given = data.model_fields_set
    if data.due_at is not None:
        return _given_due(data.due_on, data.due_at, zone)
    if "due_on" in given and data.due_on is None:
        return None, None
    if "due_at" in given or task.due_at is None:
        return _given_due(data.due_on if "due_on" in given else task.due_on, None, zone)
    if data.due_on is not None:  # another day, at the same time of day
        local = task.due_at.astimezone(_zone(task.timezone, zone) if "timezone" in given else zone)
        return _given_due(None, datetime.combine(data.due_on, local.time()), zone)
    return task.due_at.astimezone(zone).date(), task.due_at


def _recurring(task: Task, rule: str, actor: Actor, now: datetime) -> Task:
    """The task with its rule; one without a due date gets the rule's first day."""
    zone = _zone_of(task, actor)
    today = now.astimezone(zone).date()
    start = wall_clock(task.due_at, zone) if task.due_at else datetime.combine(task.due_on or today, time.min)
    text = recurrence.normalise(rule, start=start, has_time=task.due_at is not None)
    due_on = task.due_on or recurrence.first_date(text, today)
    return task.model_copy(update={"recurrence": text, "due_on": due_on})


def _zone_of(task: Task, actor: Actor) -> ZoneInfo:
    return _zone(task.timezone, actor.zone)


def _zone(name: str | None, default: ZoneInfo) -> ZoneInfo:
    return ZoneInfo(name) if name else default


_WORDS = [
    (re.compile(r"^Value error, "), ""),
    (re.compile(r"^(Input|String|List|Value|Date|Datetime) should "), "must "),
    (re.compile(r"^(Field required|Missing required argument)$"), "is missing"),
    (re.compile(r"^(Unexpected keyword argument|Extra inputs are not permitted)$"), "is not known here"),
]


def _sentence(message: str) -> str:
    """Pydantic's words as the end of a sentence that began with the field's name."""
    for pattern, words in _WORDS:
        message = pattern.sub(words, message)
    return message
