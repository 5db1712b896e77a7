from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.dates.extract import extract, whole
from assistant.operations import Clock
from assistant.text import tidy


def at(moment: str, zone: str = "Europe/Berlin", day_first: bool = False) -> Clock:
    tz = ZoneInfo(zone)
    return Clock(datetime.fromisoformat(moment).replace(tzinfo=tz), tz, day_first)


# Tuesday 24 November 2026, 15:46.
NOW = "2026-11-24T15:46"


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("today", "2026-11-24"),
        ("tomorrow", "2026-11-25"),
        ("the day after tomorrow", "2026-11-26"),
        ("tonight", "2026-11-24T20:00"),
        ("friday", "2026-11-27"),
        ("this friday", "2026-11-27"),
        ("tuesday", "2026-12-01"),
        ("next friday", "2026-12-04"),
        ("next monday", "2026-11-30"),
        ("friday next week", "2026-12-04"),
        ("next week", "2026-11-30"),
        ("next month", "2026-12-01"),
        ("this weekend", "2026-11-28"),
        ("the 15th", "2026-12-15"),
        ("the 30th", "2026-11-30"),
        ("the 31st", "2026-12-31"),
        ("the 5th of next month", "2026-12-05"),
        ("Nov 30", "2026-11-30"),
        ("30 November", "2026-11-30"),
        ("January 3rd, 2028", "2028-01-03"),
        ("1 nov", "2027-11-01"),
        ("Feb 29", "2028-02-29"),
        ("2027-02-05", "2027-02-05"),
        ("2027-02-05T08:15", "2027-02-05T08:15"),
        ("12/24", "2026-12-24"),
        ("3/4/2027", "2027-03-04"),
        ("31.12.2026", "2026-12-31"),
        ("end of month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("end of the year", "2026-12-31"),
        ("in 3 days", "2026-11-27"),
        ("in two weeks", "2026-12-08"),
        ("in a month", "2026-12-24"),
        ("in 3 hours", "2026-11-24T18:46"),
        ("in half an hour", "2026-11-24T16:16"),
        ("in 90 minutes", "2026-11-24T17:16"),
        ("a week from friday", "2026-12-04"),
        ("yesterday", "2026-11-23"),
        ("at 5pm", "2026-11-24T17:00"),
        ("at 3pm", "2026-11-25T15:00"),
        ("5:30", "2026-11-24T17:30"),
        ("09:15", "2026-11-25T09:15"),
        ("at 7", "2026-11-24T19:00"),
        ("at 5", "2026-11-24T17:00"),
        ("noon", "2026-11-25T12:00"),
        ("midnight", "2026-11-25T00:00"),
        ("half past six", "2026-11-24T18:30"),
        ("quarter to 8 pm", "2026-11-24T19:45"),
        ("tomorrow at noon", "2026-11-25T12:00"),
        ("tomorrow morning", "2026-11-25T09:00"),
        ("friday evening", "2026-11-27T18:00"),
        ("friday at 8 in the evening", "2026-11-27T20:00"),
        ("tonight at 9", "2026-11-24T21:00"),
        ("tomorrow at 7", "2026-11-25T07:00"),
        ("at 4 tomorrow afternoon", "2026-11-25T16:00"),
        ("today at 9am", "2026-11-24T09:00"),
        ("on monday 14:45", "2026-11-30T14:45"),
        ("thursday the 26th", "2026-11-26"),
    ],
)
def test_expression(said: str, due: str) -> None:
    result = whole(tidy(said), at(NOW))
    assert result is not None
    assert result.due == due


@pytest.mark.parametrize(
    ("said", "due", "rest"),
    [
        ("call Ann tomorrow about the party", "2026-11-25", "call Ann about the party"),
        ("tomorrow call Ann at 5pm", "2026-11-25T17:00", "call Ann"),
        ("slides for monday meeting by friday", "2026-11-27", "slides for monday meeting"),
        ("pay rent by the 1st", "2026-12-01", "pay rent"),
        ("renew it no later than friday", "2026-11-27", "renew it"),
        ("carton friday", "2026-11-27", "carton"),
        ("the parents' evening on thursday", "2026-11-26", "the parents' evening"),
    ],
)
def test_taken_out_of_a_sentence(said: str, due: str, rest: str) -> None:
    when, left = extract(tidy(said), at(NOW))
    assert when is not None
    assert (when.due, left.raw) == (due, rest)


