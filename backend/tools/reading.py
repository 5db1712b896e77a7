"""Tools that look."""

from datetime import date
from typing import Annotated

from fastmcp.tools import ToolResult
from pydantic import Field

from models import Priority
from schemas import TaskQuery, TaskSort, TaskStatus
from services import task_queries
from tools import arguments, auth
from tools.envelope import TaskList, Toolbox, current_call


class TaskPage(TaskList):
    next_cursor: str | None
    total: int | None = Field(description="How many there are in all; null beyond 1,000")


def register(toolbox: Toolbox) -> None:
    @toolbox.tool(TaskPage, Toolbox.READING, scope=auth.READ)
    async def list_tasks(
        status: TaskStatus = "all",
        search: Annotated[str | None, Field(description="Words that must all occur", max_length=200)] = None,
        tag: Annotated[str | None, Field(max_length=50)] = None,
        priority: Priority | None = None,
        due_from: date | None = None,
        due_to: date | None = None,
        overdue: bool | None = None,
        sort: TaskSort = "number",
        limit: Annotated[int, Field(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Field(description="next_cursor of the page before")] = None,
    ) -> ToolResult:
        """List the user's tasks, filtered, sorted and page by page."""
        call = current_call()
        query = arguments.checked(
            TaskQuery,
            {
                "status": status,
                "search": search,
                "tag": tag,
                "priority": priority,
                "due_from": due_from,
                "due_to": due_to,
                "overdue": overdue,
                "sort": sort,
                "limit": limit,
                "cursor": cursor,
            },
        )
        async with call.database.read() as session:
            page = await task_queries.page(session, call.actor, query)
        return call.result(
            {
                "tasks": [call.data(task) for task in page.tasks],
                "next_cursor": page.next_cursor,
                "total": page.total,
            }
        )
