"""Distances from now: "in 3 hours", "two weeks from now", "5 days ago".

Hours and minutes are counted on the absolute time line, so they stay right across a clock change;
days and longer are counted on the calendar and name no time of day.
"""

import re
from datetime import UTC, timedelta

from assistant.dates.calendar import add_months
from assistant.dates.found import DateRule, Found
from assistant.lexicon import NUMBER_WORD, number
from assistant.operations import Clock

UNIT = r"(?:min(?:ute)?s?|hours?|hrs?|h|days?|weeks?|wks?|fortnights?|months?|years?|yrs?)"
_MOST = 5000


def distance(count: int, unit: str, clock: Clock, match: re.Match[str]) -> Found | None:
    if abs(count) > _MOST:
        return None
    if unit.startswith(("min", "h")):
        span = timedelta(minutes=count) if unit.startswith("min") else timedelta(hours=count)
        instant = (clock.now.astimezone(UTC) + span).astimezone(clock.zone)
        return Found(match.start(), match.end(), instant=instant.replace(second=0, microsecond=0))
    try:
        if unit.startswith(("mo", "y")):
            day = add_months(clock.today, count * (12 if unit.startswith("y") else 1))
        else:
            days = {"d": 1, "w": 7, "f": 14}[unit[0]]
            day = clock.today + timedelta(days=count * days)
    except (ValueError, OverflowError):
        return None
    return Found(match.start(), match.end(), day=day)


def _ahead(match: re.Match[str], clock: Clock) -> Found | None:
    return distance(number(match["n"]), match["unit"], clock, match)


def _mixed(match: re.Match[str], clock: Clock) -> Found | None:
    minutes = 60 * number(match["n"]) + (30 if match["m"] == "a half" else number(match["m"].split(" ")[0]))
    return distance(minutes, "minutes", clock, match)


def _half(match: re.Match[str], clock: Clock) -> Found | None:
    return distance(90 if match["and"] else 30, "minutes", clock, match)


def _ago(match: re.Match[str], clock: Clock) -> Found | None:
    return distance(-number(match["n"]), match["unit"], clock, match)


_N = rf"(?P<n>{NUMBER_WORD})"
RULES = (
    DateRule(
        rf"(?:in|within)(?: the next)? {_N} hours? and (?P<m>a half|\d{{1,3}} min(?:ute)?s?)",
        "in 1 hour and 30 minutes",
        _mixed,
    ),
    DateRule(rf"(?:in|within)(?: the next)? {_N} ?(?P<unit>{UNIT})(?:'? time)?", "in 3 hours", _ahead),
    DateRule(rf"{_N} (?P<unit>{UNIT}) (?:from now|from today|later)", "two weeks from now", _ahead),
    DateRule(r"in (?:half an hour|an hour (?P<and>and a half))", "in half an hour", _half),
    DateRule(rf"{_N} (?P<unit>{UNIT}) ago", "5 days ago", _ago),
)
