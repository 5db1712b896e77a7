"""Expressions that name a time of day.

A bare hour is left unsure; `dates.settle` decides its half of the day.
"""

import re
from datetime import time

from assistant.dates.found import DateRule, Found
from assistant.lexicon import NUMBERS
from assistant.operations import Clock

_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AFTER = (
    r"(?=$|[,.;!?)]|: | (?:on|in|at|by|to|for|with|from|about|this|next|every|each|today|"
    r"tonight|tomorrow|and|please|sharp|"
    r"the|until|mon|tue|wed|thu|fri|sat|sun|day|#|!)[a-z]*\b| [#!])"
)


def clock_time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if 0 <= hour <= 23 and 0 <= minute <= 59 else None


def _value(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _at(match: re.Match[str], moment: time | None, *, sure: bool = True) -> Found | None:
    return None if moment is None else Found(match.start(), match.end(), time=moment, sure=sure)


def _half_day(match: re.Match[str], clock: Clock) -> Found | None:
    hour = _value(match["h"])
    if not 1 <= hour <= 12:
        return None
    return _at(match, clock_time(hour % 12 + (12 if match["half"] == "p" else 0), int(match["m"] or 0)))


def _digital(match: re.Match[str], clock: Clock) -> Found | None:
    hour = int(match["h"])
    sure = hour > 12 or match["h"].startswith("0")
    return _at(match, clock_time(hour, int(match["m"])), sure=sure)


def _bare(match: re.Match[str], clock: Clock) -> Found | None:
    hour = _value(match["h"])
    return _at(match, clock_time(hour, 0), sure=hour > 12)


def _spoken(match: re.Match[str], clock: Clock) -> Found | None:
    minutes = {"half": 30, "quarter": 15, "a quarter": 15}.get(match["m"]) or _value(match["m"])
    hour = _value(match["h"])
    total = hour * 60 + (minutes if match["side"] in ("past", "after") else -minutes)
    if half := match["half"]:
        total = total % 720 + (720 if half == "p" else 0)
    return _at(match, clock_time(total // 60 % 24, total % 60), sure=hour > 12 or bool(half))


def _noon(match: re.Match[str], clock: Clock) -> Found | None:
    return _at(match, time(0) if match["name"] == "midnight" else time(12))


def _part(match: re.Match[str], clock: Clock) -> Found | None:
    name = match["part"].removeprefix("first thing in the ").removeprefix("first thing")
    day = clock.today if match["this"] else None
    return Found(match.start(), match.end(), day=day, part=name or "morning")


RULES = (
    DateRule(
        rf"(?:(?:at|by|before|@|around) ?)?(?P<h>{_HOUR})(?:[:.](?P<m>\d\d))? ?(?P<half>[ap])\.?m\.?",
        "5pm",
        _half_day,
    ),
    DateRule(r"(?:(?:at|by|before|@|around) ?)?t?(?P<h>\d{1,2}):(?P<m>\d\d)(?::\d\d)?", "17:30", _digital),
    DateRule(rf"(?:at|by|before|around|@) ?(?P<h>{_HOUR})(?: sharp)?{_AFTER}", "at 5", _bare),
    DateRule(rf"^at (?P<h>{_HOUR})(?= )", "at eight call Ann", _bare),
    DateRule(rf"(?:(?:at|by|before|around|@) )?(?P<h>{_HOUR}) o'?clock", "5 o'clock", _bare),
    DateRule(
        (
            r"(?:at |by )?(?P<m>half|a quarter|quarter|five|ten|twenty) (?P<side>past|after|to|before) "
            rf"(?P<h>{_HOUR})(?: ?(?P<half>[ap])\.?m\.?)?{_AFTER}"
        ),
        "half past 5",
        _spoken,
    ),
    DateRule(r"(?:(?:at|by|before|around) )?(?P<name>noon|midday|midnight)", "by noon", _noon),
    DateRule(
        r"(?:in the |(?P<this>this )|at (?=night))(?P<part>morning|afternoon|evening|night)",
        "this evening",
        _part,
    ),
    DateRule(
        (
            r"(?P<this>)(?P<part>first thing in the morning|first thing)(?=$|[,.;]| (?:on|tomorrow|mon|"
            r"tue|wed|thu|fri|sat|sun))"
        ),
        "first thing",
        _part,
    ),
)
