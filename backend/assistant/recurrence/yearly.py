"""Repetition in years: "every 5 May", "annually on the last Sunday in October", "every Christmas"."""

import re
from datetime import date

from assistant.dates.calendar import month_end
from assistant.dates.extract import find
from assistant.dates.found import MONTH, compiled, month_number
from assistant.dates.holidays import NAMES, holiday
from assistant.dates.numbers import ORDINAL_WORD, value
from assistant.operations import Clock
from assistant.recurrence.monthly import KIND, PLACES, nth
from assistant.recurrence.pattern import CODES, EACH, Pattern, RepeatRule

_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SAMPLE = range(2024, 2052)  # every weekday of every date comes round


def _date(match: re.Match[str]) -> Pattern | None:
    month, day = month_number(match["month"] or match["month2"]), value(match["d"] or match["d2"])
    if not 1 <= day <= _DAYS_IN_MONTH[month - 1]:
        return None
    return Pattern("YEARLY", by=(("BYMONTH", str(month)), ("BYMONTHDAY", str(day))))


def _nth(match: re.Match[str]) -> Pattern | None:
    by = nth(match["places"], match["kind"])
    return Pattern("YEARLY", by=(("BYMONTH", str(month_number(match["month"]))), *by)) if by else None


def _months(match: re.Match[str]) -> Pattern:
    """A month alone: its first day."""
    months = sorted({month_number(word) for word in re.findall(MONTH, match["months"])})
    return Pattern("YEARLY", by=(("BYMONTH", ",".join(map(str, months))), ("BYMONTHDAY", "1")))


def _holiday(match: re.Match[str]) -> Pattern | None:
    """A holiday on a fixed date or an nth weekday; the feasts that go by Easter have no rule."""
    named = holiday(match["feast"])
    days = [named.in_year(year) for year in _SAMPLE] if named else []
    if not days or len({day.month for day in days}) > 1:
        return None
    month = ("BYMONTH", str(days[0].month))
    if len({day.day for day in days}) == 1:
        return Pattern("YEARLY", by=(month, ("BYMONTHDAY", str(days[0].day))))
    if len({day.weekday() for day in days}) > 1:
        return None
    in_row = {(day.day + 6) // 7 for day in days}
    place = in_row.pop() if len(in_row) == 1 else -1 if all(map(_is_last, days)) else 0
    return Pattern("YEARLY", by=(month, ("BYDAY", f"{place}{CODES[days[0].weekday()]}"))) if place else None


def on_each_date(low: str, clock: Clock) -> tuple[int, int, Pattern] | None:
    """ "Every 4/15": a date in any form without a year, read as the user writes dates."""
    match = compiled(rf"(?<!\w)(?:on )?{EACH} ").search(low)
    if match is None:
        return None
    for found in find(low[match.end() : match.end() + 30], clock, whole=True):
        if found.start or len(found.choices) < 2 or len({day.month for day in found.choices}) > 1:
            return None
        day = found.choices[0]
        by = (("BYMONTH", str(day.month)), ("BYMONTHDAY", str(day.day)))
        return match.start(), match.end() + found.end, Pattern("YEARLY", by=by)
    return None


def _is_last(day: date) -> bool:
    return month_end(day.year, day.month).day - day.day < 7


def _year_end(match: re.Match[str]) -> Pattern:
    month, day = (12, 31) if match["point"] == "end" else (1, 1)
    return Pattern("YEARLY", by=(("BYMONTH", str(month)), ("BYMONTHDAY", str(day))))


_TH = r"(?:st|nd|rd|th)?"
_ON = (
    rf"(?:(?P<month>{MONTH})\.? (?:the )?(?P<d>\d{{1,2}}{_TH}|{ORDINAL_WORD})|"
    rf"(?:the )?(?P<d2>\d{{1,2}}{_TH}|{ORDINAL_WORD})(?: of)? (?P<month2>{MONTH}))"
)
_YEARLY = rf"(?:{EACH} year|once a year|yearly|annually)"
RULES = (
    RepeatRule(rf"(?:on )?(?:{EACH} |{_YEARLY},? on ){_ON}", "every march 5", _date),
    RepeatRule(rf"(?:on )?{_ON},? (?:of )?{_YEARLY}", "on march 5 every year", _date),
    RepeatRule(
        rf"(?:{_YEARLY},? on (?:the )?|(?:on )?{EACH} ){PLACES} {KIND} (?:of|in) (?P<month>{MONTH})",
        "every year on the last sunday in october",
        _nth,
    ),
    RepeatRule(
        rf"(?:on )?(?:the )?{PLACES} {KIND} (?:of|in) (?P<month>{MONTH}),? {_YEARLY}",
        "the last sunday of may every year",
        _nth,
    ),
    RepeatRule(
        rf"(?:in )?(?:{EACH}|{_YEARLY} in) (?P<months>{MONTH}(?:(?:,? and |, ?){MONTH}){{0,5}})",
        "every january and july",
        _months,
    ),
    RepeatRule(
        rf"(?:on |at )?(?:{EACH}|{_YEARLY},? (?:on|at)) (?P<feast>{NAMES})", "every christmas", _holiday
    ),
    RepeatRule(
        rf"(?:at |by )?(?:the )?(?P<point>end|start|beginning) of {EACH} year",
        "at the end of each year",
        _year_end,
    ),
)
