"""Any text is read, without an exception and in time that grows with its length."""

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.operations import Clock
from assistant.turn import next_step
from assistant.understanding import understand

NOW = datetime(2026, 11, 24, 15, 46, tzinfo=ZoneInfo("Europe/Berlin"))
_WORDS = (
    "add task tasks to the my list remind me every other day monday and , ; . 1 2 3rd #4 at "
    "5 5pm 12/24 31/31 2026-02-30 of "
    "month until june on by for in hours it that them both all first done complete completed "
    "delete remove clear mark as not "
    "update change move from due date priority high urgent tag with description 'a b' \" ' - "
    ": ! !! ? please can you i need "
    "have what is are how many show overdue today tomorrow next week half past noon morning "
    "yes no never mind one called 99999 "
    "99999999999 feb 29 in 4000 months in 5000 years ago"
)
WORDS = _WORDS.split()
messages = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


@given(messages, st.integers(0, 3_700_000_000))
@settings(max_examples=150, deadline=None)
def test_understand_never_raises(message: str, seconds: int) -> None:
    assert understand(message, datetime.fromtimestamp(seconds, UTC), "America/New_York")


@given(st.lists(messages, min_size=1, max_size=4), messages)
@settings(max_examples=80, deadline=None)
def test_a_next_step_follows_from_any_conversation(said: list[str], reply: str) -> None:
    items = []
    for message in said:
        asked = f"{reply}\nWhich one should I delete?"
        items += [{"role": "user", "content": message}, {"role": "assistant", "content": asked}]
    assert next_step(items[:-1], Clock(NOW, ZoneInfo("Europe/Berlin")))


@pytest.mark.parametrize(
    "unit",
    [
        "add milk and ",
        "a, ",
        "1, ",
        "task ",
        "tomorrow at 5 ",
        "every monday ",
        "'x' ",
        "' ",
        "delete task 1 and ",
        "!! ",
        "a\n",
        "please ",
        "update x to y to ",
        "and ",
        "x",
        "yes all ",
        "the first and second ",
        "i need to ",
        "very urgent ",
        "delete them all ",
        "show me all ",
        "on by at ",
        "#a ",
        ". ",
        "1-",
        "12/",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    def cost(length: int) -> float:
        message = (unit * (length // len(unit) + 1))[:length]
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            understand(message, NOW, "Europe/Berlin")
            best = min(best, time.process_time() - start)
        return best

    understand("warm up " + unit, NOW, "Europe/Berlin")
    # Ten times the text: ten times the work, with room for noise; not a hundred times.
    assert cost(10_000) < 60 * max(cost(1_000), 0.002)
