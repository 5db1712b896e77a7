"""The tool that takes changes back."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastmcp.tools import ToolResult
from pydantic import Field

from errors import InvalidRequest
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
        change_ids: Annotated[
            list[Annotated[int, Field(ge=1, le=2**63 - 1)]] | None,
            Field(
                min_length=1, description="Instead of all others: exactly these, as an approval names them"
            ),
        ] = None,
    ) -> ToolResult:
        """Take back the user's last changes, or those named; with redo, do them again."""
        call = current_call()
        actor = call.actor
        if change_ids is None:  # what the user approved must be named: the last change may be another by now
            actor = replace(actor, approved=False)
        elif redo or change_id is not None or turn_id is not None:
            raise InvalidRequest.field("change_ids", "must come without change_id, turn_id and redo")
        result = await run_once(
            call.database,
            actor,
            lambda session: undoing.undo(session, actor, change_id, turn_id, redo, change_ids),
            undoing.answer,
        )
        return call.tasks(result.tasks, undone=result.undone)
