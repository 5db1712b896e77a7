"""The conversation: messages, what was called for them, what waits for a yes."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    Field,
    StrictBool,
)

from schemas.fields import NoNul, Request, Timestamp, Title, Wire

MESSAGE_LENGTH = 10_000  # P3-FR-07


class ReadPart(Wire):
    """A piece of the user's message and what the built-in assistant took it for: `action`, `title`, `due`,
    `task` and so on. `start` and `end` (not included) count characters, not bytes or UTF-16 units."""

    what: str
    text: str
    start: int
    end: int


class ToolCall(Wire):
    """A tool call that was really made: with what, what came back, and how long it took."""

    id: str
    tool: str
    parameters: dict[str, Any]
    result: dict[str, Any] | None
    error: str | None = None
    duration_ms: int
    approval: Literal["waiting", "approved", "denied", "expired"] | None = Field(
        None, description="What the user said, where the call needed that; `waiting` until then"
    )
    reading: list[ReadPart] = Field([], description="Why the built-in assistant made the call; not of others")


class ApprovalTask(Wire):
    number: int
    title: str
    due: str | None = Field(description="The due date or time in the user's zone")


class Approval(Wire):
    """A tool call that is made only after the user's yes: with exactly these arguments, for these tasks."""

    approval_id: UUID
    tool_call_id: str
    tool: str
    arguments: dict[str, Any]
    tasks: list[ApprovalTask]
    expires_at: Timestamp
    decision: Literal["approved", "denied", "expired"] | None


class ApprovalDecision(Request):
    approval_id: UUID
    approved: StrictBool


def _each_once(decisions: list[ApprovalDecision]) -> list[ApprovalDecision]:
    if any(decision in decisions[:place] for place, decision in enumerate(decisions)):
        raise ValueError("must name every approval once")
    return decisions


class ApprovalDecisions(Request):
    decisions: Annotated[
        list[ApprovalDecision],
        Field(min_length=1, max_length=100, json_schema_extra={"uniqueItems": True}),
        AfterValidator(_each_once),
    ]


class ChatRequest(Request):
    message: Annotated[NoNul, Field(min_length=1, max_length=MESSAGE_LENGTH)]
    conversation_id: UUID | None = None


class Message(Wire):
    id: UUID
    seq: int
    role: Literal["user", "assistant"]
    content: str
    tool_calls: list[ToolCall]
    turn_id: UUID
    status: str
    created_at: Timestamp
    approvals: list[Approval] = []  # noqa: RUF012  # copied by pydantic


class Tokens(Wire):
    input: int
    output: int
    total: int


class TurnMetadata(Wire):
    model: str
    provider: str
    tokens: Tokens
    duration_ms: int
    fallback: bool


class ChatAnswer(Wire):
    conversation_id: UUID
    turn_id: UUID
    status: str
    response: str
    tool_calls: list[ToolCall]
    approvals: list[Approval]
    messages: list[Message]
    metadata: TurnMetadata


class Conversation(Wire):
    id: UUID
    title: str
    message_count: int
    created_at: Timestamp
    updated_at: Timestamp
    deleted_at: Timestamp | None


class ConversationPage(Wire):
    conversations: list[Conversation]
    next_cursor: str | None


class ConversationChange(Request):
    title: Title


class RunningTurn(Wire):
    id: UUID
    started_at: Timestamp


class MessagePage(Wire):
    messages: list[Message]
    next_before: int | None
    running_turn: RunningTurn | None


class TurnCancelled(Wire):
    turn_id: UUID
    status: str
