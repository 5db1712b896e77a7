"""Distances from another date: "two days after tomorrow", "the Monday before Christmas".

The words before a date are looked at, so whatever the other rules read may be the anchor.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from assistant.dates.calendar import after, before
from assistant.dates.durations import DURATION, read_duration
from assistant.dates.found import WEEKDAY, Found, weekday_index
from assistant.dates.numbers import ORDINAL, value
from assistant.operations import Clock

_WINDOW = 60  # characters before the anchor that are looked at
_MIDNIGHT = datetime(2000, 1, 2)  # noqa: DTZ001  # any day; only its times are used


@dataclass(frozen=True)
class AnchorRule:
    """A pattern for the words up to the anchor, and how they move it."""

    pattern: str
    example: str
    move: Callable[[re.Match[str], Found], Found | None]
    named: bool = False  # the words name a thing, and stay

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w/:.'-])(?:{self.pattern})$")


def _sign(match: re.Match[str]) -> int:
    return -1 if match["side"] in ("before", "prior to", "ahead of", "to", "till") else 1


def _length(match: re.Match[str], anchor: Found) -> Found | None:
    duration = read_duration(match["length"])
    if duration is None:
        return None
    if duration.minutes and duration.minutes % 1440:
        return _time(anchor, _sign(match) * duration.minutes)
    if anchor.day is None:
        return None
    day = (duration if _sign(match) > 0 else -duration).from_day(anchor.day)
    return replace(anchor, day=day, choices=(), weekday=None, assumed=False) if day else None


def _time(anchor: Found, minutes: int) -> Found | None:
    if anchor.time is None:
        return None
    moment = datetime.combine(_MIDNIGHT, anchor.time) + timedelta(minutes=minutes)
    if moment.date() != _MIDNIGHT.date() and anchor.day:
        return None
    return replace(anchor, time=moment.time())


def _unit(match: re.Match[str], anchor: Found) -> Found | None:
    """ "The day before", "the night before": a day, with its part; or the week."""
    if anchor.day is None:
        return None
    unit, sign = match["unit"], _sign(match)
    day = anchor.day + timedelta(days=sign * (7 if unit == "week" else 1))
    part = unit if unit in ("morning", "afternoon", "evening", "night") else anchor.part
    return replace(anchor, day=day, part=part, choices=(), weekday=None, assumed=False)


def _weekday(match: re.Match[str], anchor: Found) -> Found | None:
    if anchor.day is None:
        return None
    index, weeks = weekday_index(match["day"]), timedelta(days=7 * (value(match["nth"] or "first") - 1))
    following, day = _sign(match) > 0, anchor.day
    day = after(day, index) + weeks if following else before(day, index) - weeks
    return replace(anchor, day=day, choices=(), weekday=None, assumed=False)


def _same_day(match: re.Match[str], anchor: Found) -> Found | None:
    return anchor if anchor.day and not anchor.part and anchor.time is None else None


RULES = (
    AnchorRule(
        (
            rf"(?:in )?(?P<length>{DURATION}) (?P<side>after|from|past|following|before|prior to|ahead of|"
            r"to) (?:the )?"
        ),
        "two days after ",
        _length,
    ),
    AnchorRule(
        rf"(?P<length>{DURATION}) (?P<side>before|after|prior to|ahead of) "
        r"(?:(?:the|my|our|his|her|their|a|an) )?(?:[a-z'-]+ ){1,3}"
        r"(?:(?:is|starts|leaves|begins) )?(?:(?:at|on) )?",
        "two days before my flight on ",
        _length,
        named=True,
    ),
    AnchorRule(
        (
            r"(?:the )?(?P<unit>day|week|morning|afternoon|evening|night) (?P<side>after|following|before)"
            r" (?:the )?"
        ),
        "the day before ",
        _unit,
    ),
    AnchorRule(
        rf"(?:the )?(?:(?P<nth>{ORDINAL}) )?(?P<day>{WEEKDAY}) (?P<side>after|following|before) (?:the )?",
        "the friday after ",
        _weekday,
    ),
    AnchorRule(
        r"(?:the )?(?:(?:end|close) of (?:the day )?(?:on )?|week of (?:the )?)", "the end of ", _same_day
    ),
)


def anchor(found: Found, low: str, clock: Clock) -> Found:
    """The expression with the distance that stands before it, or as it is."""
    if found.impossible or found.instant is not None:
        return found
    window = low[max(0, found.start - _WINDOW) : found.start]
    for rule in RULES:
        match = rule.compiled.search(window)
        if match is None:
            continue
        try:
            moved = rule.move(match, found)
        except (OverflowError, ValueError):
            moved = None
        if moved is not None and rule.named:
            return moved
        if moved is not None:
            return replace(moved, start=found.start - len(window) + match.start(), weak=False)
    return found
