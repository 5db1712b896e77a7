"""What the assistant reads in a message, in the flat fields that `score.py` compares with the labels."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from assistant.dates.extract import extract, whole
from assistant.operations import Clock, Kind, Operation
from assistant.recurrence import extract_recurrence
from assistant.text import tidy
from assistant.understanding import read

_ZONE = ZoneInfo("UTC")
# The labels know six intents. An offer ("shall I add that?") changes nothing, so it is "other".
_INTENTS: dict[Kind, str] = {
    "add": "add", "list": "list", "count": "list", "complete": "complete", "delete": "delete",
    "update": "update", "reopen": "update", "restore": "update",
}  # fmt: skip


def predict_lines(lines: Iterable[str]) -> Iterator[str]:
    """A prediction for each line {"id", "text", "reference"}; dates are local to the reference."""
    for line in lines:
        if line.strip():
            given = json.loads(line)
            reference = datetime.fromisoformat(given["reference"]).replace(tzinfo=_ZONE)
            answer = {"id": given["id"]} | predict(given["text"], Clock(reference, _ZONE))
            yield json.dumps(answer, ensure_ascii=False)


def predict(text: str, clock: Clock) -> dict[str, Any]:
    """The fields of the first operation that asks for something, without those that were not said."""
    operations = read(tidy(text), clock)
    operation = next((op for op in operations if op.kind in _INTENTS), operations[0])
    fields = {
        "intent": _INTENTS.get(operation.kind, "other"),
        **_target(operation),
        **_view(operation),
        **_changes(operation),
        **_drafts(operation),
    }
    if not (fields.get("due") or fields.get("rrule")):
        fields |= _dates(text, clock)
    if "T" in str(fields.get("due")):
        fields["time"] = fields["due"][11:16]
    return {name: value for name, value in fields.items() if value not in ("", None, [], ())}


def _drafts(operation: Operation) -> dict[str, Any]:
    if not operation.drafts:
        return {}
    titles = [draft.title for draft in operation.drafts]
    last = operation.drafts[-1]
    return {
        "title": " and ".join(filter(None, (", ".join(titles[:-1]), titles[-1]))),
        "due": last.due,
        "rrule": last.recurrence,
        "priority": last.priority,
        "description": last.description,
        "tags": list(last.tags),
    }


def _target(operation: Operation) -> dict[str, Any]:
    target = operation.target
    chosen = target.view
    return {
        "title": target.words or (chosen.search if chosen else ""),
        "task_id": target.numbers[0] if target.numbers else (target.id or None),
        "position": target.ordinals[0] if target.ordinals else None,
        "all": True if target.pronoun == "them" or (chosen and not chosen.search) else None,
        "status": "pending" if operation.kind in ("reopen", "restore") else None,
    }


def _view(operation: Operation) -> dict[str, Any]:
    view = operation.view
    if view is None:
        return {}
    return {
        "status": view.status,
        "search": view.search,
        "priority": view.priority,
        "tags": [view.tag] if view.tag else [],
    }


def _changes(operation: Operation) -> dict[str, Any]:
    changes = operation.changes
    if changes.empty:
        return {}
    return {
        "new_title": changes.title,
        "description": changes.description,
        "due": changes.when.due if changes.when else "",
        "rrule": changes.recurrence,
        "priority": changes.priority,
        "tags": list(changes.add_tags or changes.remove_tags),
    }


def _dates(text: str, clock: Clock) -> dict[str, Any]:
    """The date said in a message that does not move a task ("what is due on friday", "friday at 5")."""
    recurrence, rest = extract_recurrence(tidy(text), clock)
    if recurrence:
        return {"rrule": recurrence.rule, "due": recurrence.due}
    when = whole(rest, clock) or extract(rest, clock)[0]
    return {"due": when.due} if when else {}
