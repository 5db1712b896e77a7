"""Parts of the day and hours named by what people do then: "this evening", "after work", "COB"."""

import re
from collections.abc import Callable
from datetime import time

from assistant.dates.found import ENDS, WEEKDAY, DateRule, Found
from assistant.operations import Clock


def _part(match: re.Match[str], clock: Clock) -> Found | None:
    groups = match.groupdict()
    shade = (groups.get("shade") or groups.get("shade2") or "").strip(" -").replace("middle of the", "mid")
    day = clock.today if groups.get("this") else None
    return Found(match.start(), match.end(), day=day, part=f"{shade} {match['part']}".strip())


def _this_time(match: re.Match[str], clock: Clock) -> Found | None:
    moment = clock.now.time().replace(second=0, microsecond=0)
    return Found(match.start(), match.end(), time=moment, weak=True)


def _first_thing(match: re.Match[str], clock: Clock) -> Found | None:
    return Found(match.start(), match.end(), part="morning")


def _at(hour: int) -> Callable[[re.Match[str], Clock], Found | None]:
    return lambda match, clock: Found(match.start(), match.end(), time=time(hour))


_SHADE = r"(?!mid-?night)(?:early|late|mid)[ -]?"
_PART = r"(?P<part>morning|afternoon|evening|night)"
RULES = (
    DateRule(
        rf"(?:in the |in |(?P<this>(?:later |early |late |earlier )?this )|(?P<shade2>late )?at (?=night))"
        rf"(?P<shade>{_SHADE})?{_PART}",
        "this evening",
        _part,
    ),
    DateRule(rf"(?P<this>later) in the {_PART}", "later in the afternoon", _part),
    DateRule(
        rf"(?P<shade>early|late)(?= (?:tomorrow|{WEEKDAY}) {_PART})",
        "early tomorrow morning",
        _part,
        weak=True,
    ),
    DateRule(rf"(?P<shade>{_SHADE}){_PART}{ENDS}", "late afternoon", _part),
    DateRule(rf"(?P<shade>{_SHADE})?{_PART}", "early morning", _part, weak=True),
    DateRule(rf"(?:(?:in|on) )?the {_PART} of", "on the morning of the 5th", _part, weak=True),
    DateRule(rf"(?P<shade>{_SHADE})(?:in|of) the {_PART}", "late in the evening", _part),
    DateRule(
        r"(?:at |around )?(?:this|the same|same) time(?= (?:tomorrow|next|on)\b)",
        "this time tomorrow",
        _this_time,
    ),
    DateRule(
        rf"first thing(?: in the morning)?{ENDS}|first thing (?=tomorrow|mon|tue|wed|thu|fri|sat|sun)",
        "first thing",
        _first_thing,
    ),
    DateRule(
        (
            r"(?:(?P<lead>at |by |around |before )|over |during )(?:lunch|lunch ?time|the lunch break)"
            rf"{ENDS}|lunch ?time"
        ),
        "at lunchtime",
        _at(12),
    ),
    DateRule(rf"after (?:lunch|lunch ?time){ENDS}", "after lunch", _at(13)),
    DateRule(
        rf"(?:(?P<lead>at |by |before )|over )(?:breakfast|breakfast time){ENDS}", "at breakfast", _at(8)
    ),
    DateRule(rf"after breakfast{ENDS}", "after breakfast", _at(9)),
    DateRule(rf"before (?:work|school){ENDS}", "before work", _at(8)),
    DateRule(rf"after school{ENDS}", "after school", _at(15)),
    DateRule(rf"(?:after|when i get home from|when i'm done with) work{ENDS}", "after work", _at(18)),
    DateRule(
        rf"(?:(?P<lead>at |by |before )|over )(?:dinner|dinner ?time|supper){ENDS}|dinner ?time",
        "at dinner",
        _at(18),
    ),
    DateRule(rf"after (?:dinner|supper){ENDS}", "after dinner", _at(20)),
    DateRule(
        rf"(?P<lead>at |before |by )(?:bed ?time|bed|going to bed){ENDS}|bed ?time", "before bed", _at(22)
    ),
    DateRule(
        rf"(?P<lead>at |by |before )?(?:cob|close of (?:business|play)|end of business|eob){ENDS}",
        "by close of business",
        _at(17),
    ),
)
