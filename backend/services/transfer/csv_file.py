"""Tasks as CSV: written so that a spreadsheet takes no cell for a formula, and read back.

A text that a spreadsheet would calculate gets an apostrophe before it, and so does one that already looks
like that; reading takes one away. Every cell is quoted, since a program that splits at `;` would else find a
formula in the middle of a text.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from errors import InvalidRequest
from schemas import Moment, Task, utc_text
from services.transfer.candidates import Candidate, Report

BOM = "\ufeff"  # else spreadsheets take UTF-8 for an older encoding
COLUMNS = (
    "title", "description", "completed", "completed_at", "priority", "tags", "due_on", "due_at", "timezone",
    "recurrence", "created_at",
)  # fmt: skip
_DANGEROUS = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")
_MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)
_YES = {"true", "yes", "1", "x", "done", "completed"}
_NO = {"", "false", "no", "0", "open"}


def head() -> str:
    return BOM + _lines([COLUMNS])


def rows(tasks: Sequence[Task]) -> str:
    return _lines([[_cell(task, name) for name in COLUMNS] for task in tasks])


def _lines(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([[guarded(cell) for cell in row] for row in rows])
    return out.getvalue()


def _cell(task: Task, name: str) -> str:
    value = getattr(task, name)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return utc_text(value)
    if name == "tags":
        return " ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def guarded(text: str) -> str:
    """The text as no spreadsheet calculates it."""
    return "'" + text if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text[1:]) else text


def table(text: str, report: Report) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows under the header, each with its first line's number, by the names of the header in lower
    case. What separates cells is seen in the header."""
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header: list[str] | None = None
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            report.add(line, None, "This line cannot be read as CSV; is a quotation mark missing?")
            continue
        if header is None:
            header = [cell.strip().lower() for cell in row]
        elif any(row):
            if len(row) > len(header) and any(row[len(header) :]):
                report.note(
                    line, None, "It has more cells than the first line; what is too much was passed over."
                )
            yield line, dict(zip(header, row, strict=False))


def read(text: str, report: Report) -> Iterator[Candidate]:
    """The tasks of a file of ours; of the columns only `title` must be there."""
    for line, raw in table(text, report):
        row = {name: unguarded(cell) for name, cell in raw.items()}
        done, done_at = _completion(line, row, report)
        yield Candidate(line, _fields(row), completed=done, completed_at=done_at)


def _fields(row: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {"title": row.get("title", "")}
    fields |= {name: row[name] for name in ("description",) if row.get(name)}
    for name in ("priority", "due_on", "due_at", "timezone", "recurrence"):
        if value := row.get(name, "").strip():
            fields[name] = value.lower() if name == "priority" else value
    if tags := row.get("tags", "").split():
        fields["tags"] = tags
    return fields


def _completion(line: int, row: dict[str, str], report: Report) -> tuple[bool, datetime | None]:
    said = row.get("completed", "").strip().lower()
    if said not in _YES | _NO:
        report.note(line, "completed", "must be true or false; the task is imported as open.")
    moment = row.get("completed_at", "").strip()
    if not moment or said not in _YES:
        return said in _YES, None
    try:
        return True, _MOMENT.validate_python(moment)
    except (ValidationError, InvalidRequest):
        report.note(line, "completed_at", "is no time such as 2026-11-25T17:00:00Z; now was taken.")
        return True, None
