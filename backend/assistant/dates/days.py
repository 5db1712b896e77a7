"""Expressions that name a day.

Weekdays: a bare or "this" weekday is its next occurrence after today; "next Friday" is the Friday of
next week, weeks beginning on Monday. A day without a year is the next one to come, today included.
"""

import calendar
import re
from datetime import date, time, timedelta

from assistant.dates.found import (
    ENDS, LEAD, MONTH, SHORT_DAY, WEEKDAY, DateRule, Found, month_number, weekday_index,
)  # fmt: skip
from assistant.operations import Clock


def _on(match: re.Match[str], day: date | None, part: str = "") -> Found | None:
    return None if day is None else Found(match.start(), match.end(), day=day, part=part)


def coming(weekday: int, clock: Clock) -> date:
    """The next such weekday after today."""
    return clock.today + timedelta(days=(weekday - clock.today.weekday() - 1) % 7 + 1)


def in_next_week(weekday: int, clock: Clock) -> date:
    return clock.today + timedelta(days=7 - clock.today.weekday() + weekday)


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def next_date(month: int, day: int, clock: Clock) -> date | None:
    """The next such day; 29 February looks ahead to the next leap year."""
    candidates = (valid(clock.today.year + ahead, month, day) for ahead in range(9))
    return next((d for d in candidates if d is not None and d >= clock.today), None)


def _named(match: re.Match[str], clock: Clock) -> Found | None:
    word = match["word"]
    if word == "tonight":
        return _on(match, clock.today, "night")
    shift = {"yesterday": -1, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1}
    days = 2 if word.startswith(("the day after", "day after")) else shift.get(word, 0)
    return _on(match, clock.today + timedelta(days=days))


def _weekday(match: re.Match[str], clock: Clock) -> Found | None:
    index = weekday_index(match["day"])
    following = match["which"] == "next" or (match.groupdict().get("week") or "").endswith("next week")
    return _on(match, in_next_week(index, clock) if following else coming(index, clock))


def _week_from(match: re.Match[str], clock: Clock) -> Found | None:
    word = match["day"]
    base = {"today": clock.today, "tomorrow": clock.today + timedelta(days=1)}.get(word)
    return _on(match, (base or coming(weekday_index(word), clock)) + timedelta(days=7))


def _period(match: re.Match[str], clock: Clock) -> Found | None:
    following, unit = match["which"] == "next", match["unit"]
    if unit == "weekend":
        saturday = in_next_week(5, clock) if following else coming(5, clock)
        already = not following and clock.today.weekday() >= 5
        return _on(match, clock.today if already else saturday)
    if unit == "week":
        monday = in_next_week(0, clock)
        return _on(match, monday if following else monday - timedelta(days=1))
    if unit == "month":
        first = add_months(clock.today.replace(day=1), 1)
        return _on(match, first if following else first - timedelta(days=1))
    year = clock.today.year
    return _on(match, date(year + 1, 1, 1) if following else date(year, 12, 31))


def _end_of(match: re.Match[str], clock: Clock) -> Found | None:
    unit = match["unit"] or {"d": "day", "w": "week", "m": "month", "y": "year"}[match["short"][-1]]
    following = match["which"] == "next"
    if unit == "day":
        return _on(match, clock.today)
    if unit == "week":
        friday = in_next_week(4, clock)
        this = friday - timedelta(days=7)
        return _on(match, friday if following else max(this, clock.today))
    if unit == "month":
        day = add_months(clock.today, 1 if following else 0)
        return _on(match, month_end(day.year, day.month))
    return _on(match, date(clock.today.year + following, 12, 31))


def _iso(match: re.Match[str], clock: Clock) -> Found | None:
    day = valid(int(match["y"]), int(match["m"]), int(match["d"]))
    if day and match["h"] and int(match["h"]) < 24 and int(match["min"]) < 60:
        return Found(match.start(), match.end(), day=day, time=time(int(match["h"]), int(match["min"])))
    return _on(match, day)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _slashed(match: re.Match[str], clock: Clock) -> Found | None:
    first, second = int(match["a"]), int(match["b"])
    month, day = (second, first) if clock.day_first else (first, second)
    if month > 12:
        month, day = day, month
    if year := match.groupdict().get("y"):
        return _on(match, valid(_year(year), month, day))
    return _on(match, next_date(month, day, clock) if month <= 12 else None)


