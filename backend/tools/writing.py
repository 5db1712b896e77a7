"""Tools that change one task, or add some."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastmcp.tools import ToolResult
from pydantic import Field

from models import Priority
from schemas import Tags, Title
from services import call_keys
from services import tasks as service
from services.call_keys import run_once
from services.changes import ChangedTask
from services.finding import TaskRef
from tools.arguments import (
    ChangedFields,
    Description,
    Due,
    NewTask,
    Rule,
    TaskId,
    Zone,
    change,
    creation,
)
from tools.envelope import TaskData, TaskList, Toolbox, current_call


class CompletedTask(TaskData):
    next: TaskData | None = Field(description="The next instance that a recurring task got")


def register(toolbox: Toolbox) -> None:
    @toolbox.tool(TaskData, Toolbox.ADDING)
    async def add_task(
        title: Title,
        description: Description = "",
        due: Due | None = None,
        priority: Priority = Priority.NORMAL,
        tags: Tags | None = None,
        recurrence: Rule | None = None,
        timezone: Zone | None = None,
    ) -> ToolResult:
        """Add a task to the user's list."""
        call = current_call()
        fields = NewTask.model_construct(
            title=title,
            description=description,
            due=due,
            priority=priority,
            tags=tags,
            recurrence=recurrence,
            timezone=timezone,
        )
        data = creation(fields, call.warnings)
        task = await run_once(
            call.database,
            call.actor,
            lambda session: service.add(session, call.actor, data),
            call_keys.one,
            single_statement=True,
        )
        return call.task(task)

    @toolbox.tool(TaskList, Toolbox.ADDING)
    async def add_tasks(
        tasks: Annotated[list[NewTask], Field(min_length=1, max_length=service.ADD_AT_ONCE)],
    ) -> ToolResult:
        """Add up to 20 tasks at once, all or none."""
        call = current_call()
        items = [creation(item, call.warnings) for item in tasks]
        added = await run_once(
            call.database,
            call.actor,
            lambda session: service.add_many(session, call.actor, items),
            call_keys.many,
            single_statement=True,
        )
        return call.tasks(added)

    @toolbox.tool(TaskData, Toolbox.CHANGING)
    async def update_task(
        task_id: TaskId,
        title: Title | None = None,
        description: Description | None = None,
        due: Due | None = None,
        priority: Priority | None = None,
        tags: Tags | None = None,
        recurrence: Rule | None = None,
        timezone: Zone | None = None,
    ) -> ToolResult:
        """Change fields of a task; what is left out stays, empty text clears."""
        call = current_call()
        fields = ChangedFields.model_construct(
            title=title,
            description=description,
            due=due,
            priority=priority,
            tags=tags,
            recurrence=recurrence,
            timezone=timezone,
        )
        data = change(fields, call.warnings)
        task = await run_once(
            call.database,
            call.actor,
            lambda session: service.update(session, call.actor, task_id, data),
            call_keys.one,
        )
        return call.task(task)

    @toolbox.tool(CompletedTask, Toolbox.CHANGING)
    async def complete_task(task_id: TaskId) -> ToolResult:
        """Mark a task as done; a recurring task gets its next instance."""
        call = current_call()
        done = await run_once(
            call.database,
            call.actor,
            lambda session: service.complete(session, call.actor, task_id),
            call_keys.completion,
        )
        return call.task(done.task, next=done.next and call.data(done.next))

    @toolbox.tool(TaskData, Toolbox.CHANGING)
    async def reopen_task(task_id: TaskId) -> ToolResult:
        """Mark a completed task as not done."""
        return await _simple(service.reopen, task_id)

    @toolbox.tool(TaskData, Toolbox.DESTROYING)
    async def delete_task(task_id: TaskId) -> ToolResult:
        """Delete a task; restore_task brings it back."""
        return await _simple(service.delete, task_id)

    @toolbox.tool(TaskData, Toolbox.CHANGING)
    async def restore_task(task_id: TaskId) -> ToolResult:
        """Bring a deleted task back."""
        return await _simple(service.restore, task_id)


async def _simple(operation: Callable[..., Awaitable[ChangedTask]], task_id: TaskRef) -> ToolResult:
    call = current_call()
    task = await run_once(
        call.database,
        call.actor,
        lambda session: operation(session, call.actor, task_id),
        call_keys.one,
    )
    return call.task(task)
