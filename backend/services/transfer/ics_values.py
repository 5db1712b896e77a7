"""What tasks and iCalendar (RFC 5545) say in different words: texts, priorities, rules, zones."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Timezone

from models import Priority
from schemas import Task
from services.local_time import instant

PRODUCT = "-//AI Todo//AI Todo//EN"
FROM_COMPLETION = "RRULE;X-FROM=COMPLETION:"
_LAST_ZONE_DAY = date(2038, 1, 1)  # until then clocks are told in a file; readers know them by name anyway
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_TO_NUMBER = {Priority.URGENT: 1, Priority.HIGH: 3, Priority.NORMAL: 5, Priority.LOW: 9}


def calendar(name: str | None = None) -> Calendar:
    """An empty calendar, as the head of a file."""
    head = Calendar()
    head.add("version", "2.0")
    head.add("prodid", PRODUCT)
    head.add("calscale", "GREGORIAN")
    if name:
        head.add("name", name)
        head.add("x-wr-calname", name)
    return head


def plain(text: str) -> str:
    """The text as the format can hold it: line ends of one kind, no control characters."""
    return _NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def add_common(item: Component, task: Task) -> None:
    """What a to-do and an event say in the same way. The stamp is that of the last change, so that the same
    tasks always give the same file."""
    item.add("uid", f"{task.id}@ai-todo")
    item.add("dtstamp", task.updated_at)
    item.add("created", task.created_at)
    item.add("last-modified", task.updated_at)
    item.add("sequence", task.version - 1)
    item.add("summary", plain(task.title))
    if task.description:
        item.add("description", plain(task.description))
    if task.tags:
        item.add("categories", [plain(tag) for tag in task.tags])
    if task.priority != Priority.NORMAL:
        item.add("priority", _TO_NUMBER[task.priority])


def priority_of(number: int) -> Priority:
    """1 to 4 are high and 6 to 9 low by the standard; apps write 1, 5 and 9, and we 1 for urgent."""
    if number in (1, 2):
        return Priority.URGENT
    if number in (3, 4):
        return Priority.HIGH
    return Priority.LOW if 6 <= number <= 9 else Priority.NORMAL


def start_of(task: Task) -> date | datetime | None:
    """The due day, or the due time: in UTC, or in its zone if the clock there decides when it is due next."""
    if task.due_at is None:
        return task.due_on
    if task.recurrence and task.timezone:
        local = task.due_at.astimezone(ZoneInfo(task.timezone))
        if not local.fold:  # of a time that comes twice the format means the first
            return local
    return task.due_at.astimezone(UTC)


def rule_of(task: Task) -> str | None:
    """The task's rule as the format has it; None if it counts from completion, which the format cannot."""
    if not task.recurrence or task.recurrence.startswith(FROM_COMPLETION):
        return None
    zone = ZoneInfo(task.timezone or "UTC")
    parts = dict(part.split("=", 1) for part in task.recurrence.split(";"))
    if until := parts.get("UNTIL"):
        parts["UNTIL"] = _until(until, zone) if task.due_at else until[:8]
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _until(text: str, zone: ZoneInfo) -> str:
    """The end as a time in UTC, as a rule of times must have it."""
    if text.endswith("Z"):
        return text
    day = datetime.strptime(text[:8], "%Y%m%d").date()  # noqa: DTZ007
    clock = datetime.strptime(text[9:], "%H%M%S").time() if "T" in text else time(23, 59, 59)  # noqa: DTZ007
    return instant(datetime.combine(day, clock), zone).strftime("%Y%m%dT%H%M%SZ")


def zone_block(name: str, first: date) -> bytes:
    """A zone's clock from the first day on, for readers that do not know its name."""
    begin = first - timedelta(days=366)
    block: bytes = Timezone.from_tzid(name, first_date=begin, last_date=max(_LAST_ZONE_DAY, first)).to_ical()
    return block
