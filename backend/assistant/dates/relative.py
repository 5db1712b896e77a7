"""Distances from now: "in 3 hours", "five weeks from now", "5 days ago", "in 3 business days".

Hours and minutes are counted on the absolute time line, so they stay right across a clock change;
days and longer are counted on the calendar and name no time of day.
"""

import re
from datetime import timedelta

from assistant.dates.calendar import after, before
from assistant.dates.durations import DURATION, Duration, read_duration
from assistant.dates.found import ENDS, WEEKDAY, DateRule, Found, on_day, weekday_index
from assistant.dates.numbers import NUMBER, value
from assistant.operations import Clock


def from_now(match: re.Match[str], duration: Duration | None, clock: Clock) -> Found | None:
    if duration is None:
        return None
    if duration.minutes:
        instant = duration.from_now(clock)
        return Found(match.start(), match.end(), instant=instant) if instant else None
    return on_day(match, duration.from_day(clock.today))


def _ahead(match: re.Match[str], clock: Clock) -> Found | None:
    return from_now(match, read_duration(match["length"]), clock)


def _ago(match: re.Match[str], clock: Clock) -> Found | None:
    duration = read_duration(match["length"])
    return from_now(match, -duration, clock) if duration else None


def _next_hour(match: re.Match[str], clock: Clock) -> Found | None:
    return from_now(match, Duration(minutes=60), clock)


def _now(match: re.Match[str], clock: Clock) -> Found | None:
    return Found(match.start(), match.end(), instant=clock.now.replace(second=0, microsecond=0), weak=True)


def _weekdays_from_now(match: re.Match[str], clock: Clock) -> Found | None:
    index, count = weekday_index(match["day"]), value(match["n"])
    if not 0 < count <= 520:
        return None
    weeks = timedelta(days=7 * (count - 1))
    if match["side"] == "ago":
        return on_day(match, before(clock.today, index) - weeks)
    return on_day(match, after(clock.today, index) + weeks)


def _next_business_day(match: re.Match[str], clock: Clock) -> Found | None:
    return on_day(match, Duration(business_days=-1 if match["back"] else 1).from_day(clock.today))


_LENGTH = rf"(?P<length>{DURATION})"
_ABOUT = (
    r"(?: about| around| roughly| approximately| exactly| at most| another| the next| next| no more than)?"
)
RULES = (
    DateRule(
        rf"(?:in|within){_ABOUT} {_LENGTH}(?:'? ?time| from (?:now|today)|'s time)?", "in 3 hours", _ahead
    ),
    DateRule(rf"after {_LENGTH}{ENDS}", "after 5 days", _ahead),
    DateRule(
        rf"{_LENGTH} (?:from (?:now|today|this moment)|later|hence|after (?:now|today))",
        "five weeks from now",
        _ahead,
    ),
    DateRule(rf"{_LENGTH} (?:ago|before (?:now|today)|earlier)", "5 days ago", _ago),
    DateRule(r"(?:in|within) (?:the )?(?:next )?hour", "within the hour", _next_hour),
    DateRule(r"(?:right |just )?now|immediately", "right now", _now),
    DateRule(
        rf"(?:in )?(?P<n>{NUMBER}) (?P<day>{WEEKDAY})s? (?P<side>from now|from today|ago|time|later)",
        "three mondays from now",
        _weekdays_from_now,
    ),
    DateRule(
        r"(?:the )?(?:next|following|(?P<back>last|previous)) (?:business|working|work|week) ?day",
        "next working day",
        _next_business_day,
    ),
)
