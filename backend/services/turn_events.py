"""What happens in a turn, as small facts: the agent tells them, the stream and the record follow."""

import hashlib
import json
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal
from uuid import UUID

from schemas import Approval, ReadPart, Tokens, ToolCall
from services.paused_run import PausedRun


@dataclass(frozen=True, slots=True)
class TextDelta:
    """The next piece of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class TextEnd:
    """The answer's present paragraph is complete; more text starts a new one."""


@dataclass(frozen=True, slots=True)
class ToolStarted:
    call_id: str
    tool: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToolFinished:
    """`result` is the tool's envelope; `error` a sentence when there is none or it tells of a failure;
    `reading` the wire form of schemas.ReadPart, the message's pieces that led to the call."""

    call_id: str
    result: dict[str, Any] | None
    error: str | None
    duration_ms: int
    reading: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ApprovalTold:
    """A call waits for the user's yes, or had an answer. `data` is the wire form of schemas.Approval."""

    data: dict[str, Any]


TurnEvent = TextDelta | TextEnd | ToolStarted | ToolFinished | ApprovalTold


def storable[Event: TurnEvent](event: Event) -> Event:
    """The event without the characters PostgreSQL and UTF-8 cannot hold: a model may write anything."""
    return replace(event, **{item.name: cleaned(getattr(event, item.name)) for item in fields(event)})


def cleaned(value: Any) -> Any:
    """The JSON value without those characters, in all its texts."""
    match value:
        case str():
            return value.encode(errors="ignore").decode().replace("\x00", "")
        case dict():
            return {cleaned(key): cleaned(item) for key, item in value.items()}
        case list():
            return [cleaned(item) for item in value]
        case _:
            return value


@dataclass(slots=True)
class Outcome:
    """How a turn ended, and what it took. `paused` is there when it waits for the user's yes."""

    status: Literal["done", "interrupted", "failed", "waiting_approval"]
    provider: str
    model: str
    fallback: bool = False
    tokens: Tokens = field(default_factory=lambda: Tokens(input=0, output=0, total=0))
    duration_ms: int = 0
    paused: PausedRun | None = None


class TurnRecord:
    """Collects a turn's events into what is stored: the text and the tool calls really made."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.tool_calls: dict[str, ToolCall] = {}
        self.approvals: dict[str, Approval] = {}
        self._open = False

    def add(self, event: TurnEvent) -> None:
        match event:
            case TextDelta(text):
                if not self._open:
                    self.paragraphs.append("")
                    self._open = True
                self.paragraphs[-1] += text
            case TextEnd():
                self._open = False
            case ToolStarted(call_id, tool, parameters):
                self._open = False
                self.tool_calls[call_id] = ToolCall(
                    id=call_id, tool=tool, parameters=parameters, result=None, duration_ms=0
                )
            case ToolFinished(call_id, result, error, duration_ms, reading):
                call = self.tool_calls[call_id]
                call.result, call.error, call.duration_ms = result, error, duration_ms
                call.reading = [ReadPart.model_validate(part) for part in reading]
            case ApprovalTold(data):
                approval = Approval.model_validate(data)
                self.approvals[str(approval.approval_id)] = approval
                self.tool_calls[approval.tool_call_id].approval = approval.decision or "waiting"

    def tool_calls_json(self) -> str:
        """The calls in the order they were made, as stored in `messages.tool_calls`."""
        return json.dumps([call.model_dump(mode="json") for call in self.tool_calls.values()])

    @property
    def text(self) -> str:
        return "\n\n".join(paragraph.strip() for paragraph in self.paragraphs if paragraph.strip())


def call_key(turn_id: UUID, tool: str, arguments: dict[str, Any], occurrence: int) -> str:
    """The idempotency key of a tool call: the same call of the same turn has the same key, on any replica."""
    canonical = json.dumps([tool, arguments], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"{turn_id}:{hashlib.sha256(canonical.encode()).hexdigest()[:32]}:{occurrence}"
