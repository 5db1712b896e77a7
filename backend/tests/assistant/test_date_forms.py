"""The forms of dates and times, family by family (docs/language.md)."""

import pytest

from assistant.dates.extract import extract, impossible, whole
from assistant.operations import Clock
from assistant.text import tidy

# The clock of these tests: Tuesday 24 November 2026, 15:46 in Berlin.
FORMS = {
    "absolute": [
        ("2027-03-05", "2027-03-05"),
        ("2027/3/5", "2027-03-05"),
        ("20270305", "2027-03-05"),
        ("5.3.2027", "2027-03-05"),
        ("5/3/27", "2027-05-03"),
        ("5.3.", "2027-03-05"),
        ("3-5", "2027-03-05"),
        ("Mar-5", "2027-03-05"),
        ("5-Mar-2027", "2027-03-05"),
        ("mar/5", "2027-03-05"),
        ("5th of March", "2027-03-05"),
        ("March the fifth", "2027-03-05"),
        ("the thirty-first of March 2028", "2028-03-31"),
        ("twenty third of May", "2027-05-23"),
        ("Sep 9 '27", "2027-09-09"),
        ("March 2028", "2028-03-01"),
        ("in March", "2027-03-01"),
        ("Fri, Mar 5", "2027-03-05"),
        ("Mar 5, Friday", "2027-03-05"),
        ("Sunday, Mar 5", "2028-03-05"),  # 2027 has a Friday there, 2028 a Sunday
        ("Wed, Mar 5", "2027-03-05"),  # no near year agrees, so the date counts
    ],
    "relative": [
        ("in 3 hours", "2026-11-24T18:46"),
        ("in an hour and a half", "2026-11-24T17:16"),
        ("in 2.5 hours", "2026-11-24T18:16"),
        ("in 1h30", "2026-11-24T17:16"),
        ("in three quarters of an hour", "2026-11-24T16:31"),
        ("2 days 3 hours from now", "2026-11-26T18:46"),
        ("within a fortnight", "2026-12-08"),
        ("a couple of days from now", "2026-11-26"),
        ("in half a year", "2027-05-24"),
        ("in twenty-five days", "2026-12-19"),
        ("in a week's time", "2026-12-01"),
        ("after 5 days", "2026-11-29"),
        ("3 business days from now", "2026-11-27"),
        ("in 4 working days", "2026-11-30"),
        ("next business day", "2026-11-25"),
        ("three mondays from now", "2026-12-14"),
        ("2 months ago", "2026-09-24"),
    ],
    "anchored": [
        ("two days after tomorrow", "2026-11-27"),
        ("a week from Monday", "2026-12-07"),
        ("3 weeks from January 10", "2027-01-31"),
        ("the day after Christmas", "2026-12-26"),
        ("the night before Christmas", "2026-12-24T20:00"),
        ("the Monday before Christmas", "2026-12-21"),
        ("the second Friday after Easter", "2027-04-09"),
        ("3 days before the 15th", "2026-12-12"),
        ("an hour before noon tomorrow", "2026-11-25T11:00"),
        ("10 minutes to 2pm tomorrow", "2026-11-25T13:50"),
        ("the end of Friday", "2026-11-27"),
    ],
    "weekdays": [
        ("Friday", "2026-11-27"),
        ("this Tuesday", "2026-11-24"),
        ("Tuesday", "2026-12-01"),
        ("this coming Friday", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("Friday of next week", "2026-12-04"),
        ("next week on Friday", "2026-12-04"),
        ("Friday after next", "2026-12-11"),
        ("Friday week", "2026-12-04"),
        ("a fortnight on Friday", "2026-12-11"),
        ("Friday in two weeks", "2026-12-11"),
        ("in 3 weeks on Monday", "2026-12-14"),
        ("last Friday", "2026-11-20"),
        ("Monday of last week", "2026-11-16"),
        ("wensday", "2026-11-25"),
        ("Friday the 13th", "2027-08-13"),
        ("Thursday the twenty-sixth", "2026-11-26"),
    ],
    "days of the month": [
        ("28th", "2026-11-28"),
        ("on the fifteenth", "2026-12-15"),
        ("the 5th of next month", "2026-12-05"),
        ("next month on the 5th", "2026-12-05"),
        ("last day of February", "2027-02-28"),
        ("second Wednesday of June", "2027-06-09"),
        ("the last Friday of next month", "2026-12-25"),
        ("last business day of the month", "2026-11-30"),
        ("third Thursday in May 2028", "2028-05-18"),
        ("the next day", "2026-11-25"),
    ],
    "periods": [
        ("this week", "2026-11-29"),
        ("next week", "2026-11-30"),
        ("the week after next", "2026-12-07"),
        ("later next week", "2026-12-04"),
        ("middle of next week", "2026-12-02"),
        ("midweek", "2026-11-25"),
        ("mid-month", "2026-12-15"),
        ("within the week", "2026-11-29"),
        ("at the weekend", "2026-11-28"),
        ("next weekend", "2026-12-05"),
        ("the weekend after next", "2026-12-12"),
        ("this quarter", "2026-12-31"),
        ("next quarter", "2027-01-01"),
        ("end of Q1", "2027-03-31"),
        ("Q2 2028", "2028-04-01"),
        ("end of the week", "2026-11-27"),
        ("EOM", "2026-11-30"),
        ("year-end", "2026-12-31"),
        ("mid-May", "2027-05-15"),
        ("late June", "2027-06-21"),
        ("end of January", "2027-01-31"),
        ("beginning of next month", "2026-12-01"),
        ("in the spring", "2027-03-20"),
        ("in the new year", "2027-01-01"),
    ],
    "holidays": [
        ("xmas", "2026-12-25"),
        ("nye", "2026-12-31"),
        ("Independence Day", "2027-07-04"),
        ("thanksgiving", "2026-11-26"),
        ("Black Friday", "2026-11-27"),
        ("St. Patrick's Day", "2027-03-17"),
        ("mothers day", "2027-05-09"),
        ("Good Friday 2028", "2028-04-14"),
        ("next Halloween", "2027-10-31"),
    ],
    "parts of the day": [
        ("tonight", "2026-11-24T20:00"),
        ("later tonight", "2026-11-24T20:00"),
        ("this evening", "2026-11-24T18:00"),
        ("tomorrow morning", "2026-11-25T09:00"),
        ("early tomorrow morning", "2026-11-25T07:00"),
        ("Friday late afternoon", "2026-11-27T16:00"),
        ("on the morning of the 5th", "2026-12-05T09:00"),
        ("tomorrow at lunchtime", "2026-11-25T12:00"),
        ("after work", "2026-11-24T18:00"),
        ("first thing tomorrow", "2026-11-25T09:00"),
        ("COB", "2026-11-24T17:00"),
        ("EOD Friday", "2026-11-27"),
        ("in the morning", "2026-11-25T09:00"),
        ("this afternoon", "2026-11-24T16:00"),  # 14:00 has gone by
        ("this time tomorrow", "2026-11-25T15:46"),
        ("Christmas morning", "2026-12-25T09:00"),
    ],
    "times": [
        ("5pm", "2026-11-24T17:00"),
        ("5 p.m.", "2026-11-24T17:00"),
        ("seven a m", "2026-11-25T07:00"),
        ("17:00", "2026-11-24T17:00"),
        ("1700h", "2026-11-24T17:00"),
        ("17h30", "2026-11-24T17:30"),
        ("at 0730", "2026-11-25T07:30"),
        ("half past three", "2026-11-25T15:30"),
        ("at half five", "2026-11-24T17:30"),
        ("quarter to 6", "2026-11-24T17:45"),
        ("a quarter to midnight", "2026-11-24T23:45"),
        ("twenty-five to six", "2026-11-24T17:35"),
        ("10 past 5", "2026-11-24T17:10"),
        ("five thirty", "2026-11-24T17:30"),
        ("seven fifty am", "2026-11-25T07:50"),
        ("7 in the evening", "2026-11-24T19:00"),
        ("at 815 in the evening", "2026-11-24T20:15"),
        ("5 o'clock sharp", "2026-11-24T17:00"),
        ("around 7ish", "2026-11-24T19:00"),
        ("10 tomorrow night", "2026-11-25T22:00"),
        ("tomorrow 8", "2026-11-25T08:00"),
        ("12 tonight", "2026-11-25T00:00"),
        ("at 2 tomorrow night", "2026-11-26T02:00"),
        ("6/9/27 @ 08:15:42", "2027-06-09T08:15:42"),
    ],
    "ranges": [
        ("from 2 to 4", "2026-11-25T14:00"),
        ("between 3 and 5pm", "2026-11-25T15:00"),
        ("11 to 1pm", "2026-11-25T11:00"),
        ("Thursday 9:30 - 11", "2026-11-26T09:30"),
        ("Dec 24-26", "2026-12-24"),
        ("from Monday to Friday", "2026-11-30"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "due"), [pytest.param(said, due, id=said) for forms in FORMS.values() for said, due in forms]
)
def test_form(said: str, due: str, clock: Clock) -> None:
    result = whole(tidy(said), clock)
    assert result is not None
    assert result.due == due


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("call Bob on April 31 at 5", "April 31"),
        ("the 30th of February", "the 30th of February"),
        ("pay 2027-02-30", "2027-02-30"),
        ("Feb 29, 2027", "Feb 29, 2027"),
    ],
)
def test_an_impossible_day_is_not_moved(text: str, said: str, clock: Clock) -> None:
    when, rest = extract(tidy(text), clock)
    assert when is None
    assert rest.raw == text
    assert impossible(tidy(text), clock) == said


@pytest.mark.parametrize(
    "title",
    [
        "read the second chapter",
        "table for 5",
        "finish 5 of 10 slides",
        "be there 24/7",
        "mix 1/2 cup of flour",
        "book the 5pm train",
        "study for 2 hours",
        "prepare 3 day trip",
        "watch Friday the 13th movie",
        "buy Christmas tree",
        "plan summer vacation",
        "ask may for help",
        "sit in the sun",
        "finish it now",
        "pay invoice 2026-113",
        "call 020 7946 0018",
        "go to the midnight mass",
        "pick up the evening gown",
        "read the may issue",
        "update to version 2.5",
    ],
)
def test_a_name_is_no_date(title: str, clock: Clock) -> None:
    when, rest = extract(tidy(title), clock)
    assert when is None
    assert rest.raw == title
