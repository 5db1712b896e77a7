"""Weekdays.

A bare or "coming" weekday is its next occurrence after today, "this Friday" the same but today counts;
"next Friday" is the Friday of next week, weeks beginning on Monday; "last Friday" is the one before today.
"""

import re
from datetime import timedelta

from assistant.dates.calendar import before, coming, in_week
from assistant.dates.found import ENDS, LEAD, SHORT_DAY, WEEKDAY, DateRule, Found, weekday_index
from assistant.dates.numbers import NUMBER, value
from assistant.operations import Clock

_PAST = ("last", "past", "previous", "this past")


def _weekday(match: re.Match[str], clock: Clock) -> Found | None:
    groups = match.groupdict()
    index = weekday_index(match["day"])
    which, week = groups.get("which") or "", groups.get("week") or ""
    bare = False
    if groups.get("after"):
        day = in_week(index, clock, 2)
    elif which in _PAST:
        day = before(clock.today, index)
    elif week:
        day = in_week(index, clock, {"this": 0, "last": -1}.get(week.removeprefix("the "), 1))
    elif which == "next":
        day = in_week(index, clock, 1)
    elif which == "this" and clock.today.weekday() == index:
        day = clock.today
    else:
        day, bare = coming(index, clock), not which
    return Found(match.start(), match.end(), day=day, weekday=index if bare else None)


def _in_weeks(match: re.Match[str], clock: Clock) -> Found | None:
    """ "Friday in two weeks", "in 3 weeks on Monday": the weekday of that week."""
    count = value(match["n"]) * (2 if match["unit"] == "fortnight" else 1)
    if not 0 < count <= 520:
        return None
    return Found(match.start(), match.end(), day=in_week(weekday_index(match["day"]), clock, count))


def _week_on(match: re.Match[str], clock: Clock) -> Found | None:
    """British "a week on Friday" and "Friday week": a week after the coming one."""
    weeks = value(match["n"] or "one") * (2 if (match["unit"] or match["unit2"]) == "fortnight" else 1)
    day = coming(weekday_index(match["day"] or match["day2"]), clock)
    return Found(match.start(), match.end(), day=day + timedelta(days=7 * weeks)) if weeks <= 520 else None


_WHICH = (
    r"this coming|the coming|this past|the following|this|next|last|past|previous|coming|upcoming|following"
)
_WEEKS = rf"(?P<n>{NUMBER}) (?P<unit>week|fortnight)s?"
_WEEK = r"(?P<week>(?:the )?(?:next|this|last|coming|following)) week"
RULES = (
    DateRule(
        rf"(?:in )?(?:(?P<which>{_WHICH}) )?(?P<day>{WEEKDAY})"
        rf"(?: (?:of |in )?{_WEEK}| (?P<after>after next))?",
        "next friday",
        _weekday,
    ),
    DateRule(rf"{_WEEK}(?:'s|,)?(?: on)? (?P<day>{WEEKDAY}|{SHORT_DAY})", "next week on friday", _weekday),
    DateRule(
        rf"{LEAD}(?P<day>{SHORT_DAY})\.?",
        "on sat",
        _weekday,
    ),
    DateRule(rf"(?P<which>this|next|last|coming) (?P<day>{SHORT_DAY})\.?{ENDS}", "next thu", _weekday),
    DateRule(
        (
            rf"(?<!the )(?<!a )(?P<day>{SHORT_DAY})\.?(?=$|,| at\b| \d| (?:early |late )?(?:morning|"
            r"afternoon|evening|night|noon)\b)"
        ),
        "call bob thu",
        _weekday,
    ),
    DateRule(rf"(?P<day>{SHORT_DAY})\.?", "mon", _weekday, weak=True),
    DateRule(rf"(?P<day>tues?|weds|thu(?:rs?)?|fri)\.?{ENDS}", "fri, about the car", _weekday),
    DateRule(
        rf"(?:on )?(?P<day>{WEEKDAY}|{SHORT_DAY}) in {_WEEKS}(?:' time)?", "friday in two weeks", _in_weeks
    ),
    DateRule(rf"in {_WEEKS},? on (?P<day>{WEEKDAY}|{SHORT_DAY})", "in 3 weeks on monday", _in_weeks),
    DateRule(
        (
            rf"(?:(?P<n>{NUMBER}) )?(?P<unit>week|fortnight)s? on (?P<day>{WEEKDAY})|(?P<day2>{WEEKDAY}) "
            r"(?P<unit2>week|"
            rf"fortnight){ENDS}"
        ),
        "a week on friday",
        _week_on,
    ),
)
