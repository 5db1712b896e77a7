"""A date expression found in a text, and the form of the tables that find them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from assistant.operations import Clock

LEAD = r"(?:on|by|due|for|before|until|till|from|starting|since|after)"
# What may follow a vague expression for it to be a date and not part of a name ("the 2nd floor").
ENDS = r"(?=$|[,.;!?)]| (?:at|in|on|and|or|to|by|with|about|please|every|until|\d|#))"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
SHORT_DAY = r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)"
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Where it stands and what it says. `sure` is False for an hour that may be morning or evening."""

    start: int
    end: int
    day: date | None = None
    time: dt.time | None = None
    part: str = ""
    sure: bool = True
    instant: datetime | None = None


@dataclass(frozen=True)
class DateRule:
    """`read` turns a match into a Found, or None when the numbers make no date."""

    pattern: str
    example: str
    read: Callable[[re.Match[str], Clock], Found | None]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w/:.'-])(?:{self.pattern})(?!\w|'s|[:/-]\w)")


def scan(rules: Sequence[DateRule], low: str, clock: Clock) -> Iterator[Found]:
    for rule in rules:
        for match in rule.compiled.finditer(low):
            found = rule.read(match, clock)
            if found is not None:
                yield found


def weekday_index(word: str) -> int:
    return next(i for i, name in enumerate(WEEKDAYS) if name[:2] == word[:2])


def month_number(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name[:3] == word[:3])


def on_day(match: re.Match[str], day: date | None, part: str = "") -> Found | None:
    return None if day is None else Found(match.start(), match.end(), day=day, part=part)
