"""The conversation so far, as a model reads it: what was said, which tools were called, what came back."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from sqlalchemy import Row, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Message

MESSAGES = 30  # the last fifteen turns; more costs tokens and adds little
FULL_RESULTS = 6  # messages, from the newest, whose tool results are given whole
WHOLE_CHARACTERS = 8_000  # about 2,000 tokens
_NAMED_BY = ("id", "number", "title", "due", "completed", "priority", "tags", "recurrence")
_LEFT_OUT = json.dumps({"status": "ok", "data": None, "note": "earlier result left out"})

InputItem = dict[str, Any]
# A message's turn, role, content, tool calls and time.
Said = Row[UUID, str, str, list[dict[str, Any]], datetime]


class Earlier(NamedTuple):
    """The input items of the conversation before a turn, and when each message of the user in them was
    sent: a provider gets the items alone, the built-in assistant counts "tomorrow" from the times."""

    items: list[InputItem]
    said_at: list[datetime]


NOTHING_EARLIER = Earlier([], [])

# Columns of the table, and built once: objects, and a statement built each time, take 0.4 ms longer.
_c: Any = Message.__table__.c
_LATEST = (
    select(_c.turn_id, _c.role, _c.content, _c.tool_calls, _c.created_at)
    .where(_c.conversation_id == bindparam("conversation_id"), _c.seq < bindparam("before_seq"))
    .order_by(_c.seq.desc())
    .limit(MESSAGES)
)


async def history(session: AsyncSession, conversation_id: UUID, before_seq: int) -> Earlier:
    """The SDK's input items for the last messages before `before_seq`, oldest first, with their times.

    One index range of fixed length: the cost does not grow with the conversation.
    """
    values = {"conversation_id": conversation_id, "before_seq": before_seq}
    found = await session.execute(_LATEST, values)
    messages = list(reversed(found.all()))
    return Earlier(
        to_items(messages), [at for _, role, content, _, at in messages if role == "user" and content]
    )


def to_items(messages: Sequence[Said]) -> list[InputItem]:
    """Messages as input items; a tool call and its result come before the words that followed them."""
    items: list[InputItem] = []
    for index, (turn_id, role, content, tool_calls, _) in enumerate(messages):
        whole = index >= len(messages) - FULL_RESULTS
        for call in tool_calls:
            items += call_items(turn_id, call, whole=whole)
        if content:
            items.append({"role": role, "content": content})
    return items


def call_items(turn_id: UUID, call: dict[str, Any], *, whole: bool = True) -> list[InputItem]:
    """A stored tool call and its result, which may be left out when it is old."""
    call_id = f"call_{uuid5(turn_id, call['id']).hex}"  # unique; providers refuse over 40 characters
    result = call["result"] if call["result"] is not None else {"status": "error", "error": call["error"]}
    if call.get("approval"):  # what the user said to it
        result = {**result, "approval": call["approval"]}
    return [
        {
            "type": "function_call",
            "call_id": call_id,
            "name": call["tool"],
            "arguments": json.dumps(call["parameters"], ensure_ascii=False),
        },
        {
            "type": "function_call_output",
            "call_id": call_id,
            "output": _output(result) if whole else _LEFT_OUT,
        },
    ]


def _output(result: dict[str, Any]) -> str:
    """The result as it came back; of a long list only what tasks are spoken of by, to save tokens."""
    text = json.dumps(result, ensure_ascii=False)
    data = result.get("data")
    if len(text) <= WHOLE_CHARACTERS or not isinstance(data, dict) or not isinstance(data.get("tasks"), list):
        return text
    tasks = [{name: task.get(name) for name in _NAMED_BY} for task in data["tasks"]]
    return json.dumps({**result, "data": {**data, "tasks": tasks}}, ensure_ascii=False)
