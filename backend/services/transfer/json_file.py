"""Tasks of our own JSON export; also of a file that has nothing but its tasks."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from errors import InvalidRequest
from schemas import Moment
from services.transfer.candidates import Candidate, Report

_FIELDS = ("title", "description", "priority", "tags", "due_on", "due_at", "timezone", "recurrence")
_MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)


def read(text: str, report: Report) -> Iterator[Candidate]:
    """Numbers, ids and times of change are not taken over: the tasks are new. Deleted ones are left out."""
    for place, item in enumerate(_tasks(text), 1):
        if not isinstance(item, dict):
            report.add(place, None, "This is no task; it is left out.")
        elif item.get("deleted_at") is not None:
            report.add(place, "deleted_at", "The task was deleted; it is left out.")
        else:
            yield _candidate(place, item)


def _tasks(text: str) -> list[Any]:
    try:
        document = json.loads(text)
    except RecursionError:
        raise InvalidRequest.field("content", "is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise InvalidRequest.field("content", f"is not JSON: line {error.lineno}, {error.msg}") from None
    except ValueError:  # a number of thousands of digits
        raise InvalidRequest.field("content", "has a number that cannot be read") from None
    tasks = document.get("tasks") if isinstance(document, dict) else document
    if not isinstance(tasks, list):
        raise InvalidRequest.field("content", "has no list named tasks, as AI Todo's export has")
    return tasks


def _candidate(place: int, item: dict[str, Any]) -> Candidate:
    fields = {name: item[name] for name in _FIELDS if item.get(name) is not None}
    try:
        done_at = _MOMENT.validate_python(item.get("completed_at"))
    except ValidationError:
        done_at = None
    return Candidate(place, fields, completed=item.get("completed") is True, completed_at=done_at)
