"""Several times a day: "every day at 9 and 17:00", "every 2 hours from 9 to 5"."""

import re
from dataclasses import replace
from datetime import time

from assistant.dates.extract import find, when, whole
from assistant.dates.found import Found, compiled
from assistant.operations import Clock
from assistant.recurrence.pattern import Pattern
from assistant.text import Text

_AND = r"(?:,? and|,| &|/| or)(?: at)? ?"
_AT = r"(?:,? ?\bat |^at )$"
_BETWEEN = (
    r",? ?\b(?:from|between) (?P<first>[a-z0-9:.' ]{1,12}?) (?:to|until|till|and|through) "
    r"(?P<last>[a-z0-9:.']{1,8}(?: [ap]\.?m\.?)?)"
)


def several_times(pattern: Pattern, text: Text, clock: Clock) -> tuple[Pattern, Text, time | None]:
    """The pattern with its hours, the text without them, and the first of them, if there are several."""
    if pattern.after_completion:
        return pattern, text, None
    if pattern.freq == "HOURLY":
        return _between(pattern, text, clock)
    run: list[Found] = []
    for found in find(text.low, clock):
        if found.time is None or found.day is not None:
            continue
        if run and not compiled(_AND).fullmatch(text.low, run[-1].end, found.start):
            continue
        run.append(found)
    moments = [moment for found in run if (moment := when(found, clock).time)]
    if len(moments) < 2 or len({moment.minute for moment in moments}) > 1:
        return pattern, text, None  # a rule has one list of minutes, for all its hours
    lead = compiled(_AT).search(text.low[: run[0].start])
    rest = text.without([(lead.start() if lead else run[0].start, run[-1].end)])
    hours = tuple(sorted({moment.hour for moment in moments}))
    return replace(pattern, hours=hours, part=""), rest, moments[0]


def _between(pattern: Pattern, text: Text, clock: Clock) -> tuple[Pattern, Text, time | None]:
    """Hours of the day, when it is said from which to which."""
    match = re.search(_BETWEEN, text.low)
    ends = [whole(text.cut(*match.span(name)), clock) for name in ("first", "last")] if match else []
    moments = [end.time for end in ends if end and end.time]
    if match is None or len(moments) < 2 or moments[0] >= moments[1]:
        return pattern, text, None
    hours = tuple(range(moments[0].hour, moments[1].hour + 1, pattern.interval))
    return Pattern("DAILY", by=pattern.by, hours=hours), text.without([match.span()]), moments[0]
