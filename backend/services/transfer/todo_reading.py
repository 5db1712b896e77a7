"""To-dos of an iCalendar file, ours or another program's. Only the properties that a task has are looked at,
each by itself, so that one that is broken costs nothing else."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from icalendar import vDDDTypes

from errors import InvalidRequest
from services.transfer.candidates import Candidate, Report
from services.transfer.ics_values import priority_of
from services.transfer.todo_file import RULE, ZONE

_TEXTS = {"SUMMARY": "title", "DESCRIPTION": "description", RULE: "own_rule", ZONE: "timezone"}
_MOMENTS = {"DUE": "due", "DTSTART": "start", "COMPLETED": "completed"}
_WANTED = {*_TEXTS, *_MOMENTS, "PRIORITY", "CATEGORIES", "STATUS", "RRULE"}
_LOST = {"RDATE", "EXDATE", "EXRULE"}
_ZONE_OF = re.compile(r';TZID="?([^";:]+)', re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\;,nN])")
_LONGEST = 20_000  # of one property; a task holds a tenth of that


def read(text: str, report: Report) -> Iterator[Candidate]:
    found = False
    for line, properties in _blocks(text):
        found = True
        yield _candidate(line, properties, report)
    if not found:
        raise InvalidRequest.field("content", "has no to-dos (VTODO); events of a calendar are not imported")


def _blocks(text: str) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """The unfolded lines of each to-do, with their numbers; without what is inside of it, such as alarms."""
    block: list[tuple[int, str]] = []
    begun = inside = 0
    for number, content in _unfolded(text):
        upper = content[:40].strip().upper()
        if upper == "BEGIN:VTODO":
            block, begun, inside = [], number, 0
        elif begun and upper == "END:VTODO":
            yield begun, block
            begun = 0
        elif begun and upper.startswith("BEGIN:"):
            inside += 1
        elif begun and upper.startswith("END:"):
            inside = max(0, inside - 1)
        elif begun and not inside:
            block.append((number, content))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    parts: list[str] = []
    begun = 1
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line[:1] in (" ", "\t"):
            parts.append(line[1:])
            continue
        if parts:
            yield begun, "".join(parts)
        parts, begun = [line], number
    yield begun, "".join(parts)


def _candidate(line: int, properties: list[tuple[int, str]], report: Report) -> Candidate:
    values: dict[str, Any] = {"tags": []}
    for number, content in properties:
        report.check_time()
        name = content[:64].replace(";", ":").partition(":")[0].strip().upper()
        if name in _LOST:
            report.note(number, name, "Exceptions of a repetition are not kept.")
        if name not in _WANTED:
            continue
        try:
            _read(name, content, values)
        except (ValueError, TypeError, KeyError, OverflowError, AttributeError, IndexError):
            report.note(number, name, f"{name} cannot be read; the task is imported without it.")
    return _as_task(line, values)


def _read(name: str, content: str, values: dict[str, Any]) -> None:
    if len(content) > _LONGEST:
        content = content[:_LONGEST]
    head, raw = _split(content)
    if name in _TEXTS:
        values[_TEXTS[name]] = _text(raw)
    elif name in _MOMENTS:
        zone = _ZONE_OF.search(head)
        moment = vDDDTypes.from_ical(raw.strip(), timezone=zone[1] if zone else None)  # type: ignore[no-untyped-call]
        values[_MOMENTS[name]] = moment
    elif name == "PRIORITY":
        values["priority"] = priority_of(int(raw[:9]))
    elif name == "CATEGORIES":
        values["tags"] += [_text(part) for part in _listed(raw) if part.strip()]
    elif name == "STATUS":
        values["status"] = raw.strip().upper()
    elif name == "RRULE":
        values["recurrence"] = raw.strip()


def _split(content: str) -> tuple[str, str]:
    """Name with parameters, and the value as it is written, behind the first colon outside of quotes. The
    library's own way takes the escapes away, and then `a\\,b` is two categories."""
    quoted = False
    for place, letter in enumerate(content):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return content[:place], content[place + 1 :]
    raise ValueError


def _text(raw: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], raw)


def _listed(raw: str) -> list[str]:
    """The parts between commas that are not escaped, as they are written."""
    parts, escaped = [""], False
    for letter in raw:
        if letter == "," and not escaped:
            parts.append("")
        else:
            parts[-1] += letter
        escaped = letter == "\\" and not escaped
    return parts


def _as_task(line: int, values: dict[str, Any]) -> Candidate:
    names = ("title", "description", "timezone", "priority")
    fields = {name: values[name] for name in names if values.get(name)}
    fields.setdefault("title", "")
    if values["tags"]:
        fields["tags"] = values["tags"]
    rule = values.get("own_rule") or values.get("recurrence")
    if rule:
        fields["recurrence"] = rule
    due = values.get("due", values.get("start"))
    if isinstance(due, datetime):
        zone = getattr(due.tzinfo, "key", None)
        if zone and zone != "UTC":
            fields["timezone"] = zone
            due = due.replace(tzinfo=None)
        fields["due_at"] = due
    elif isinstance(due, date):
        fields["due_on"] = due
    at = values.get("completed")
    if isinstance(at, date) and not isinstance(at, datetime):
        at = datetime(at.year, at.month, at.day, tzinfo=UTC)
    done = values.get("status") == "COMPLETED" or isinstance(at, datetime)
    return Candidate(line, fields, completed=done, completed_at=at if isinstance(at, datetime) else None)
