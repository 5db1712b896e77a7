"""A turn as the AI SDK's "UI message stream v1": what `useChat` reads.

The chunks are those of the protocol (start, text-*, tool-*, data-*, finish, error); ours are
`data-conversation` (id and title, first), `data-tool` (how long a call took, and what of the message led to
it) and `data-approval` (a call that waits for the user's yes, or had an answer).
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from schemas import Approval, Message, ToolCall
from services.turn_events import (
    ApprovalTold,
    Outcome,
    TextDelta,
    TextEnd,
    ToolFinished,
    ToolStarted,
    TurnEvent,
)

HEADERS = {
    "x-vercel-ai-ui-message-stream": "v1",
    "Cache-Control": "no-cache, no-transform",
    "X-Accel-Buffering": "no",  # nginx and its ingress pass the pieces on as they come
}
HEARTBEAT = b": still here\n\n"
DONE = b"data: [DONE]\n\n"

Chunk = dict[str, Any]


def encode(chunk: Chunk) -> bytes:
    """One server-sent event."""
    return b"data: " + json.dumps(chunk, ensure_ascii=False, separators=(",", ":")).encode() + b"\n\n"


class ChunkWriter:
    """Turns the events of one turn into chunks, keeping the protocol's blocks properly opened and closed."""

    def __init__(self) -> None:
        self._texts = 0
        self._text_open = False
        self._tools: dict[str, str] = {}

    def start(
        self, *, message_id: UUID, user_message_id: UUID, conversation_id: UUID, turn_id: UUID, title: str
    ) -> list[Chunk]:
        ids = {
            "conversation_id": str(conversation_id),
            "turn_id": str(turn_id),
            "user_message_id": str(user_message_id),
        }
        return [
            {"type": "start", "messageId": str(message_id), "messageMetadata": ids},
            {"type": "data-conversation", "data": {"id": str(conversation_id), "title": title}},
            {"type": "start-step"},
        ]

    def event(self, event: TurnEvent) -> list[Chunk]:
        match event:
            case TextDelta(text):
                return [*self._open_text(), {"type": "text-delta", "id": self._text_id, "delta": text}]
            case TextEnd():
                return self._close_text()
            case ToolStarted(call_id, tool, parameters):
                self._tools[call_id] = tool
                return [
                    *self._close_text(),
                    {
                        "type": "tool-input-available",
                        "toolCallId": call_id,
                        "toolName": tool,
                        "input": parameters,
                        "dynamic": True,
                    },
                ]
            case ToolFinished():
                return self._tool_finished(event)
            case ApprovalTold(data):
                return [*self._close_text(), *_approval(data)]

    def finish(self, outcome: Outcome, *, conversation_id: UUID, turn_id: UUID) -> list[Chunk]:
        metadata = {
            "conversation_id": str(conversation_id),
            "turn_id": str(turn_id),
            "status": outcome.status,
            "model": outcome.model,
            "provider": outcome.provider,
            "tokens": outcome.tokens.model_dump(),
            "duration_ms": outcome.duration_ms,
            "fallback": outcome.fallback,
        }
        reason = {"failed": "error", "waiting_approval": "tool-calls"}.get(outcome.status, "stop")
        return [
            *self._close_text(),
            {"type": "finish-step"},
            {"type": "finish", "finishReason": reason, "messageMetadata": metadata},
        ]

    def failed(self, sentence: str) -> list[Chunk]:
        """The stream ends without the turn's answer."""
        return [*self._close_text(), {"type": "error", "errorText": sentence}]

    @property
    def _text_id(self) -> str:
        return f"text-{self._texts}"

    def _open_text(self) -> list[Chunk]:
        if self._text_open:
            return []
        self._text_open = True
        self._texts += 1
        return [{"type": "text-start", "id": self._text_id}]

    def _close_text(self) -> list[Chunk]:
        if not self._text_open:
            return []
        self._text_open = False
        return [{"type": "text-end", "id": self._text_id}]

    def _tool_finished(self, event: ToolFinished) -> list[Chunk]:
        call: Chunk = {"toolCallId": event.call_id, "dynamic": True}
        if event.result is not None:
            call |= {"type": "tool-output-available", "output": event.result}
        else:
            call |= {"type": "tool-output-error", "errorText": event.error or "The tool failed."}
        took = {"tool_call_id": event.call_id, "duration_ms": event.duration_ms, "reading": event.reading}
        return [call, {"type": "data-tool", "id": event.call_id, "data": took}]


def _approval(data: Chunk) -> list[Chunk]:
    """The protocol's own request while it is undecided, and always ours with all that a card shows."""
    chunks: list[Chunk] = []
    if data["decision"] is None:
        request = {"approvalId": data["approval_id"], "toolCallId": data["tool_call_id"]}
        chunks.append({"type": "tool-approval-request", **request})
    return [*chunks, {"type": "data-approval", "id": data["approval_id"], "data": data}]


def events_of(message: Message) -> list[TurnEvent]:
    """A stored answer as events, so that a finished turn can be streamed again."""
    return events_of_parts(message.tool_calls, message.approvals, message.content)


def events_of_parts(
    calls: Iterable[ToolCall], approvals: Iterable[Approval], content: str
) -> list[TurnEvent]:
    asked = {approval.tool_call_id: approval for approval in approvals}
    events: list[TurnEvent] = []
    for call in calls:
        events.append(ToolStarted(call.id, call.tool, call.parameters))
        if approval := asked.get(call.id):
            events.append(ApprovalTold(approval.model_dump(mode="json")))
        if call.result is not None or call.error is not None:
            reading = [part.model_dump() for part in call.reading]
            events.append(ToolFinished(call.id, call.result, call.error, call.duration_ms, reading))
    if content:
        events += [TextDelta(content), TextEnd()]
    return events