def _dotted(match: re.Match[str], clock: Clock) -> Found | None:
    return _on(match, valid(int(match["y"]), int(match["m"]), int(match["d"])))


def _month_day(match: re.Match[str], clock: Clock) -> Found | None:
    month, day = month_number(match["month"]), int(match["d"])
    if year := match["y"]:
        return _on(match, valid(int(year), month, day))
    return _on(match, next_date(month, day, clock))


def _month_alone(match: re.Match[str], clock: Clock) -> Found | None:
    return _on(match, next_date(month_number(match["month"]), 1, clock))


def _day_of_month(match: re.Match[str], clock: Clock) -> Found | None:
    number = int(match["d"])
    if not 1 <= number <= 31:
        return None
    first = clock.today.replace(day=1)
    months = (match["month"] == "next",) if match["month"] else (0, 1, 2)
    days = (valid(m.year, m.month, number) for m in (add_months(first, int(ahead)) for ahead in months))
    return _on(match, next((d for d in days if d is not None and d >= clock.today), None))


def _feast(match: re.Match[str], clock: Clock) -> Found | None:
    name = match["feast"].replace("'", "")
    month, day = {"christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25),
                  "new years eve": (12, 31), "new years day": (1, 1), "new year": (1, 1),
                  "halloween": (10, 31), "valentines day": (2, 14)}[name]  # fmt: skip
    return _on(match, next_date(month, day, clock))


_TH = r"(?:st|nd|rd|th)"
RULES = (
    DateRule(r"(?P<word>(?:the )?day after tomorrow|today|tonight|tomorrow|tomm?orr?ow|tmrw?|yesterday)", "tomorrow", _named),
    DateRule(rf"(?:(?P<which>this|next|coming|this coming) )?(?P<day>{WEEKDAY})(?: (?P<week>(?:of )?(?:next|this) week))?", "next friday", _weekday),
    DateRule(rf"(?:on|this|by|due|until|till|before|from|starting) (?:(?P<which>next) )?(?P<day>{SHORT_DAY})\.?", "on sat", _weekday),
    DateRule(rf"(?:(?P<which>next) )?(?P<day>{SHORT_DAY})\.?(?=$|,| at\b| \d| (?:morning|afternoon|evening|night|noon)\b)", "call bob thu", _weekday),
    DateRule(rf"(?:a|one|1) week from (?P<day>today|tomorrow|{WEEKDAY})", "a week from tomorrow", _week_from),
    DateRule(r"(?:(?P<which>this|next|the|over the) )(?P<unit>weekend|week|month|year)", "next week", _period),
    DateRule(r"(?:by |at |before )?(?:(?:the )?end of (?:(?P<which>the|this|next) )?(?P<unit>day|week|month|year)|(?P<short>eo[dwmy]))", "end of the month", _end_of),
    DateRule(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:t(?P<h>\d\d):(?P<min>\d\d)(?::\d\d)?)?", "2026-12-24", _iso),
    DateRule(r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4}|\d{2})", "12/24/2026", _slashed),
    DateRule(rf"{LEAD} (?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})", "by 12/24", _slashed),
    DateRule(rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}){ENDS}", "12/24", _slashed),
    DateRule(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})", "24.12.2026", _dotted),
    DateRule(rf"(?P<month>{MONTH})\.? (?:the )?(?P<d>\d{{1,2}}){_TH}?(?:,? (?P<y>20\d\d))?", "nov 30", _month_day),
    DateRule(rf"(?:the )?(?P<d>\d{{1,2}}){_TH}?(?: of)? (?P<month>{MONTH})(?:,? (?P<y>20\d\d))?", "30 november", _month_day),
    DateRule(rf"(?:in|by|until|till|before) (?P<month>{MONTH}){ENDS}", "by june", _month_alone),
    DateRule(rf"(?:{LEAD} )?(?:the )?(?P<d>\d{{1,2}}){_TH}(?: of (?:the|(?P<month>this|next)) month)?{ENDS}", "the 15th", _day_of_month),
    DateRule(rf"(?:on|by|before|until|till|for) (?P<feast>christmas eve|christmas day|christmas|new year'?s eve|new year'?s day|new year|halloween|valentine'?s day){ENDS}", "by christmas", _feast),
)  # fmt: skip
