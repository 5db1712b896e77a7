"""Other expressions that name a day. One without a year is the next to come, today included."""

import re
from datetime import date, time, timedelta

from assistant.dates.calendar import add_months, coming, in_next_week, month_end, next_date, valid
from assistant.dates.found import ENDS, LEAD, MONTH, DateRule, Found, month_number, on_day
from assistant.operations import Clock


def _named(match: re.Match[str], clock: Clock) -> Found | None:
    word = match["word"]
    if word == "tonight":
        return on_day(match, clock.today, "night")
    shift = {"yesterday": -1, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1}
    days = 2 if word.startswith(("the day after", "day after")) else shift.get(word, 0)
    return on_day(match, clock.today + timedelta(days=days))


def _period(match: re.Match[str], clock: Clock) -> Found | None:
    following, unit = match["which"] == "next", match["unit"]
    if unit == "weekend":
        saturday = in_next_week(5, clock) if following else coming(5, clock)
        already = not following and clock.today.weekday() >= 5
        return on_day(match, clock.today if already else saturday)
    if unit == "week":
        monday = in_next_week(0, clock)
        return on_day(match, monday if following else monday - timedelta(days=1))
    if unit == "month":
        first = add_months(clock.today.replace(day=1), 1)
        return on_day(match, first if following else first - timedelta(days=1))
    year = clock.today.year
    return on_day(match, date(year + 1, 1, 1) if following else date(year, 12, 31))


def _end_of(match: re.Match[str], clock: Clock) -> Found | None:
    unit = match["unit"] or {"d": "day", "w": "week", "m": "month", "y": "year"}[match["short"][-1]]
    following = match["which"] == "next"
    if unit == "day":
        return on_day(match, clock.today)
    if unit == "week":
        friday = in_next_week(4, clock)
        this = friday - timedelta(days=7)
        return on_day(match, friday if following else max(this, clock.today))
    if unit == "month":
        day = add_months(clock.today, 1 if following else 0)
        return on_day(match, month_end(day.year, day.month))
    return on_day(match, date(clock.today.year + following, 12, 31))


def _iso(match: re.Match[str], clock: Clock) -> Found | None:
    day = valid(int(match["y"]), int(match["m"]), int(match["d"]))
    if day and match["h"] and int(match["h"]) < 24 and int(match["min"]) < 60:
        return Found(match.start(), match.end(), day=day, time=time(int(match["h"]), int(match["min"])))
    return on_day(match, day)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _slashed(match: re.Match[str], clock: Clock) -> Found | None:
    first, second = int(match["a"]), int(match["b"])
    month, day = (second, first) if clock.day_first else (first, second)
    if month > 12:
        month, day = day, month
    if year := match.groupdict().get("y"):
        return on_day(match, valid(_year(year), month, day))
    return on_day(match, next_date(month, day, clock) if month <= 12 else None)


def _dotted(match: re.Match[str], clock: Clock) -> Found | None:
    return on_day(match, valid(int(match["y"]), int(match["m"]), int(match["d"])))


def _month_day(match: re.Match[str], clock: Clock) -> Found | None:
    month, day = month_number(match["month"]), int(match["d"])
    if year := match["y"]:
        return on_day(match, valid(int(year), month, day))
    return on_day(match, next_date(month, day, clock))


def _month_alone(match: re.Match[str], clock: Clock) -> Found | None:
    return on_day(match, next_date(month_number(match["month"]), 1, clock))


def _day_of_month(match: re.Match[str], clock: Clock) -> Found | None:
    wanted = int(match["d"])
    if not 1 <= wanted <= 31:
        return None
    first = clock.today.replace(day=1)
    months = (match["month"] == "next",) if match["month"] else (0, 1, 2)
    days = (valid(m.year, m.month, wanted) for m in (add_months(first, int(ahead)) for ahead in months))
    return on_day(match, next((d for d in days if d is not None and d >= clock.today), None))


def _feast(match: re.Match[str], clock: Clock) -> Found | None:
    name = match["feast"].replace("'", "")
    month, day = {
        "christmas eve": (12, 24),
        "christmas": (12, 25),
        "christmas day": (12, 25),
        "new years eve": (12, 31),
        "new years day": (1, 1),
        "new year": (1, 1),
        "halloween": (10, 31),
        "valentines day": (2, 14),
    }[name]
    return on_day(match, next_date(month, day, clock))


_TH = r"(?:st|nd|rd|th)"
RULES = (
    DateRule(
        r"(?P<word>(?:the )?day after tomorrow|today|tonight|tomorrow|tomm?orr?ow|tmrw?|yesterday)",
        "tomorrow",
        _named,
    ),
    DateRule(
        r"(?:(?P<which>this|next|the|over the) )(?P<unit>weekend|week|month|year)", "next week", _period
    ),
    DateRule(
        (
            r"(?:by |at |before )?(?:(?:the )?end of (?:(?P<which>the|this|next) )?(?P<unit>day|week|"
            r"month|year)|(?P<short>eo[dwmy]))"
        ),
        "end of the month",
        _end_of,
    ),
    DateRule(
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:t(?P<h>\d\d):(?P<min>\d\d)(?::\d\d)?)?",
        "2026-12-24",
        _iso,
    ),
    DateRule(r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4}|\d{2})", "12/24/2026", _slashed),
    DateRule(rf"{LEAD} (?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})", "by 12/24", _slashed),
    DateRule(rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}){ENDS}", "12/24", _slashed),
    DateRule(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})", "24.12.2026", _dotted),
    DateRule(
        rf"(?P<month>{MONTH})\.? (?:the )?(?P<d>\d{{1,2}}){_TH}?(?:,? (?P<y>20\d\d))?", "nov 30", _month_day
    ),
    DateRule(
        rf"(?:the )?(?P<d>\d{{1,2}}){_TH}?(?: of)? (?P<month>{MONTH})(?:,? (?P<y>20\d\d))?",
        "30 november",
        _month_day,
    ),
    DateRule(
        rf"(?:in|by|until|till|before) (?P<month>{MONTH})(?! (?:the )?\d){ENDS}", "by june", _month_alone
    ),
    DateRule(
        rf"(?:{LEAD} )?(?:the )?(?P<d>\d{{1,2}}){_TH}(?: of (?:the|(?P<month>this|next)) month)?{ENDS}",
        "the 15th",
        _day_of_month,
    ),
    DateRule(
        (
            r"(?:(?:on|by|before|until|till|for) )?(?P<feast>christmas eve|christmas day|christmas|new "
            rf"year'?s eve|new year'?s day|new year|halloween|valentine'?s day){ENDS}"
        ),
        "by christmas",
        _feast,
    ),
)
