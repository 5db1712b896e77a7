"""Every tool the server lists, with arguments that would be good for someone who has a task 1."""

from typing import Any

# A tool that is new is missing here, and a test says so.
ARGUMENTS: dict[str, dict[str, Any]] = {
    "list_tasks": {},
    "add_task": {"title": "x"},
    "add_tasks": {"tasks": [{"title": "x"}, {"title": "y"}]},
    "update_task": {"task_id": 1, "title": "x"},
    "complete_task": {"task_id": 1},
    "reopen_task": {"task_id": 1},
    "delete_task": {"task_id": 1},
    "restore_task": {"task_id": 1},
    "bulk_update_tasks": {"task_ids": [1], "set": {"title": "x", "completed": True}},
    "bulk_delete_tasks": {"task_ids": [1]},
    "undo": {},
}
READING = ["list_tasks"]
WRITING = [tool for tool in ARGUMENTS if tool not in READING]
OF_A_TASK = [tool for tool, arguments in ARGUMENTS.items() if {"task_id", "task_ids"} & set(arguments)]


def naming(tool: str, task: object) -> dict[str, Any]:
    """The arguments with another task named."""
    arguments = ARGUMENTS[tool]
    return {**arguments, **({"task_ids": [task]} if "task_ids" in arguments else {"task_id": task})}
