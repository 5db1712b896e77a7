"""Tasks as the events of a calendar file. Events, not to-dos: most calendar apps show nothing else of a feed.

They leave the time free, and a task with a time takes half an hour, since many apps hide what takes none.
"""

from collections.abc import Sequence
from datetime import timedelta

from icalendar import Event, vRecur

from schemas import Task
from services.transfer.ics_values import add_common, calendar, rule_of, start_of, zone_block

_REFRESH = timedelta(hours=1)
_LENGTH = timedelta(minutes=30)


def write(tasks: Sequence[Task], about: str) -> bytes:
    """The calendar with an event for each of the tasks, all of which have a due date."""
    head = calendar("AI Todo")
    head.add("method", "PUBLISH")
    head.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", "PT1H")
    head.add("description", about)
    head.add("x-wr-caldesc", about)
    zones = {task.timezone: task.due_on for task in reversed(tasks) if task.recurrence and task.timezone}
    blocks = [zone_block(name, day) for name, day in sorted(zones.items()) if name and day]
    body, end = head.to_ical(), b"END:VCALENDAR\r\n"
    return b"".join([body.removesuffix(end), *blocks, *(_event(task).to_ical() for task in tasks), end])


def _event(task: Task) -> Event:
    event = Event()
    add_common(event, task)
    start = start_of(task)
    assert start is not None  # noqa: S101  # only tasks with a due date are asked for
    event.add("dtstart", start)
    if task.due_at is not None:
        event.add("duration", _LENGTH)
    event.add("transp", "TRANSPARENT")
    if rule := rule_of(task):
        event.add("rrule", vRecur.from_ical(rule))
    return event
