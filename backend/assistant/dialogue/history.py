"""The model's input items read as turns: what the user said, the tool calls with their results, the reply."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Result:
    """A tool's envelope. A result that is none counts as `unavailable`."""

    ok: bool
    data: Any = None
    code: str = ""
    message: str = ""
    warnings: tuple[str, ...] = ()
    change_id: int | None = None  # names the change for undo

    @property
    def tasks(self) -> list[dict[str, Any]]:
        """The tasks in the data, whichever shape the tool answers in."""
        if not self.ok or not isinstance(self.data, Mapping):
            return []
        several = self.data.get("tasks")
        if isinstance(several, list):
            return [task for task in several if is_task(task)]
        return [dict(self.data)] if is_task(self.data) else []


@dataclass(slots=True)
class Step:
    call_id: str
    name: str
    arguments: dict[str, Any]
    result: Result | None = None


@dataclass(slots=True)
class Turn:
    user: str
    steps: list[Step] = field(default_factory=list)
    reply: str = ""
    said_at: datetime | None = None  # unknown, and of the running turn: now


def is_task(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and isinstance(value.get("number"), int)
        and isinstance(value.get("title"), str)
    )


def read_turns(items: str | Iterable[Any]) -> list[Turn]:
    """The turns in order; the last one is the running turn, whose reply is still empty."""
    if isinstance(items, str):
        return [Turn(items)]
    turns: list[Turn] = []
    for raw in items:
        item = raw if isinstance(raw, Mapping) else raw.model_dump() if hasattr(raw, "model_dump") else {}
        role, kind = item.get("role"), item.get("type")
        if role == "user":
            turns.append(Turn(_text(item.get("content"))))
        elif not turns:
            continue
        elif role == "assistant":
            turns[-1].reply = "\n".join(filter(None, (turns[-1].reply, _text(item.get("content")))))
        elif kind == "function_call":
            turns[-1].steps.append(
                Step(str(item.get("call_id")), str(item.get("name")), _arguments(item.get("arguments")))
            )
        elif kind == "function_call_output":
            for step in turns[-1].steps:
                if step.call_id == item.get("call_id") and step.result is None:
                    step.result = read_result(item.get("output"))
                    break
    return turns


def timed(turns: list[Turn], said_at: Sequence[datetime]) -> list[Turn]:
    """The turns before the running one with the moments they were said at, as far as these are known."""
    for turn, moment in zip(reversed(turns[:-1]), reversed(said_at), strict=False):
        turn.said_at = moment
    return turns


def read_result(output: object) -> Result:
    text = _text(output)
    try:
        envelope = json.loads(text)
    except ValueError:
        envelope = None
    if not isinstance(envelope, dict) or envelope.get("status") not in ("ok", "error"):
        return Result(False, code="unavailable", message=text[:300])
    warnings = tuple(str(w) for w in envelope.get("warnings") or ())
    if envelope["status"] == "ok":
        change_id = envelope.get("change_id")
        return Result(
            True,
            envelope.get("data"),
            warnings=warnings,
            change_id=change_id if isinstance(change_id, int) else None,
        )
    error = envelope.get("error")
    error = error if isinstance(error, dict) else {}
    return Result(
        False, code=str(error.get("code", "")), message=str(error.get("message", "")), warnings=warnings
    )


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, Mapping):
        content = [content]
    if isinstance(content, list):
        parts = [p.get("text") for p in content if isinstance(p, Mapping)]
        return "".join(part for part in parts if isinstance(part, str))
    return ""


def _arguments(text: object) -> dict[str, Any]:
    try:
        value = json.loads(text) if isinstance(text, str) else text
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
