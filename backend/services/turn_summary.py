"""What a turn that broke off had done by then, in a sentence."""

from collections.abc import Sequence
from typing import Any

from services.paused_run import WaitingCall
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

_DOING = {
    "complete_task": "complete",
    "reopen_task": "reopen",
    "delete_task": "delete",
    "bulk_delete_tasks": "delete",
    "restore_task": "restore",
    "undo": "undo the changes of",
}
_NAMED = 3  # tasks named one by one in a question


def done_so_far(calls: Sequence[tuple[ToolStarted, ToolFinished]]) -> str:
    """`Done by then: added 4 "Buy milk", completed 2 "Call mom".` or that nothing was changed."""
    done = [
        f'{_VERBS[started.tool]} {task["number"]} "{task["title"]}"'
        for started, finished in calls
        if started.tool in _VERBS and finished.error is None and finished.result is not None
        for task in _tasks(finished.result.get("data"))
    ]
    return f"Done by then: {', '.join(done)}." if done else "Nothing was changed."


def asking(calls: Sequence[WaitingCall]) -> str:
    """What is waited for: `This needs your yes: delete 5 tasks (1 "Buy milk",
    2 "Call mom", 3 "Pay bills" and 2 more). Say yes to go ahead, or no to leave them as they are.`"""
    asked = ", and ".join(
        f"{_DOING.get(call.tool, 'change')} {_count(call.tasks)}{_some(call.tasks)}" for call in calls
    )
    return f"This needs your yes: {asked}. Say yes to go ahead, or no to leave everything as it is."


def left_alone(calls: Sequence[WaitingCall]) -> str:
    """`I left those 5 tasks as they are.`"""
    count = len({task["number"] for call in calls for task in call.tasks})
    return "I left that task as it is." if count == 1 else f"I left those {count} tasks as they are."


def _count(tasks: Sequence[dict[str, Any]]) -> str:
    return "1 task" if len(tasks) == 1 else f"{len(tasks)} tasks"


def _some(tasks: Sequence[dict[str, Any]]) -> str:
    if not tasks:
        return ""
    named = ", ".join(f'{task["number"]} "{task["title"]}"' for task in tasks[:_NAMED])
    more = len(tasks) - _NAMED
    return f" ({named} and {more} more)" if more > 0 else f" ({named})"


def _tasks(data: Any) -> list[dict[str, Any]]:
    if not isinstance(data, dict):
        return []
    return data["tasks"] if isinstance(data.get("tasks"), list) else [data]
