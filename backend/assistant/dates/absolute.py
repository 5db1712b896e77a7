"""Dates that name a day and a month: ISO, 4/22, 22.4., "April 22nd", "22nd of April 2027", "Apr-22".

One without a year is the next to come, today included; a weekday beside it picks the year. Numbers alone are
month first, or day first when the user prefers so; the other way round where only that makes a date.
"""

import re
from datetime import date, time

from assistant.dates.calendar import valid, yearly_dates
from assistant.dates.found import ENDS, LEAD, MONTH, YEAR, DateRule, Found, month_number, on_day, one_of
from assistant.dates.numbers import ORDINAL_WORD, value
from assistant.operations import Clock

_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _impossible(match: re.Match[str]) -> Found:
    return Found(match.start(), match.end(), impossible=True)


def _year(text: str) -> int:
    """Two digits are of this century."""
    digits = text.strip("' ")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _date(match: re.Match[str], year: str | None, month: int, day: int, clock: Clock) -> Found | None:
    """The date, or the choices for one without a year; None where the numbers are no date at all."""
    if year:
        return on_day(match, valid(_year(year), month, day))
    possible = 1 <= month <= 12 and 1 <= day <= _DAYS_IN_MONTH[month - 1]
    return one_of(match, yearly_dates(month, day, clock)) if possible else None


def _iso(match: re.Match[str], clock: Clock) -> Found | None:
    day = valid(int(match["y"]), int(match["m"]), int(match["d"]))
    groups = match.groupdict()
    if day is None:
        return _impossible(match)
    if groups.get("h") and int(match["h"]) < 24 and int(match["min"]) < 60:
        return Found(match.start(), match.end(), day=day, time=time(int(match["h"]), int(match["min"])))
    return on_day(match, day)


def _numbers(match: re.Match[str], clock: Clock) -> Found | None:
    first, second = int(match["a"]), int(match["b"])
    month, day = (second, first) if clock.day_first else (first, second)
    if month > 12:
        month, day = day, month
    return _date(match, match.groupdict().get("y"), month, day, clock)


def _dotted(match: re.Match[str], clock: Clock) -> Found | None:
    return _date(match, match.groupdict().get("y"), int(match["m"]), int(match["d"]), clock)


def _named(match: re.Match[str], clock: Clock) -> Found | None:
    day = value(match["d"])
    if not 0 <= day <= 39:
        return None
    return _date(match, match["y"], month_number(match["month"]), day, clock) or _impossible(match)


def _month_of_year(match: re.Match[str], clock: Clock) -> Found | None:
    return on_day(match, date(_year(match["y"]), month_number(match["month"]), 1))


def _month_alone(match: re.Match[str], clock: Clock) -> Found | None:
    return one_of(match, yearly_dates(month_number(match["month"]), 1, clock))


def _year_alone(match: re.Match[str], clock: Clock) -> Found | None:
    return on_day(match, date(int(match["y"]), 1, 1))


_DIGITS = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?P<d>{_DIGITS}(?![\d:])|{ORDINAL_WORD})"
_NOT_A_TIME = r"(?! ?[ap]\.?m\b)(?![:\d])"
_TO = rf"(?: ?(?:-|–|to|till|until|through|and) ?(?:the )?{_DIGITS}(?![\d:])(?= ?$|[,.;!? ]))?"
_Y = rf"(?:(?:, ?| |/|-| of |, of )(?P<y>{YEAR}|'\d\d)(?!:))?"
RULES = (
    DateRule(
        (
            r"(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
            r"(?:(?:t| at | )(?P<h>\d\d):(?P<min>\d\d)(?::\d\d)?z?)?"
        ),
        "2026-12-24",
        _iso,
    ),
    DateRule(r"(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)", "20261224", _iso, weak=True),
    DateRule(r"(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})", "12/24/2026", _numbers),
    DateRule(r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4}|\d{2})", "24.12.2026", _dotted),
    DateRule(rf"{LEAD}(?:the )?(?P<d>\d{{1,2}})\. ?(?P<m>\d{{1,2}})\.(?= |$)", "on 24.12.", _dotted),
    # The point at the end of a sentence may be gone.
    DateRule(
        rf"(?:^|{LEAD})(?:the )?(?P<d>\d{{1,2}})\.(?P<m>0?[1-9]|1[0-2])(?=$|[,;!?\n])",
        "by 24.12",
        _dotted,
    ),
    DateRule(r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\.", "24.12.", _dotted, weak=True),
    DateRule(rf"{LEAD}?(?!24/7)(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}){ENDS}", "12/24", _numbers),
    DateRule(rf"{LEAD}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})", "by 12/24", _numbers),
    DateRule(rf"{LEAD}(?P<a>\d{{1,2}})-(?P<b>\d{{1,2}}){ENDS}", "by 12-24", _numbers),
    DateRule(r"(?P<a>\d{1,2})-(?P<b>\d{1,2})", "12-24", _numbers, weak=True),
    DateRule(
        rf"(?P<month>{MONTH})\.?(?: the | ?[-/] ?| )?{_DAY}{_NOT_A_TIME}{_TO}{_Y}",
        "nov 30",
        _named,
    ),
    DateRule(
        (
            rf"(?:the )?(?P<d>{_DIGITS}){_TO}(?: day)?(?: of | ?[-/] ?|\. ?| )?(?P<month>{MONTH})(?:\.(?= "
            rf"\d))?{_Y}"
        ),
        "30 november",
        _named,
    ),
    DateRule(
        rf"(?:the )?(?P<d>{ORDINAL_WORD})(?: day)? of (?P<month>{MONTH}){_Y}",
        "the thirtieth of november",
        _named,
    ),
    DateRule(rf"(?P<month>{MONTH})(?:,? | of )(?P<y>{YEAR})", "march 2027", _month_of_year),
    DateRule(
        r"(?:(?P<lead>by |until |till |before |from |starting |after )|in |during )(?:next |this |the "
        rf"month of )?(?P<month>{MONTH})"
        rf"(?! (?:the )?\d){ENDS}",
        "by june",
        _month_alone,
    ),
    DateRule(rf"(?:next|this|coming) (?P<month>{MONTH}){ENDS}", "next march", _month_alone),
    DateRule(rf"(?P<month>{MONTH})", "june", _month_alone, weak=True),
    DateRule(rf"(?:(?P<lead>by |until |before )|in )(?P<y>20\d\d){ENDS}", "by 2028", _year_alone),
)
