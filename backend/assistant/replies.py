"""Tasks and dates in plain English, in the user's zone."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from assistant.dates.found import MONTHS, WEEKDAYS
from assistant.operations import Clock
from assistant.recurrence.pattern import AFTER_COMPLETION

Task = Mapping[str, Any]
_DAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), (d.capitalize() for d in WEEKDAYS), strict=True))
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year", "HOURLY": "hour"}
_PLACES = {"1": "first", "2": "second", "3": "third", "4": "fourth", "-1": "last"}
HELP = (
    "I keep your to-do list. Tell me in your own words, for example:\n"
    '- "Add milk, eggs and call the plumber tomorrow at 5pm"\n'
    '- "What\'s due today?", "Show overdue tasks" or "Search for dentist"\n'
    '- "Mark task 3 as done", "Reopen it" or "Delete the meeting task"\n'
    '- "Move task 2 to Friday", "Make it urgent" or "Rename task 1 to \'Call mom\'"\n'
    '- "Remind me to water the plants every Monday at 9"\n'
    '- "Undo"'
)
OTHER = (
    "I can only help with your to-do list, so I left everything as it is. "
    'Try "add buy milk tomorrow", "what\'s due today?", "complete task 3" or "help".'
)
_WRITTEN_TIMES = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)? ?([ap]\.?m\b)|\b(?:0\d|1[3-9]|2[0-3])[:.][0-5]\d\b", re.IGNORECASE
)
_AFTER_LIST = re.compile(r"^(- .*)\n(?!- |\s)", re.MULTILINE)
WAY_BACK = ' Say "undo" to take that back.'
# How a reply begins that shows an empty list.
FOUND_NONE = ("You have no", "Nothing is", "Your list is clear")


def one_line(text: object) -> str:
    return re.sub(r"\s+", " ", str(text)).strip()


def name(task: Task) -> str:
    """`task 4: "Buy groceries"`."""
    return f'task {task["number"]}: "{one_line(task["title"])}"'


def day_phrase(day: date, clock: Clock) -> str:
    distance = (day - clock.today).days
    if distance in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[distance + 1]
    year = f" {day.year}" if day.year != clock.today.year and not 0 < distance < 300 else ""
    return (
        f"{WEEKDAYS[day.weekday()][:3].capitalize()} {day.day} {MONTHS[day.month - 1][:3].capitalize()}{year}"
    )


def due_phrase(due: str, clock: Clock) -> str:
    """ "tomorrow at 17:00" for a local ISO date or date-time."""
    try:
        if len(due) <= 10:
            return day_phrase(date.fromisoformat(due), clock)
        moment = datetime.fromisoformat(due)
    except ValueError:
        return due
    return f"{day_phrase(moment.date(), clock)} at {time_phrase(moment, clock)}"


def time_phrase(moment: datetime | time, clock: Clock) -> str:
    """ "17:00", or "5:00 PM" to somebody who writes it like that."""
    if not clock.twelve_hours:
        return f"{moment:%H:%M}"
    return f"{moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def writes_twelve_hours(messages: Sequence[str]) -> bool:
    """Whether the user writes 5pm rather than 17:00; the last time of day they wrote tells."""
    for message in reversed(messages):
        if found := _WRITTEN_TIMES.findall(message[:2000]):
            return bool(found[-1])
    return False


def is_overdue(task: Task, clock: Clock) -> bool:
    due = task.get("due")
    if not due or task.get("completed"):
        return False
    return bool(due < (clock.today.isoformat() if len(due) <= 10 else f"{clock.now:%Y-%m-%dT%H:%M}"))


def repeat_phrase(rule: str, clock: Clock) -> str:
    if rule.startswith(AFTER_COMPLETION):
        return f"{repeat_phrase(rule.removeprefix(AFTER_COMPLETION), clock)} after it is done"
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    unit = _UNITS.get(parts.get("FREQ", ""), "")
    if not unit:
        return "repeating"
    interval = parts.get("INTERVAL", "1")
    every = (
        f"every {unit}"
        if interval == "1"
        else f"every other {unit}"
        if interval == "2"
        else f"every {interval} {unit}s"
    )
    codes = [code for code in parts.get("BYDAY", "").split(",") if code]
    if codes == ["MO", "TU", "WE", "TH", "FR"]:
        every = "every weekday"
    elif codes:
        every += " on " + join([_day_code(code) for code in codes])
    if "BYMONTHDAY" in parts:
        days = ["the last day" if d == "-1" else f"day {d}" for d in parts["BYMONTHDAY"].split(",")]
        month = parts.get("BYMONTH", "")
        every += (
            " on "
            + join(days)
            + (
                f" of {MONTHS[int(month) - 1].capitalize()}"
                if month.isdigit() and 1 <= int(month) <= 12
                else ""
            )
        )
    if "COUNT" in parts:
        every += f", {parts['COUNT']} times"
    if until := re.fullmatch(r"(\d{4})(\d\d)(\d\d)(T\d{6}Z)?", parts.get("UNTIL", "")):
        every += f" until {_until_phrase(until, clock)}"
    return f"repeating {every}"


def _until_phrase(until: re.Match[str], clock: Clock) -> str:
    if until[4]:
        return day_phrase(datetime.strptime(until[0], "%Y%m%dT%H%M%S%z").astimezone(clock.zone).date(), clock)
    return day_phrase(date(int(until[1]), int(until[2]), int(until[3])), clock)


def _day_code(code: str) -> str:
    day = _DAYS.get(code[-2:], code)
    return f"the {_PLACES.get(code[:-2], code[:-2])} {day}" if len(code) > 2 else day


def details(task: Task, clock: Clock) -> list[str]:
    """Due date, priority, tags and repetition, each as a phrase; only what is set."""
    out = []
    if due := task.get("due"):
        late = is_overdue(task, clock)
        out.append(f"{'overdue, was due' if late else 'due'} {due_phrase(due, clock)}")
    if task.get("recurrence"):
        out.append(repeat_phrase(str(task["recurrence"]), clock))
    if task.get("priority") in ("urgent", "high", "low"):
        out.append("urgent" if task["priority"] == "urgent" else f"{task['priority']} priority")
    out += [f"#{one_line(tag)}" for tag in task.get("tags") or ()]
    return out


def line(task: Task, clock: Clock, status: str = "") -> str:
    """`- **3** Buy milk (due today)`."""
    facts = details(task, clock) if not task.get("completed") else ["completed"]
    if task.get("deleted_at"):
        facts = ["deleted"]
    if status and facts == [status]:
        facts = []
    return f"- **{task['number']}** {one_line(task['title'])}" + (f" ({', '.join(facts)})" if facts else "")


def listing(tasks: Sequence[Task], clock: Clock, status: str = "") -> str:
    return "\n".join(line(task, clock, status) for task in tasks)


def set_apart(reply: str) -> str:
    """The reply with an empty line between a list and what follows it, which Markdown would else take into
    the last item. What is indented belongs to that."""
    return _AFTER_LIST.sub(r"\1\n\n", reply)


def telling_apart(tasks: Sequence[Task], clock: Clock) -> str:
    """A list of candidates; same titles also show their description."""
    titles = [one_line(task["title"]).lower() for task in tasks]
    out = []
    for task, title in zip(tasks, titles, strict=True):
        note = one_line(task.get("description") or "")
        twin = titles.count(title) > 1 and note
        out.append(line(task, clock) + (f": {note[:80]}" if twin else ""))
    return "\n".join(out)


def join(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""


def count(number: int, noun: str = "task") -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
