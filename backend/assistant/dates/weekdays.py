"""Weekdays.

A bare or "this" weekday is its next occurrence after today; "next Friday" is the Friday of next week,
weeks beginning on Monday; "last Friday" is the one before today.
"""

import re
from datetime import timedelta

from assistant.dates.calendar import add_months, coming, in_next_week, valid
from assistant.dates.found import SHORT_DAY, WEEKDAY, DateRule, Found, on_day, weekday_index
from assistant.lexicon import NUMBER_WORD, number
from assistant.operations import Clock


def _weekday(match: re.Match[str], clock: Clock) -> Found | None:
    index = weekday_index(match["day"])
    if match["which"] == "last":
        return on_day(
            match, coming(index, clock) - timedelta(days=7 if clock.today.weekday() != index else 14)
        )
    following = match["which"] == "next" or (match.groupdict().get("week") or "").endswith("next week")
    return on_day(match, in_next_week(index, clock) if following else coming(index, clock))


def _from_day(match: re.Match[str], clock: Clock) -> Found | None:
    word, days = match["day"], number(match["n"]) * (7 if match["unit"] == "week" else 1)
    tomorrow = clock.today + timedelta(days=1)
    base = clock.today if word == "today" else tomorrow if word.startswith("t") and word[1] in "om" else None
    return on_day(match, (base or coming(weekday_index(word), clock)) + timedelta(days=days))


def _weekday_date(match: re.Match[str], clock: Clock) -> Found | None:
    """ "Thursday the 21st": the next such day of a month that falls on that weekday, or the next 21st."""
    index, first = weekday_index(match["day"]), clock.today.replace(day=1)
    days = [
        valid(m.year, m.month, int(match["d"])) for m in (add_months(first, ahead) for ahead in range(14))
    ]
    ahead = [day for day in days if day is not None and day >= clock.today]
    return on_day(match, next((day for day in ahead if day.weekday() == index), ahead[0] if ahead else None))


RULES = (
    DateRule(
        (
            rf"(?:(?P<which>this|next|last|coming|this coming) )?(?P<day>{WEEKDAY})(?: (?P<week>(?:of "
            r")?(?:next|this) week))?"
        ),
        "next friday",
        _weekday,
    ),
    DateRule(
        (
            r"(?:on|this|by|due|until|till|before|from|starting) (?:(?P<which>next) "
            rf")?(?P<day>{SHORT_DAY})\.?"
        ),
        "on sat",
        _weekday,
    ),
    DateRule(
        (
            rf"(?:(?P<which>next) )?(?P<day>{SHORT_DAY})\.?(?=$|,| at\b| \d| (?:morning|afternoon|evening|"
            r"night|noon)\b)"
        ),
        "call bob thu",
        _weekday,
    ),
    DateRule(
        (
            rf"(?:in )?(?P<n>{NUMBER_WORD}) (?P<unit>day|week)s? (?:from|after) (?P<day>today|tomorrow|"
            rf"tmrw|{WEEKDAY})"
        ),
        "a week from tomorrow",
        _from_day,
    ),
    DateRule(
        rf"(?:on )?(?P<day>{WEEKDAY}|{SHORT_DAY}),? (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)",
        "thursday the 21st",
        _weekday_date,
    ),
)
