"""A run that stopped before calls that need the user's yes, in a form any replica can go on with."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel

from schemas import Approval, ApprovalTask

Decision = Literal["approved", "denied", "expired"]

REFUSALS = {
    "denied": "The user said no to this, so nothing was changed by it.",
    "expired": "Nobody said yes to this in time, so nothing was changed by it.",
}


class WaitingCall(BaseModel):
    """A tool call that waits. `key` is its idempotency key, `sha256` the hash of tool and arguments, `tasks`
    what the user is shown: number, title and due date of each, `reading` why it is made: see ToolFinished."""

    approval_id: UUID
    call_id: str
    tool: str
    arguments: dict[str, Any]
    tasks: list[dict[str, Any]]
    key: str
    sha256: str
    expires_at: datetime
    reading: list[dict[str, Any]] = []

    def wire(self, decision: Decision | None) -> dict[str, Any]:
        """The wire form of schemas.Approval."""
        approval = Approval(
            approval_id=self.approval_id,
            tool_call_id=self.call_id,
            tool=self.tool,
            arguments=self.arguments,
            tasks=[ApprovalTask.model_validate(task) for task in self.tasks],
            expires_at=self.expires_at,
            decision=decision,
        )
        return approval.model_dump(mode="json")


class PausedRun(BaseModel):
    """`state` is the SDK's RunState as JSON; `now`, `timezone` and `said_at` are those the run
    began with: see TurnJob."""

    state: dict[str, Any]
    calls: list[WaitingCall]
    calls_seen: dict[str, int]
    now: datetime
    timezone: str
    said_at: list[datetime] = []
    provider: str = ""
    fallback: bool = False
    input_tokens: int = 0
    output_tokens: int = 0
    duration_ms: int = 0


class Continuation(BaseModel):
    """A paused run with what the user said. `approved`: the hash each approved call was approved with, by
    call id; the other calls were denied. `told`: the calls are shown already, in the same answer."""

    run: PausedRun
    approved: dict[str, str]
    told: bool


def refusal(decision: Literal["denied", "expired"]) -> dict[str, Any]:
    """The envelope of a call that was not approved."""
    return envelope(decision, REFUSALS[decision])


def envelope(code: str, message: str) -> dict[str, Any]:
    """A tool's envelope for a call that the server never got."""
    error = {"code": code, "message": message}
    return {"status": "error", "data": None, "error": error, "warnings": [], "change_id": None}
