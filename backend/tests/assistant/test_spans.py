"""What was read as what, by places in the message as it was typed."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue.history import Turn
from assistant.dialogue.interpret import interpret
from assistant.explain import explained
from assistant.operations import Clock
from assistant.text import tidy
from assistant.turn import next_step
from assistant.understanding import read

_ZONE = ZoneInfo("Europe/Berlin")
CLOCK = Clock(datetime(2026, 11, 24, 15, 46, tzinfo=_ZONE), _ZONE)


def parts(message: str, clock: Clock) -> list[tuple[str, str]]:
    return [
        (span.what, message[span.start : span.end])
        for operation in read(tidy(message), clock)
        for span in operation.spans
    ]


@pytest.mark.parametrize(
    ("message", "spans"),
    [
        (
            "Please remind me   tomorrow to call Ann about the lease, high priority #home",
            [
                ("action", "remind me"),
                ("due", "tomorrow"),
                ("title", "call Ann about the lease"),
                ("priority", "high priority"),
                ("tags", "#home"),
            ],
        ),
        (
            "add milk, eggs and call the plumber at 5pm",
            [
                ("action", "add"),
                ("title", "milk"),
                ("title", "eggs"),
                ("title", "call the plumber"),
                ("due", "at 5pm"),
            ],
        ),
        (
            "mark the dentist task as done, then delete task 2",
            [
                ("action", "mark"),
                ("task", "the dentist task"),
                ("action", "as done"),
                ("action", "delete"),
                ("task", "task 2"),
            ],
        ),
        (
            "change task 1 to 'Call mom'",
            [("action", "change"), ("task", "task 1"), ("title", "'Call mom'")],
        ),
        ("postpone it 2 days", [("action", "postpone"), ("task", "it"), ("due", "2 days")]),
        ("make the report urgent", [("action", "make"), ("task", "the report"), ("priority", "urgent")]),
        (
            "add 'Gym' every monday with description 'leg day'",
            [
                ("action", "add"),
                ("title", "'Gym'"),
                ("recurrence", "every monday"),
                ("description", "with description 'leg day'"),
            ],
        ),
        ("show overdue tasks", [("action", "show"), ("view", "overdue tasks")]),
        ("is milk on my list?", [("task", "milk"), ("action", "on my list")]),
        ("remnd me to buy stamps", [("action", "remnd me to"), ("title", "buy stamps")]),
        ("Tomorrow, remind me to bake", [("due", "Tomorrow"), ("action", "remind me to"), ("title", "bake")]),
        ("undo that", [("action", "undo that")]),
        ("what is the weather like", []),
    ],
)
def test_spans_of_a_message(message: str, spans: list[tuple[str, str]], clock: Clock) -> None:
    assert parts(message, clock) == spans


@given(st.text(max_size=120))
def test_spans_lie_in_the_message_and_do_not_overlap(message: str) -> None:
    said = f"remind me {message}"
    for operation in read(tidy(said), CLOCK):
        end = 0
        for span in operation.spans:
            assert end <= span.start < span.end <= len(said)
            end = span.end


def test_an_answer_to_a_question_is_explained_as_one(clock: Clock) -> None:
    asked = "2. Team meeting\n3. Budget meeting\nWhich one should I delete?"
    turns = [Turn("delete the meeting", reply=asked), Turn("the second one")]
    [operation] = explained(interpret(turns, clock), "the second one", clock)
    assert [(span.what, span.start, span.end) for span in operation.spans] == [("answer", 0, 14)]


def test_calls_carry_what_led_to_them(clock: Clock) -> None:
    calls = next_step("add milk and delete task 2", clock)
    assert [[(span.what, span.start, span.end) for span in call.spans] for call in calls] == [
        [("action", 0, 3), ("title", 4, 8)],
    ]
