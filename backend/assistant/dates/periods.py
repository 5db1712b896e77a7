"""Weeks, months, quarters, years and seasons, and their beginnings, middles and ends.

A period alone means its start when it is still to come ("next week" is its Monday) and its end when it is
under way ("this week" is its Sunday, "this month" its last day). The end of a week is its Friday.
"""

import re
from datetime import date, timedelta

from assistant.dates.calendar import (
    FRIDAY,
    SATURDAY,
    WEDNESDAY,
    add_months,
    coming,
    in_week,
    month_end,
    quarter_start,
)
from assistant.dates.found import ENDS, MONTH, YEAR, DateRule, Found, month_number, on_day
from assistant.operations import Clock

_AHEAD = {"next": 1, "following": 1, "coming": 1, "upcoming": 1, "last": -1, "past": -1, "previous": -1}


def _bounds(unit: str, which: str, clock: Clock) -> tuple[date, date]:
    """First and last day of the week, month, quarter or year said."""
    ahead = 2 if which == "after next" else _AHEAD.get(which.removeprefix("the "), 0)
    today = clock.today
    if unit in ("week", "weekend"):
        monday = in_week(0, clock, ahead)
        return monday + timedelta(days=SATURDAY if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "month":
        first = add_months(today.replace(day=1), ahead)
        return first, month_end(first.year, first.month)
    if unit == "quarter":
        first = add_months(quarter_start(today), 3 * ahead)
        return first, add_months(first, 3) - timedelta(days=1)
    if unit == "day":
        return today + timedelta(days=ahead), today + timedelta(days=ahead)
    return date(today.year + ahead, 1, 1), date(today.year + ahead, 12, 31)


def _period(match: re.Match[str], clock: Clock) -> Found | None:
    groups = match.groupdict()
    which = "after next" if groups.get("after") else (match["which"] or "the").removeprefix("the ")
    unit = match["unit"].replace("-", "")
    ahead = _AHEAD.get(which, 0)
    if unit == "weekend":
        # On a weekend, "this weekend" is under way and the coming one is the next.
        if which in ("coming", "upcoming"):
            which = "this" if clock.today.weekday() < SATURDAY else "next"
        saturday = _bounds(unit, which, clock)[0]
        return on_day(
            match, saturday if _AHEAD.get(which) or which == "after next" else max(saturday, clock.today)
        )
    start, end = _bounds(unit, which, clock)
    if "late" in (groups.get("when") or ""):
        return on_day(match, start + timedelta(days=FRIDAY) if unit == "week" else end)
    if "mid" in (groups.get("when") or ""):
        return on_day(match, _middle(unit, start))
    return on_day(match, end if not ahead and which != "after next" else start)


def _middle(unit: str, start: date) -> date:
    if unit == "week":
        return start + timedelta(days=2)
    if unit == "month":
        return start.replace(day=15)
    return add_months(start, 1).replace(day=15) if unit == "quarter" else start.replace(month=7)


def _point(match: re.Match[str], clock: Clock) -> Found | None:
    """The beginning, middle or end of a period; of the running one, the next to come."""
    groups = match.groupdict()
    unit = (
        groups["unit"]
        or {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}[match["short"][-1]]
    )
    point = groups.get("point") or "end"
    which = groups.get("which") or "the"
    day = _at(point, unit, which, clock)
    if which != "this" and day < clock.today:
        day = clock.today if unit == "week" and point == "end" else _at(point, unit, "next", clock)
    if unit == "day":
        return Found(match.start(), match.end(), day=day, assumed=True)
    return on_day(match, day)


def _at(point: str, unit: str, which: str, clock: Clock) -> date:
    start, end = _bounds(unit, which, clock)
    if point in ("beginning", "start", "first day"):
        return start
    if point.startswith("mid"):
        return _middle(unit, start)
    return start + timedelta(days=FRIDAY) if unit == "week" and point == "end" else end


def _month_point(match: re.Match[str], clock: Clock) -> Found | None:
    """ "Mid-May", "the end of June 2027": the next to come when no year is said."""
    month, when = month_number(match["month"]), match["when"]
    year = int(match["y"]) if match["y"] else clock.today.year

    def day(year: int) -> date:
        if "end" in when or "last" in when:
            return month_end(year, month) - timedelta(days=6 if "last" in when else 0)
        return date(year, month, 15 if "mid" in when else 21 if when.startswith("late") else 1)

    later = not match["y"] and day(year) < clock.today
    return on_day(match, day(year + later))


def _year_point(match: re.Match[str], clock: Clock) -> Found | None:
    return on_day(match, date(int(match["y"]), 12, 31))


def _quarter(match: re.Match[str], clock: Clock) -> Found | None:
    word = match["q"] or match["nth"]
    number = int(word[0]) if word[0].isdigit() else ("first", "second", "third", "fourth").index(word) + 1
    year = int(match["y"]) if match["y"] else clock.today.year

    def day(year: int) -> date:
        start = date(year, 3 * number - 2, 1)
        return add_months(start, 3) - timedelta(days=1) if match["end"] else start

    return on_day(match, day(year + (not match["y"] and day(year) < clock.today)))


_SEASONS = {"spring": (3, 20), "summer": (6, 21), "autumn": (9, 22), "fall": (9, 22), "winter": (12, 21)}


def _season(match: re.Match[str], clock: Clock) -> Found | None:
    """Its first day (northern, astronomical), the next to come."""
    month, day = _SEASONS[match["season"]]
    start = date(clock.today.year, month, day)
    return on_day(match, start if start >= clock.today else start.replace(year=start.year + 1))


def _new_year(match: re.Match[str], clock: Clock) -> Found | None:
    return on_day(match, date(clock.today.year + 1, 1, 1))


_UNIT = r"(?P<unit>week-?end|week|month|quarter|year)"
_WHICH = r"(?P<which>(?:the )?(?:next|this|coming|upcoming|following|current|last|past|previous))"
RULES = (
    DateRule(
        (
            r"(?:(?:some ?time|(?P<when>early|late|later|mid|middle of|towards the middle of)|over|during|"
            rf"in) )?{_WHICH} {_UNIT}(?! of\b)"
        ),
        "next week",
        _period,
    ),
    DateRule(
        r"(?:the )?(?P<unit>week-?end|week|month|quarter|year) (?P<after>after next)(?P<which>)",
        "the week after next",
        _period,
    ),
    DateRule(
        r"(?:(?P<lead>at |on |for |by |until |before )|over |during )(?P<which>the) (?P<unit>week-?end)",
        "at the weekend",
        _period,
    ),
    DateRule(
        (
            r"(?:(?:the )?(?P<point>end|beginning|start|middle|first day|last day)(?: of)? (?:the )?"
            r"(?:(?P<which>this|next|current|coming|following) )?(?P<unit>day|weekend|week|month|quarter|"
            r"year)|"
            r"(?:the )?(?P<short>eo[dwmqy]))"
        ),
        "end of the month",
        _point,
    ),
    DateRule(r"within (?P<which>the) (?P<unit>week|month|quarter|year)", "within the week", _period),
    DateRule(rf"(?P<point>mid)-?(?P<unit>month){ENDS}", "mid-month", _point),
    DateRule(
        r"(?:(?P<which>this|next) )?(?P<unit>month|quarter|year)(?:'s|-)[ -]?(?P<point>end)",
        "month-end",
        _point,
    ),
    DateRule(
        (
            r"(?:in )?(?P<when>(?:the )?end of|mid|early|late|(?:the )?(?:middle|start|beginning|first week|"
            rf"last week) of)[ -](?P<month>{MONTH})(?:,? (?P<y>{YEAR}))?"
        ),
        "mid-may",
        _month_point,
    ),
    DateRule(rf"(?:the )?end of (?P<y>{YEAR})", "end of 2027", _year_point),
    DateRule(
        (
            r"(?:(?P<lead>by |at |before )|in )?(?:the )?(?P<end>end of (?:the )?)?(?:q(?P<q>[1-4])|"
            rf"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th) quarter)(?:(?:,? | of )(?P<y>{YEAR}))"
            rf"?{ENDS}"
        ),
        "by q3",
        _quarter,
    ),
    DateRule(
        r"(?:(?P<lead>by |before |until |after )(?:the |next |this )?|in the |in |during (?:the )?|"
        r"this |next |over the )"
        rf"(?P<season>spring|summer|autumn|fall|winter){ENDS}",
        "in the spring",
        _season,
    ),
    DateRule(rf"mid-?week{ENDS}", "midweek", lambda m, c: on_day(m, coming(WEDNESDAY, c))),
    DateRule(r"(?:(?P<lead>by |after |before )|in )the new year", "in the new year", _new_year),
)
