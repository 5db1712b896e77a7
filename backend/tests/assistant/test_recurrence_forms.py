"""The forms of repetition, family by family (docs/language.md)."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.operations import Clock
from assistant.recurrence import extract_recurrence
from assistant.replies import repeat_phrase
from assistant.text import tidy

WORKDAYS = "MO,TU,WE,TH,FR"
# The clock of these tests: Tuesday 24 November 2026, 15:46 in Berlin.
FORMS = {
    "intervals": [
        ("each and every day", "FREQ=DAILY", "2026-11-24"),
        ("every third day", "FREQ=DAILY;INTERVAL=3", "2026-11-24"),
        ("on alternate days", "FREQ=DAILY;INTERVAL=2", "2026-11-24"),
        ("fortnightly on Fridays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27"),
        ("once in two weeks", "FREQ=WEEKLY;INTERVAL=2", "2026-11-24"),
        ("bimonthly", "FREQ=MONTHLY;INTERVAL=2", "2026-11-24"),
        ("once per quarter", "FREQ=MONTHLY;INTERVAL=3", "2026-11-24"),
        ("semi-annually", "FREQ=MONTHLY;INTERVAL=6", "2026-11-24"),
        ("on a yearly basis", "FREQ=YEARLY", "2026-11-24"),
        ("every 6 hours", "FREQ=HOURLY;INTERVAL=6", "2026-11-24T21:46"),
        ("every 4 hours starting at 8am", "FREQ=HOURLY;INTERVAL=4", "2026-11-25T08:00"),
    ],
    "times per period": [
        ("twice a day", "FREQ=DAILY;BYHOUR=9,18", "2026-11-24T18:00"),
        ("3x a week", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-25"),
        ("twice a week on Monday and Thursday", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-26"),
        ("once a month on the 5th", "FREQ=MONTHLY;BYMONTHDAY=5", "2026-12-05"),
        ("5 days a week", f"FREQ=WEEKLY;BYDAY={WORKDAYS}", "2026-11-24"),
        ("twice monthly", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-01"),
        ("four times a year", "FREQ=MONTHLY;INTERVAL=3", "2026-11-24"),
    ],
    "times of day": [
        ("every morning at 5", "FREQ=DAILY", "2026-11-25T05:00"),
        ("nightly at 10", "FREQ=DAILY", "2026-11-24T22:00"),
        ("every morning and evening", "FREQ=DAILY;BYHOUR=9,18", "2026-11-24T18:00"),
        ("every day at 8am and 8pm", "FREQ=DAILY;BYHOUR=8,20", "2026-11-24T20:00"),
        ("at 9 every weekday", f"FREQ=WEEKLY;BYDAY={WORKDAYS}", "2026-11-25T09:00"),
        ("3pm everyday", "FREQ=DAILY", "2026-11-25T15:00"),
        ("every 2 hours between 9am and 5pm", "FREQ=DAILY;BYHOUR=9,11,13,15,17", "2026-11-24T17:00"),
    ],
    "weekdays": [
        ("mon wed fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-25"),
        ("tue/thu at 6", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-11-24T18:00"),
        ("every Tuesday and every Thursday", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-11-24"),
        ("Monday through Thursday at 4pm", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "2026-11-24T16:00"),
        ("every weekday morning", f"FREQ=WEEKLY;BYDAY={WORKDAYS}", "2026-11-25T09:00"),
        ("every other weekend", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU", "2026-11-28"),
        ("on Sunday evenings", "FREQ=WEEKLY;BYDAY=SU", "2026-11-29T18:00"),
        ("at the end of each week", "FREQ=WEEKLY;BYDAY=FR", "2026-11-27"),
    ],
    "months": [
        ("the 1st and 15th of each month", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-01"),
        ("on the 10th of every third month", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", "2026-12-10"),
        ("at the end of every month", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"),
        ("first and third Monday", "FREQ=MONTHLY;BYDAY=1MO,3MO", "2026-12-07"),
        ("every second Tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU", "2026-12-08"),
        ("every third Friday", "FREQ=MONTHLY;BYDAY=3FR", "2026-12-18"),
        ("every second Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-24"),
        ("the last business day of every month", f"FREQ=MONTHLY;BYDAY={WORKDAYS};BYSETPOS=-1", "2026-11-30"),
        ("at the end of each quarter", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "2026-12-31"),
    ],
    "years": [
        ("annually on 5 May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5", "2027-05-05"),
        ("every year in June", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1", "2027-06-01"),
        ("each 5/4", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4", "2027-05-04"),
        ("every year on the last Sunday in October", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "2027-10-31"),
        ("every January and July", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", "2027-01-01"),
        ("every Christmas", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", "2026-12-25"),
        ("every Thanksgiving", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26"),
        ("every Feb 29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29"),
    ],
    "exceptions": [
        ("daily except weekends", f"FREQ=WEEKLY;BYDAY={WORKDAYS}", "2026-11-24"),
        ("every day but Sunday at 7am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA", "2026-11-25T07:00"),
        (
            "every month except July",
            "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,8,9,10,11,12",
            "2026-11-24",
        ),
    ],
    "starts and ends": [
        ("every week starting Monday", "FREQ=WEEKLY", "2026-11-30"),
        ("every Monday for 10 weeks", "FREQ=WEEKLY;BYDAY=MO;COUNT=10", "2026-11-30"),
        ("every 2 weeks for 10 weeks", "FREQ=WEEKLY;INTERVAL=2;COUNT=5", "2026-11-24"),
        ("daily 10 times", "FREQ=DAILY;COUNT=10", "2026-11-24"),
        ("every Friday until end of year", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231", "2026-11-27"),
        ("every Monday through June", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270630", "2026-11-30"),
        ("until Christmas every day", "FREQ=DAILY;UNTIL=20261225", "2026-11-24"),
        ("every day until 2028", "FREQ=DAILY;UNTIL=20271231", "2026-11-24"),
        ("every day this week", "FREQ=DAILY;UNTIL=20261129", "2026-11-24"),
        ("every Friday in December", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231", "2026-12-04"),
        ("every day from Monday until Friday", "FREQ=DAILY;UNTIL=20261204", "2026-11-30"),
        ("every day from Dec 1 to Dec 10", "FREQ=DAILY;UNTIL=20261210", "2026-12-01"),
        ("every hour until 6pm", "FREQ=HOURLY;UNTIL=20261124T170000Z", "2026-11-24T16:46"),
        (
            "every other Tuesday at 9 until June",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270531T215959Z",
            "2026-12-01T09:00",
        ),
    ],
    "from completion": [
        ("3 days after I finish", "RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3", "2026-11-24"),
        ("every 2 weeks after completion", "RRULE;X-FROM=COMPLETION:FREQ=WEEKLY;INTERVAL=2", "2026-11-24"),
        ("a month after it's done", "RRULE;X-FROM=COMPLETION:FREQ=MONTHLY", "2026-11-24"),
        ("weekly after completion at 9", "RRULE;X-FROM=COMPLETION:FREQ=WEEKLY", "2026-11-25T09:00"),
    ],
}


@pytest.mark.parametrize(
    ("said", "rule", "due"),
    [pytest.param(*form, id=form[0]) for forms in FORMS.values() for form in forms],
)
def test_form(said: str, rule: str, due: str, clock: Clock) -> None:
    recurrence, rest = extract_recurrence(tidy(f"stretch {said}"), clock)
    assert recurrence is not None
    assert (recurrence.rule, recurrence.due) == (rule, due)
    assert rest.raw == "stretch"


@pytest.mark.parametrize(
    "said",
    [
        "pick three Mondays from now",  # a distance
        "stretch every Feb 30",
        "stretch every Easter",  # no rule of RFC 5545 follows it
        "check every room",
        "eat an apple a day",
        "stretch every 10 minutes",  # finer than the service repeats
        "read the daily mail",
    ],
)
def test_no_repetition_is_invented(said: str, clock: Clock) -> None:
    recurrence, rest = extract_recurrence(tidy(said), clock)
    assert recurrence is None
    assert rest.raw == said


def test_what_no_rule_can_hold_stays_in_the_text(clock: Clock) -> None:
    recurrence, rest = extract_recurrence(tidy("stretch every Monday except December 28"), clock)
    assert recurrence is not None
    assert recurrence.due == "2026-11-30"
    assert rest.raw == "stretch except December 28"


@pytest.mark.parametrize(
    ("now", "zone", "said", "due"),
    [
        ("2027-03-27T12:00", "Europe/Berlin", "every day at 2:30am", "2027-03-28T03:30"),
        ("2027-01-31T12:00", "Europe/Berlin", "monthly on the 31st at 9", "2027-03-31T09:00"),
        ("2026-12-31T23:30", "America/New_York", "every day at 9", "2027-01-01T09:00"),
        ("2027-10-31T01:30", "Europe/Berlin", "every 2 hours", "2027-10-31T02:30+01:00"),
    ],
)
def test_clock_changes_and_ends_of_months_and_years(now: str, zone: str, said: str, due: str) -> None:
    tz = ZoneInfo(zone)
    clock = Clock(datetime.fromisoformat(now).replace(tzinfo=tz), tz)
    recurrence, _ = extract_recurrence(tidy(said), clock)
    assert recurrence is not None
    assert recurrence.due == due


def test_day_first_dates_are_read_as_the_user_writes_them(clock: Clock) -> None:
    european = Clock(clock.now, clock.zone, day_first=True)
    recurrence, _ = extract_recurrence(tidy("stretch every 5/4"), european)
    assert recurrence is not None
    assert recurrence.rule == "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=5"


def test_a_rule_from_completion_is_told_as_one(clock: Clock) -> None:
    rule = "RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3"
    assert repeat_phrase(rule, clock) == "repeating every 3 days after it is done"