@pytest.mark.parametrize(
    "said",
    [
        "read the 2nd chapter",
        "buy 1/2 lb butter",
        "monday's report",
        "march for the climate",
        "buy sun cream",
        "see 5 people",
        "may the force be with you",
        "version 3.5",
        "buy 2 12 packs",
        "the 45th",
        "2026-13-45",
        "prepare the monday report",
        "read 1984",
        "watch 24",
    ],
)
def test_no_date_is_invented(said: str) -> None:
    when, rest = extract(tidy(said), at(NOW))
    assert when is None
    assert rest.raw == said


def test_day_first_reads_the_day_before_the_month() -> None:
    april = whole(tidy("on 3/4"), at(NOW, day_first=True))
    assert april is not None
    assert april.due == "2027-04-03"
    march = whole(tidy("on 3/4"), at(NOW))
    assert march is not None
    assert march.due == "2027-03-04"


@pytest.mark.parametrize(
    ("now", "zone", "said", "due"),
    [
        # Clocks go forward at 02:00 in Berlin on 28 March 2027 and in New York on 14 March 2027.
        ("2027-03-27T12:00", "Europe/Berlin", "tomorrow at 2:30am", "2027-03-28T03:30"),
        ("2027-03-28T01:30", "Europe/Berlin", "in 2 hours", "2027-03-28T04:30"),
        ("2027-03-13T23:30", "America/New_York", "in 3 hours", "2027-03-14T03:30"),
        ("2027-03-13T23:30", "America/New_York", "in 1 day", "2027-03-14"),
        # Clocks go back at 03:00 in Berlin on 31 October 2027.
        ("2027-10-31T01:30", "Europe/Berlin", "in 1 hour", "2027-10-31T02:30"),
        # The second 02:30 carries its offset.
        ("2027-10-31T01:30", "Europe/Berlin", "in 2 hours", "2027-10-31T02:30+01:00"),
        ("2027-10-30T12:00", "Europe/Berlin", "tomorrow at 2:30am", "2027-10-31T02:30"),
        # Lord Howe moves by half an hour.
        ("2027-10-02T12:00", "Australia/Lord_Howe", "tomorrow at 2:15am", "2027-10-03T02:45"),
    ],
)
def test_clock_changes(now: str, zone: str, said: str, due: str) -> None:
    result = whole(tidy(said), at(now, zone))
    assert result is not None
    assert result.due == due


@pytest.mark.parametrize(
    ("now", "said", "due"),
    [
        ("2026-12-31T23:50", "tomorrow", "2027-01-01"),
        ("2026-12-31T23:50", "in 20 minutes", "2027-01-01T00:10"),
        ("2026-12-31T10:00", "next month", "2027-01-01"),
        ("2026-12-30T10:00", "friday", "2027-01-01"),
        ("2027-01-31T10:00", "in a month", "2027-02-28"),
        ("2028-01-31T10:00", "in a month", "2028-02-29"),
        ("2027-01-31T10:00", "the 30th", "2027-03-30"),
        ("2027-02-10T10:00", "end of month", "2027-02-28"),
        ("2026-11-29T10:00", "next friday", "2026-12-04"),
        ("2026-11-27T10:00", "friday", "2026-12-04"),
        ("2026-11-28T10:00", "this weekend", "2026-11-28"),
        ("2026-11-24T21:30", "tonight", "2026-11-24T22:00"),
        ("2026-11-24T23:30", "at 8", "2026-11-25T08:00"),
    ],
)
def test_ends_of_weeks_months_and_years(now: str, said: str, due: str) -> None:
    result = whole(tidy(said), at(now))
    assert result is not None
    assert result.due == due


def test_the_users_zone_decides_what_today_is() -> None:
    instant = datetime(2026, 11, 24, 23, 30, tzinfo=ZoneInfo("UTC"))
    for zone, due in (("Pacific/Auckland", "2026-11-26"), ("America/Los_Angeles", "2026-11-25")):
        tz = ZoneInfo(zone)
        result = whole(tidy("tomorrow"), Clock(instant.astimezone(tz), tz))
        assert result is not None
        assert result.due == due
