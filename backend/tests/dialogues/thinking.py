"""The stand-in for a provider with something to say: over the wire it is an OpenAI-compatible model, and
what it answers is what the built-in assistant would. So the same dialogues try the protocol."""

import json
from datetime import datetime
from typing import Any

from assistant.operations import Clock
from assistant.turn import next_step
from tests.dialogues.clock import SetClock
from tests.standin.script import Call, Reply, Script, say


class ThinkingScript(Script):
    """Knows nothing but the messages of the request, and what time it was when each came."""

    def __init__(self, clock: SetClock) -> None:
        super().__init__()
        self._clock = clock
        self._said_at: list[datetime] = []

    def next(self, request: dict[str, Any]) -> Reply:
        zone = self._clock.zone
        before = sum(message["role"] == "user" for message in request["messages"]) - 1
        self._said_at = [*self._said_at[:before], self._clock.moment]
        clock = Clock(self._clock.moment.astimezone(zone), zone)
        step = next_step(to_items(request["messages"]), clock, self._said_at[:before])
        if isinstance(step, str):
            return say(step)
        return Reply(calls=[Call(call.name, call.arguments) for call in step])


def to_items(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Messages of chat completions as the input items they were made of."""
    items: list[dict[str, Any]] = []
    for message in messages:
        if message["role"] == "tool":
            items.append(
                {
                    "type": "function_call_output",
                    "call_id": message["tool_call_id"],
                    "output": message["content"],
                }
            )
            continue
        if message["role"] in ("user", "assistant") and message.get("content"):
            items.append({"role": message["role"], "content": message["content"]})
        items += [
            {
                "type": "function_call",
                "call_id": call["id"],
                "name": call["function"]["name"],
                "arguments": json.loads(call["function"]["arguments"]),
            }
            for call in message.get("tool_calls") or ()
        ]
    return items
