"""The tasks of Todoist's CSV. Its dates are words ("every day", "tomorrow 9am"), which the built-in assistant
reads."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from models import Priority
from schemas import TimeZoneName
from services.actor import Actor
from services.local_time import wall_clock
from services.transfer.candidates import Candidate, Report
from services.transfer.csv_file import table

_PRIORITIES = {"1": Priority.URGENT, "2": Priority.HIGH, "3": Priority.NORMAL, "4": Priority.NORMAL}
_LABEL = re.compile(r"(?:^|(?<=\s))@([^\s@]{1,50})(?=\s|$)")
_LONGEST_DATE = 100
_FROM_COMPLETION = re.compile(r"(?i)^(?:ev(?:ery)?!|after)\s*(.+)$")
_SHORT_EVERY = re.compile(r"(?i)^ev\s")
_ZONE: TypeAdapter[str] = TypeAdapter(TimeZoneName)


def read(text: str, report: Report, actor: Actor, now: datetime) -> Iterator[Candidate]:
    """A task for each row of that kind; a note belongs to the task before it, a section becomes a tag."""
    dates = _Dates(now)
    last: Candidate | None = None
    section: str | None = None
    parents: list[str] = []
    for line, row in table(text, report):
        kind, content = row.get("type", "").strip().lower(), row.get("content", "").strip()
        if kind == "task":
            if last is not None:
                yield last
            last = _task(line, row, actor, dates, report)
            if section:
                last.fields.setdefault("tags", []).append(section)
            _under(last, row, parents)
        elif kind == "section":
            section = content[:50]
        elif kind == "note" and last is not None:
            last.fields["description"] = f"{last.fields.get('description', '')}\n{content}".strip()
        elif kind not in ("", "meta"):
            report.add(line, "TYPE", f"“{kind[:20]}” is not known here; the line is left out.")
    if last is not None:
        yield last


def _task(line: int, row: dict[str, str], actor: Actor, dates: "_Dates", report: Report) -> Candidate:
    content = row.get("content", "").strip().removeprefix("* ")  # a task that cannot be ticked
    labels = _LABEL.findall(content)
    title = re.sub(r"\s+", " ", _LABEL.sub("", content)).strip()
    fields: dict[str, Any] = {"title": title or content}
    if title and labels:
        fields["tags"] = labels
    if description := row.get("description", "").strip():
        fields["description"] = description
    said = row.get("priority", "").strip()
    if said and said not in _PRIORITIES:
        report.note(line, "PRIORITY", "must be 1 to 4; the task is imported as normal.")
    fields["priority"] = _PRIORITIES.get(said, Priority.NORMAL)
    zone = _zone(line, row.get("timezone", "").strip(), report)
    deadline = row.get("deadline", "").strip()
    words = row.get("date", "").strip() or deadline
    language = (row.get("date_lang") or row.get("deadline_lang") or "en").strip().lower()
    if words and (due := dates.read(words, language, zone or actor.timezone)) is None:
        told = "only English ones are" if not language.startswith("en") else "the task is imported without it"
        report.note(line, "DATE", f"The date “{words[:40]}” was not understood; {told}.")
    elif words:
        fields |= due or {}
        if zone and "due_at" in fields:
            fields["timezone"] = zone
    return Candidate(line, fields)


def _zone(line: int, name: str, report: Report) -> str | None:
    if not name:
        return None
    try:
        return _ZONE.validate_python(name)
    except ValidationError:
        report.note(line, "TIMEZONE", "is no time zone known here; yours is taken.")
        return None


def _under(task: Candidate, row: dict[str, str], parents: list[str]) -> None:
    """Tasks have no parts here, so a part says what it is of."""
    indent = row.get("indent", "").strip()
    level = min(max(int(indent), 1), 10) if indent.isascii() and indent.isdigit() and len(indent) < 4 else 1
    del parents[level - 1 :]
    if parents and level > 1:
        of = f"Part of “{parents[-1][:200]}”."
        task.fields["description"] = f"{of}\n{task.fields.get('description', '')}".strip()
    parents.append(str(task.fields["title"]))


class _Dates:
    """Reads each wording once: files repeat them."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._known: dict[tuple[str, str], dict[str, Any] | None] = {}

    def read(self, words: str, language: str, zone: str) -> dict[str, Any] | None:
        """The fields of a due date or a repetition; None if the words are not just that."""
        if len(words) > _LONGEST_DATE or not language.startswith("en"):
            return None
        if (words, zone) not in self._known:
            self._known[words, zone] = self._read(words, ZoneInfo(zone))
        return self._known[words, zone]

    def _read(self, words: str, zone: ZoneInfo) -> dict[str, Any] | None:
        # Loaded by the first file with dates: a start has to wait for nothing that it can do without.
        from assistant.dates.extract import whole
        from assistant.operations import Clock
        from assistant.recurrence import extract_recurrence
        from assistant.text import tidy

        clock = Clock(wall_clock(self._now, zone).replace(tzinfo=zone), zone)
        text = tidy(_our_words(words))
        repeated, rest = extract_recurrence(text, clock)
        if repeated is not None:
            return None if rest.low.strip(" .,") else {**_due(repeated.due), "recurrence": repeated.rule}
        when = whole(text, clock)
        return _due(when.due) if when is not None and when.due else None


def _our_words(words: str) -> str:
    """Todoist's own ways to say it, in common ones."""
    if match := _FROM_COMPLETION.match(words):
        return f"every {match[1]} after completion"
    return _SHORT_EVERY.sub("every ", words)


def _due(text: str) -> dict[str, Any]:
    return {"due_at": text} if "T" in text else {"due_on": text}
