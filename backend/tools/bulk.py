"""Tools that change many tasks; the server asks for the user's approval of exactly these arguments."""

from typing import Annotated

from fastmcp.tools import ToolResult
from pydantic import Field

from services import call_keys, tasks
from services.call_keys import run_once
from tools.arguments import BulkFields, TaskId, bulk_change
from tools.envelope import TaskList, Toolbox, current_call

TaskIds = Annotated[list[TaskId], Field(min_length=1, description="Numbers or ids of the tasks")]


def register(toolbox: Toolbox) -> None:
    @toolbox.tool(TaskList, Toolbox.DESTROYING, bulk=True)
    async def bulk_update_tasks(
        task_ids: TaskIds,
        set: Annotated[BulkFields, Field(description="The fields to set in each of them")],  # noqa: A002
    ) -> ToolResult:
        """Change fields of many tasks, all or none; needs the user's approval."""
        call = current_call()
        data = bulk_change(set, call.warnings)
        changed = await run_once(
            call.database,
            call.actor,
            lambda session: tasks.bulk_update(session, call.actor, task_ids, data),
            call_keys.bulk,
        )
        return call.tasks(changed)

    @toolbox.tool(TaskList, Toolbox.DESTROYING, bulk=True)
    async def bulk_delete_tasks(task_ids: TaskIds) -> ToolResult:
        """Delete many tasks, all or none; needs the user's approval."""
        call = current_call()
        deleted = await run_once(
            call.database,
            call.actor,
            lambda session: tasks.bulk_delete(session, call.actor, task_ids),
            call_keys.bulk,
        )
        return call.tasks(deleted)
