"""Tools that change many tasks by one call, which the user can approve as one."""

from functools import partial
from typing import Annotated

from fastmcp.tools import ToolResult
from pydantic import Field

from errors import InvalidRequest
from services import call_keys, tasks
from services.call_keys import run_once
from tools.arguments import BulkFields, TaskFields, TaskId, bulk_change
from tools.envelope import TaskList, Toolbox, current_call

TaskIds = Annotated[list[TaskId], Field(min_length=1, description="Numbers or ids of the tasks")]


def register(toolbox: Toolbox) -> None:
    @toolbox.tool(TaskList, Toolbox.DESTROYING)
    async def bulk_update_tasks(
        task_ids: TaskIds | None = None,
        set: Annotated[BulkFields | None, Field(description="The fields to set in each of them")] = None,  # noqa: A002
        each: Annotated[
            list[TaskFields] | None,
            Field(min_length=1, description="Instead of task_ids and set: other values for each task"),
        ] = None,
    ) -> ToolResult:
        """Change many tasks, all or none; more than three need the user's approval."""
        call = current_call()
        if each is not None:
            if task_ids is not None or set is not None:
                raise InvalidRequest.field("each", "must come without task_ids and set")
            edits = [(item.task_id, bulk_change(item, call.warnings)) for item in each]
            operation = partial(tasks.bulk_update_each, actor=call.actor, edits=edits)
        else:
            if task_ids is None or set is None:
                raise InvalidRequest.field("task_ids" if task_ids is None else "set", "is missing")
            data = bulk_change(set, call.warnings)
            operation = partial(tasks.bulk_update, actor=call.actor, references=task_ids, data=data)
        return call.tasks(await run_once(call.database, call.actor, operation, call_keys.bulk))

    @toolbox.tool(TaskList, Toolbox.DESTROYING)
    async def bulk_delete_tasks(task_ids: TaskIds) -> ToolResult:
        """Delete many tasks, all or none; more than three need the user's approval."""
        call = current_call()
        operation = partial(tasks.bulk_delete, actor=call.actor, references=task_ids)
        return call.tasks(await run_once(call.database, call.actor, operation, call_keys.bulk))
