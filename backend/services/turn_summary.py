"""What a turn that broke off had done by then, in a sentence."""

from collections.abc import Sequence
from typing import Any

from services.turn_events import ToolFinished, ToolStarted

_VERBS = {
    "add_task": "added",
    "add_tasks": "added",
    "update_task": "changed",
    "bulk_update_tasks": "changed",
    "complete_task": "completed",
    "reopen_task": "reopened",
    "delete_task": "deleted",
    "bulk_delete_tasks": "deleted",
    "restore_task": "restored",
    "undo": "undid the last change of",
}


def done_so_far(calls: Sequence[tuple[ToolStarted, ToolFinished]]) -> str:
    """`Done by then: added 4 "Buy milk", completed 2 "Call mom".` or that nothing was changed."""
    done = [
        f'{_VERBS[started.tool]} {task["number"]} "{task["title"]}"'
        for started, finished in calls
        if started.tool in _VERBS and finished.error is None and finished.result is not None
        for task in _tasks(finished.result.get("data"))
    ]
    return f"Done by then: {', '.join(done)}." if done else "Nothing was changed."


def _tasks(data: Any) -> list[dict[str, Any]]:
    if not isinstance(data, dict):
        return []
    return data["tasks"] if isinstance(data.get("tasks"), list) else [data]
