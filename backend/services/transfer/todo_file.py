"""Tasks as the to-dos (VTODO) of an iCalendar file, so that they can be read back.

What the format has no property for stands in properties of our own, which other programs pass over. Lost are
control characters, the difference between kinds of line ends, and fractions of a second.
"""

from collections.abc import Sequence
from datetime import UTC, date

from icalendar import Todo, vRecur

from schemas import Task
from services.transfer.ics_values import add_common, calendar, rule_of, start_of, zone_block

END = b"END:VCALENDAR\r\n"
RULE = "X-AI-TODO-RECURRENCE"  # a rule as it is kept, where the format's is another or none
ZONE = "X-AI-TODO-TIMEZONE"  # a due time may be written in UTC, and a day has none


def head(zones: Sequence[tuple[str, date]]) -> bytes:
    """The beginning of the file, with the clock of each zone from the day on that is given."""
    begin = calendar().to_ical().removesuffix(END)
    return b"".join([begin, *(zone_block(name, first) for name, first in zones)])


def todos(tasks: Sequence[Task]) -> bytes:
    return b"".join(_todo(task).to_ical() for task in tasks)


def _todo(task: Task) -> Todo:
    todo = Todo()
    add_common(todo, task)
    start = start_of(task)
    if start is not None:
        todo.add("due", start)
    written = None
    rule = None if task.completed else rule_of(task)  # of what is done nothing is to come
    if rule and start is not None:
        parts = vRecur.from_ical(rule)
        todo.add("dtstart", start)  # which a rule needs
        todo.add("rrule", parts)
        written = parts.to_ical().decode()
    if task.recurrence and written != task.recurrence:
        todo.add(RULE, task.recurrence)
    if task.timezone:
        todo.add(ZONE, task.timezone)
    todo.add("status", "COMPLETED" if task.completed else "NEEDS-ACTION")
    if task.completed_at is not None:
        todo.add("completed", task.completed_at.astimezone(UTC))
    return todo
