"""The wire forms of chat completions, cut into pieces as awkwardly as real endpoints do it."""

import json
import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any
from uuid import uuid4

from tests.standin.script import Reply

TEXT_PIECE = 5  # characters: most words come in two pieces
ARGUMENT_PIECE = 3  # most names, numbers and escapes come in two pieces

CALL_ID_LENGTH = 40  # what OpenAI takes in `messages[].tool_calls[].id`
FUNCTION_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")

Chunk = dict[str, Any]
Place = str  # "", or where the script may wait or end: "text", "halfway", "arguments"


def objection(asked: dict[str, Any]) -> str | None:
    """What a strict endpoint would answer 400 for: ids, names, and calls without their results."""
    waiting: list[str] = []
    seen: set[str] = set()
    for message in asked["messages"]:
        if message["role"] == "tool":
            if message["tool_call_id"] not in waiting:
                return "a result without its call"
            waiting.remove(message["tool_call_id"])
            continue
        if waiting:
            return "a call without its result"
        for call in message.get("tool_calls") or []:
            if len(call["id"]) > CALL_ID_LENGTH or call["id"] in seen:
                return "a call's id is too long or not its own"
            if not FUNCTION_NAME.fullmatch(call["function"]["name"]):
                return "a function's name has other characters than A-Z a-z 0-9 _ -"
            waiting.append(call["id"])
            seen.add(call["id"])
    return "a call without its result" if waiting else None


def event(chunk: Chunk) -> bytes:
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"


def chunks(
    reply: Reply, asked: dict[str, Any], *, include_usage: bool
) -> Iterator[tuple[Place, Chunk | None]]:
    """The chunks in order, with the places where a script may wait (no chunk) or cut in between."""
    common = {
        "id": f"chatcmpl-{uuid4().hex}",
        "object": "chat.completion.chunk",
        "created": 1_764_000_000,
        "model": asked["model"],
    }

    def chunk(delta: Chunk, finish: str | None = None) -> Chunk:
        choices = [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]
        return {**common, "choices": choices if reply.choices else []}

    yield "", chunk({"role": "assistant", "content": ""})
    pieces = _cut(reply.text, TEXT_PIECE)
    middle = len(pieces) // 2
    for number, piece in enumerate(pieces):
        if number == middle and number:
            yield "halfway", None
            yield "text", None
        yield "", chunk({"content": piece})
    if not middle:
        yield "halfway", None
        yield "text", None
    while reply.endless:
        yield "", chunk({"content": "and so on "})
    for delta in _calls(reply):
        yield ("", chunk(delta)) if delta else ("arguments", None)
    yield "", chunk({}, "tool_calls" if reply.calls else "stop")
    if include_usage and reply.usage is not None:
        yield "", {**common, "choices": [], "usage": _usage(*reply.usage)}


def whole(reply: Reply, asked: dict[str, Any]) -> dict[str, Any]:
    """The same answer as one document."""
    calls = [
        {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.text}}
        for call in reply.calls
    ]
    message = {"role": "assistant", "content": reply.text or None, **({"tool_calls": calls} if calls else {})}
    choice = {"index": 0, "message": message, "finish_reason": "tool_calls" if calls else "stop"}
    return {
        "id": f"chatcmpl-{uuid4().hex}",
        "object": "chat.completion",
        "created": 1_764_000_000,
        "model": asked["model"],
        "choices": [choice] if reply.choices else [],
        "usage": _usage(*reply.usage) if reply.usage else None,
    }


def _calls(reply: Reply) -> Iterator[Chunk | None]:
    """Id and name first, then the arguments in pieces, several calls in turns; None halfway through."""
    for index, call in enumerate(reply.calls):
        function = {"name": call.name, "arguments": ""}
        yield {"tool_calls": [{"index": index, "id": call.id, "type": "function", "function": function}]}
    rows = list(
        zip_longest(*(_cut(call.text, max(ARGUMENT_PIECE, len(call.text) // 500)) for call in reply.calls))
    )
    for number, row in enumerate(rows):
        if number == len(rows) // 2:
            yield None
        for index, piece in enumerate(row):
            if piece is not None:
                yield {"tool_calls": [{"index": index, "function": {"arguments": piece}}]}


def _cut(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def _usage(tokens_in: int, tokens_out: int) -> dict[str, int]:
    return {
        "prompt_tokens": tokens_in,
        "completion_tokens": tokens_out,
        "total_tokens": tokens_in + tokens_out,
    }
