"""Days named by today and days of a month: "tomorrow", "the 15th", "the last Friday of next month"."""

import re
from datetime import date, timedelta

from assistant.dates.calendar import (
    add_business_days,
    add_months,
    month_end,
    monthly_dates,
    nth_weekday,
    valid,
)
from assistant.dates.found import (
    ENDS,
    LEAD,
    MONTH,
    SHORT_DAY,
    WEEKDAY,
    YEAR,
    DateRule,
    Found,
    month_number,
    on_day,
    one_of,
    weekday_index,
)
from assistant.dates.numbers import ORDINAL, ORDINAL_DIGITS, ORDINAL_WORD, value
from assistant.operations import Clock


def _named(match: re.Match[str], clock: Clock) -> Found | None:
    word = match["word"]
    if "night" in word and word != "last night":
        return on_day(match, clock.today, "late night" if word.startswith("late ") else "night")
    if word == "last night":
        return on_day(match, clock.today - timedelta(days=1), "night")
    return on_day(match, clock.today + timedelta(days=_shift(word)))


def _shift(word: str) -> int:
    if word.startswith(("the day", "day", "overmorrow", "two days after t")):
        return -2 if "before" in word else 2
    if word.startswith("yest"):
        return -1
    return 1 if word[:3] in ("tom", "tmr", "2mo", "2mr") or word.endswith("morrow") else 0


def _first_of(groups: dict[str, str | None], clock: Clock) -> date | None:
    """The first day of the month said: this or another one, or a named month in its next or given year."""
    if groups.get("month"):
        month = month_number(str(groups["month"]))
        if groups.get("y"):
            return date(int(str(groups["y"])), month, 1)
        year = clock.today.year + (month < clock.today.month)
        return date(year, month, 1)
    which = (groups.get("which") or "").removeprefix("the ")
    ahead = {"next": 1, "following": 1, "coming": 1, "last": -1, "previous": -1}.get(which, 0)
    return add_months(clock.today.replace(day=1), ahead)


def _day_of_that_month(match: re.Match[str], clock: Clock) -> Found | None:
    first, groups = _first_of(match.groupdict(), clock), match.groupdict()
    wanted = value(match["d"])
    if first is None or not 1 <= wanted <= 31:
        return None
    day = valid(first.year, first.month, wanted)
    if (groups.get("which") or "the") == "the" and (day is None or day < clock.today):
        days = monthly_dates(wanted, clock)
        return on_day(match, days[0])
    return on_day(match, day) or Found(match.start(), match.end(), impossible=True)


def _day_of_month(match: re.Match[str], clock: Clock) -> Found | None:
    wanted = value(match["d"])
    return one_of(match, monthly_dates(wanted, clock)) if 1 <= wanted <= 31 else None


def _nth(match: re.Match[str], clock: Clock) -> Found | None:
    """The nth day or weekday of a month; for a month without "next" and with no year, the next to come."""
    groups, place, kind = match.groupdict(), value(match["nth"]), match["kind"]
    first = _first_of(groups, clock)
    if first is None:
        return None
    day = _nth_in(first, place, kind)
    fixed = groups.get("y") or (groups.get("which") or "the").removeprefix("the ") in ("next", "last", "this")
    if not fixed and (day is None or day < clock.today):
        step = 12 if groups.get("month") else 1
        later = (_nth_in(add_months(first, step * ahead), place, kind) for ahead in range(1, 13))
        day = next((found for found in later if found), None)
    return on_day(match, day)


def _nth_in(first: date, place: int, kind: str) -> date | None:
    last = month_end(first.year, first.month)
    if kind == "day":
        return valid(first.year, first.month, place) if place > 0 else last + timedelta(days=place + 1)
    if kind == "weekend":
        return nth_weekday(first.year, first.month, 5, place)
    if kind.startswith(("business", "working", "work", "week")):
        one = timedelta(days=1)
        return add_business_days(first - one if place > 0 else last + one, place)
    return nth_weekday(first.year, first.month, weekday_index(kind), place)


_TOMORROW = r"(?:tom+[aeo]r+[aeo]?w|tomorow|tommorow|tmrw|tmr|tmw|tmoro|2moro|2morrow|2mrw|morrow)"
_TODAY = r"(?:later today|today|2day|this day|the same day|same day)"
_TONIGHT = r"(?:late tonight|later tonight|tonight|tonite|2nite|this night|late at night tonight)"
_OF = r"(?: of| in)?"
_MONTH = r"(?:the )?(?P<which>next|this|following|coming|current|last|previous|the) month"
_NTH = (
    rf"(?:the )?(?P<nth>{ORDINAL}|last|final|second[ -]to[ -]last|next to last|penultimate)(?: and final)? "
    rf"(?P<kind>day|weekend|(?:business|working|work|week) ?day|{WEEKDAY}|{SHORT_DAY})"
)
RULES = (
    DateRule(
        rf"(?P<word>(?:the )?day after {_TOMORROW}|overmorrow|{_TONIGHT}|{_TODAY}|{_TOMORROW}|last night|"
        r"(?:the )?day before yesterday|yesterday|yday)",
        "tomorrow",
        _named,
    ),
    DateRule(
        rf"(?:the )?(?P<word>next|following|previous) day{ENDS}",
        "the next day",
        lambda m, c: on_day(m, c.today + timedelta(days=-1 if m["word"] == "previous" else 1)),
    ),
    DateRule(
        rf"{LEAD}?(?:the )?(?P<d>{ORDINAL_DIGITS}|\d{{1,2}}(?= of)|{ORDINAL_WORD})(?: day)?{_OF} {_MONTH}",
        "the 5th of next month",
        _day_of_that_month,
    ),
    DateRule(
        rf"{_MONTH},? on the (?P<d>{ORDINAL_DIGITS}|{ORDINAL_WORD}){ENDS}",
        "next month on the 5th",
        _day_of_that_month,
    ),
    DateRule(rf"{LEAD}?(?:the )?(?P<d>{ORDINAL_DIGITS}){ENDS}", "the 15th", _day_of_month),
    DateRule(rf"{LEAD}the (?P<d>{ORDINAL_WORD}){ENDS}", "on the fifteenth", _day_of_month),
    DateRule(rf"(?<=day )the (?P<d>{ORDINAL_WORD}){ENDS}", "friday the thirteenth", _day_of_month),
    DateRule(
        rf"(?:the )?(?P<d>(?:twenty|thirty)[ -][a-z]{{4,7}}|twentieth|thirtieth){ENDS}",
        "the twenty-second",
        lambda m, c: _day_of_month(m, c) if re.fullmatch(ORDINAL_WORD, m["d"]) else None,
        weak=True,
    ),
    DateRule(rf"{_NTH} (?:of|in) {_MONTH}", "the last friday of next month", _nth),
    DateRule(
        rf"{_NTH} (?:of|in) (?P<month>{MONTH})(?:,? (?:of )?(?P<y>{YEAR}))?", "first monday of june", _nth
    ),
)
