"""Any conversation goes on: no exception, an answer to everything, and never an end without one."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.operations import Clock
from assistant.turn import next_step
from tests.assistant.fake_list import FakeList

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 15, 46, tzinfo=ZONE)
STEPS = 40
COMMANDS = (
    "add {x}", "delete {x}", "complete {x}", "reopen {x}", "move {x} to friday", "make {x} urgent",
    "update {x}", "show my tasks", "what's due today?", "undo", "redo", "undo the last 3", "add",
    "complete", "delete", "restore {x}", "reschedule {x}", "tag {x} with home", "push {x} back by 1 day",
    "show {x}", "call the bank",
)  # fmt: skip
FOLLOWING = (
    "yes", "no", "never mind", "again", "same for {x}", "no, {x}", "sorry, {x}", "I meant {x}", "not {x}",
    "not {x}, {x}", "{x}, not {x}", "{x} too", "and {x}", "wrong one", "tomorrow", "at 5", "at 17:00",
    "every week", "2 hours later", "all of them except {x}", "only {x}", "add {x}. no wait, {x}",
    "{x}", "what about {x}?", "#home", "urgent", "actually {x} instead",
)  # fmt: skip
THINGS = (
    "it", "them", "both", "that one", "the other", "the others", "the rest", "the first one", "the last two",
    "the first 3", "all of them", "everything but milk", "milk", "the meeting", "task 2", "1", "3 and 4",
    "99", "the dentist one", "friday", "at 9pm", "'Buy milk'", "the one on friday", "all", "",
)  # fmt: skip


@st.composite
def messages(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(COMMANDS + FOLLOWING))
    while "{x}" in form:
        form = form.replace("{x}", draw(st.sampled_from(THINGS)), 1)
    return form


def answer(items: list[dict[str, Any]], tasks: FakeList) -> str:
    """The reply of a turn, with its calls made and stored as the service does it."""
    clock = Clock(NOW, ZONE)
    for _ in range(STEPS):
        step = next_step(items, clock)
        if isinstance(step, str):
            items.append({"role": "assistant", "content": step})
            return step
        for call in step:
            call_id = uuid4().hex
            arguments = {name: value for name, value in call.arguments.items() if name != "change_id"}
            output = json.dumps(tasks.call(call.name, arguments))
            items += [
                {
                    "type": "function_call",
                    "call_id": call_id,
                    "name": call.name,
                    "arguments": json.dumps(call.arguments),
                },
                {"type": "function_call_output", "call_id": call_id, "output": output},
            ]
    raise AssertionError("it never came to an end")


@given(st.lists(messages(), min_size=2, max_size=6))
@settings(max_examples=200, deadline=None)
def test_a_conversation_always_goes_on(said: list[str]) -> None:
    tasks = FakeList(NOW)
    for title in ("Buy milk", "Team meeting", "Budget meeting", "Dentist appointment"):
        tasks.add(title, due="2026-11-27T10:00")
    items: list[dict[str, Any]] = []
    for message in said:
        items.append({"role": "user", "content": message})
        assert answer(items, tasks).strip(), said
