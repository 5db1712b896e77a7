"""The tool that takes changes back."""

from typing import Annotated
from uuid import UUID

from fastmcp.tools import ToolResult
from pydantic import Field

from services import undo as undoing
from services.call_keys import run_once
from tools.envelope import TaskList, Toolbox, current_call


class Undone(TaskList):
    undone: str = Field(description="What was taken back, in a sentence")


def register(toolbox: Toolbox) -> None:
    @toolbox.tool(Undone, Toolbox.ADDING)
    async def undo(
        change_id: Annotated[
            int | None, Field(ge=1, le=2**63 - 1, description="A change; leave out for the last")
        ] = None,
        turn_id: Annotated[UUID | None, Field(description="All changes of that turn")] = None,
        redo: Annotated[bool, Field(description="Take back an undo instead")] = False,
    ) -> ToolResult:
        """Take back the user's last changes, or those named; with redo, do them again."""
        call = current_call()
        result = await run_once(
            call.database,
            call.actor,
            lambda session: undoing.undo(session, call.actor, change_id, turn_id, redo),
            undoing.answer,
        )
        return call.tasks(result.tasks, undone=result.undone)
