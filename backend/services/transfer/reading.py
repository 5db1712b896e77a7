"""A file of tasks, read: which form it has, its tasks by the rules of new ones, and what was not understood.

Nothing in a file is believed: it is bounded in bytes, tasks and the time it takes, and what is broken in it
costs one field or one line, or is refused with a sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from errors import InvalidRequest, LimitReached, PayloadTooLarge
from schemas import ImportFormat, Task
from services.actor import Actor
from services.transfer import csv_file, json_file, todoist_file
from services.transfer.candidates import Candidate, Report, build

FILE_BYTES = 2 * 1024 * 1024
TASKS = 5_000


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The tasks in the file's order, each with its line."""

    format: ImportFormat
    tasks: list[tuple[int, Task]]
    report: Report


def read(content: bytes, actor: Actor, now: datetime) -> ReadFile:
    """Takes seconds of computing for a large file, so it belongs in a thread."""
    if len(content) > FILE_BYTES:
        raise PayloadTooLarge("The file is too large: at most 2 MiB.")
    report = Report()
    text = _text(content, report)
    form = _format(text)
    tasks: list[tuple[int, Task]] = []
    for candidate in _candidates(form, text, report, actor, now):
        task = build(candidate, actor, now, report)
        if task is None:
            continue
        if len(tasks) == TASKS:
            raise LimitReached(f"A file may have {TASKS:,} tasks, and this one has more. Import it in parts.")
        tasks.append((candidate.line, task))
    return ReadFile(form, tasks, report)


def _candidates(
    form: ImportFormat, text: str, report: Report, actor: Actor, now: datetime
) -> Iterator[Candidate]:
    if form == "json":
        return json_file.read(text, report)
    if form == "ics":
        from services.transfer import todo_reading  # loaded by the first such file, as in calendar_feed.py

        return todo_reading.read(text, report)
    if form == "todoist":
        return todoist_file.read(text, report, actor, now)
    return csv_file.read(text, report)


def _text(content: bytes, report: Report) -> str:
    """UTF-8, or what a byte order mark says, or else the letters of Western Windows, which is told."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise InvalidRequest.field("content", "is cut off; it is no whole UTF-16 text") from None
        text = content.decode("cp1252", "replace")
        report.note(1, None, "The file is not UTF-8; letters with accents may be wrong.")
    if "\x00" in text:
        raise InvalidRequest.field("content", "is no text file: it has NUL characters in it")
    if not text.strip():
        raise InvalidRequest.field("content", "is empty")
    return text


def _format(text: str) -> ImportFormat:
    begin = text[:1_000].lstrip()
    if begin[:1] in ("{", "["):
        return "json"
    if begin[:15].upper() == "BEGIN:VCALENDAR":
        return "ics"
    first = begin.split("\n", 1)[0].lower()
    names = {name.strip().strip("\"'") for name in first.replace(";", ",").replace("\t", ",").split(",")}
    if {"type", "content"} <= names:
        return "todoist"
    if "title" in names:
        return "csv"
    raise InvalidRequest.field(
        "content",
        "is none of the files that can be imported: AI Todo's JSON or CSV (its first line names the columns,"
        " among them title), a calendar with to-dos (.ics), or Todoist's CSV",
    )
