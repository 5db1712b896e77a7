import pytest

from assistant.operations import Clock
from assistant.recurrence import extract_recurrence
from assistant.text import tidy


@pytest.mark.parametrize(
    ("said", "rule", "due"),
    [
        ("every day", "FREQ=DAILY", "2026-11-24"),
        ("every day at 9", "FREQ=DAILY", "2026-11-25T09:00"),
        ("every night at 9", "FREQ=DAILY", "2026-11-24T21:00"),
        ("every weekday at 8:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-25T08:30"),
        ("on weekends", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-28"),
        ("every monday", "FREQ=WEEKLY;BYDAY=MO", "2026-11-30"),
        ("every tuesday", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24"),
        ("every mon, wed and fri at 6pm", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-25T18:00"),
        ("every other tuesday at 9", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-12-01T09:00"),
        ("every 2 weeks on monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-30"),
        ("every 3 days starting friday", "FREQ=DAILY;INTERVAL=3", "2026-11-27"),
        ("every month on the 1st", "FREQ=MONTHLY;BYMONTHDAY=1", "2026-12-01"),
        ("on the 1st and 15th of every month", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-01"),
        ("every month on the last day", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"),
        ("the first monday of every month at noon", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07T12:00"),
        ("every month on the last friday", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"),
        ("every march 5", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", "2027-03-05"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3", "2026-11-24"),
        ("every day for 10 times", "FREQ=DAILY;COUNT=10", "2026-11-24"),
        ("every day for 2 weeks", "FREQ=DAILY;UNTIL=20261207", "2026-11-24"),
        ("every monday until june", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270531", "2026-11-30"),
        ("every monday until dec 24", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261224", "2026-11-30"),
        # A rule with a time ends at the last moment of the day in the user's zone, written in UTC.
        ("every monday at 9 until june", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270531T215959Z", "2026-11-30T09:00"),
    ],
)
def test_rule_and_first_day(said: str, rule: str, due: str, clock: Clock) -> None:
    recurrence, rest = extract_recurrence(tidy(f"stretch {said}"), clock)
    assert recurrence is not None
    assert (recurrence.rule, recurrence.due) == (rule, due)
    assert rest.raw == "stretch"


@pytest.mark.parametrize(
    "said", ["write weekly report", "the daily's notes", "everyday shoes box", "read every page"]
)
def test_no_repetition_is_invented(said: str, clock: Clock) -> None:
    recurrence, rest = extract_recurrence(tidy(said), clock)
    assert recurrence is None
    assert rest.raw == said
