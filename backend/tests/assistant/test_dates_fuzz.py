"""Any words about dates are read, without an exception, in time that grows with their length."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.dates.extract import RULES as DATE_RULES
from assistant.dates.extract import extract, whole
from assistant.operations import Clock
from assistant.recurrence import extract_recurrence
from assistant.recurrence.extract import RULES as REPEAT_RULES
from assistant.recurrence.pattern import AFTER_COMPLETION
from assistant.text import tidy

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu")
_WORDS = (
    "every each other second third first last next this coming the a an of in on at by from to until "
    "for after before except but and or , . - / : 0 1 2 5 12 13 24 30 31 99 2027 1st 2nd 29th 31st 2/29 "
    "12/24 31/12 24.12. 2027-02-30 2026-11-24 9:30 17:00 1700 5pm 12am 7ish monday tue friday sat "
    "sundays weekday weekends january feb may december today tomorrow tonight yesterday day days week "
    "weeks month months quarter year hour hours minutes fortnight half quarter noon midnight morning "
    "evenings lunch work eod eom cob easter christmas thanksgiving new year's eve twice three twenty "
    "times daily weekly monthly yearly completion done i finish starting ending couple few business "
    "spring q3 mid early late end beginning week-end ago now later "
)
WORDS = _WORDS.split()
# Words that say the past, a day that may be past ("this Monday", "today at 9") or a year that is for some.
PAST = {
    "last", "yesterday", "ago", "before", "this", "today", "tonight", "now", "2027", "2027-02-30",
    "2026-11-24",
}  # fmt: skip
examples = [rule.example for rule in (*DATE_RULES, *REPEAT_RULES)]
phrases = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join) | st.lists(
    st.sampled_from(examples), min_size=1, max_size=3
).map(" ".join)
clocks = st.builds(
    lambda seconds, zone, day_first: Clock(
        datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(zone)), ZoneInfo(zone), day_first
    ),
    st.integers(0, 4_000_000_000),
    st.sampled_from(ZONES),
    st.booleans(),
)


@given(phrases, clocks)
@settings(max_examples=120, deadline=None)
def test_dates_and_repetitions_never_raise(said: str, clock: Clock) -> None:
    for text in (tidy(said), tidy(f"call Ann {said}")):
        for when in (whole(text, clock), extract(text, clock)[0]):
            if when is not None and when.due:
                datetime.fromisoformat(when.due)


@given(
    st.lists(st.sampled_from([word for word in WORDS if word not in PAST]), max_size=6).map(" ".join), clocks
)
@settings(max_examples=120, deadline=None)
def test_no_past_date_unless_it_was_said(said: str, clock: Clock) -> None:
    when, _ = extract(tidy(said), clock)
    if when is None or when.day is None:
        return
    assert when.day >= clock.today
    if when.time is not None and not when.said_day:
        due = datetime.fromisoformat(when.due)
        assert due.replace(tzinfo=due.tzinfo or clock.zone) >= clock.now - timedelta(minutes=1)


@given(phrases, clocks)
@settings(max_examples=120, deadline=None)
def test_every_rule_is_one_of_rfc_5545(said: str, clock: Clock) -> None:
    recurrence, _ = extract_recurrence(tidy(said), clock)
    if recurrence is None:
        return
    due = datetime.fromisoformat(recurrence.due)
    aware = due.replace(tzinfo=due.tzinfo or clock.zone)
    assert aware.date() >= clock.today
    rule = recurrence.rule.removeprefix(AFTER_COMPLETION)
    timed = len(recurrence.due) > 10
    start = aware.astimezone(UTC) if timed else due.replace(tzinfo=None)
    assert rrulestr(rule, dtstart=start) is not None
    assert ("UNTIL" in rule and timed) == rule.endswith("Z")


@pytest.mark.parametrize(
    "unit",
    [
        "in 3 days and ", "the day after ", "a week from ", "half past ", "the first and third ",
        "mon, ", "from 2 to ", "1st and ", "12-", "12.", "9:", "every ", "until the end of ",
        "twenty ", "a quarter of an ", "january ", "3 times a ", "except ", "may the ", "on by at ",
        "the ", "1 ", "5pm ", "2026-", "new year",
    ],
)  # fmt: skip
def test_time_grows_with_length(unit: str) -> None:
    clock = Clock(datetime(2026, 11, 24, 15, 46, tzinfo=ZoneInfo("Europe/Berlin")), ZoneInfo("Europe/Berlin"))

    def cost(length: int) -> float:
        best = float("inf")
        for attempt in range(2):
            text = tidy((unit * (length // len(unit) + 1))[:length] + "x" * attempt)
            start = time.process_time()
            extract(text, clock)
            extract_recurrence(text, clock)
            best = min(best, time.process_time() - start)
        return best

    cost(100)
    # Ten times the text: ten times the work, with room for noise; not a hundred times.
    assert cost(10_000) < 60 * max(cost(1_000), 0.001)
