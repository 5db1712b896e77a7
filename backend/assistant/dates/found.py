"""A date expression found in a text, and the form of the tables that find them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property

from assistant.operations import Clock

# Words that make a date of what would else be a mere number or name.
LEAD = r"(?P<lead>(?:on|by|due|for|before|b4|until|till|from|starting|beginning|since|after) )"
# What may follow a vague expression for it to be a date and not part of a name ("the 2nd floor").
ENDS = (
    r"(?=$|[,.;!?)\n]| (?:at|in|on|and|or|to|by|with|about|please|every|until|till|from|around|before|after|"
    r"this|next|today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|early|late|morning|afternoon|"
    r"evening|night|noon)\b| [\d#@–!(\"-])"
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Common misspellings included.
WEEKDAY = r"(?:mon|tues?|wed?nes|wends|wedens|wens|th?urs?|thrus|fri|sat[ue]r|sun)day"
SHORT_DAY = r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)"
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?:(?:19|20)\d\d)"

compiled = cache(re.compile)  # on first use, so that importing the tables costs little


@dataclass(frozen=True, slots=True)
class Found:
    """Where an expression stands and what it says."""

    start: int
    end: int
    day: date | None = None
    time: dt.time | None = None
    part: str = ""  # of the day, a key of `settle.PARTS`
    sure: bool = True  # False for an hour that may be morning or evening
    instant: datetime | None = None
    weekday: int | None = None  # a weekday said without "this" or "next": it only confirms another day
    choices: tuple[date, ...] = ()  # the days that a date without its year or month may mean, in order
    last: date | None = None  # of a range of days
    assumed: bool = False  # the day is a guess that another said day replaces
    weak: bool = False  # counts only beside another expression or as the whole text
    impossible: bool = False  # a date that no calendar has


@dataclass(frozen=True)
class DateRule:
    """`read` turns a match into a Found, or None when the numbers make no date."""

    pattern: str
    example: str
    read: Callable[[re.Match[str], Clock], Found | None]
    weak: bool = False

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w/:.'-])(?:{self.pattern})(?!\w|'s|[:/-]\w)")


def scan(rules: Sequence[DateRule], low: str, clock: Clock) -> Iterator[Found]:
    """What the rules read. A group named `lead` must be there but is no part of the expression."""
    for rule in rules:
        leads = "lead" in rule.compiled.groupindex
        for match in rule.compiled.finditer(low):
            found = rule.read(match, clock)
            if found is None:
                continue
            if leads and match.end("lead") > 0:
                found = replace(found, start=match.end("lead"))
            yield replace(found, weak=True) if rule.weak else found


def weekday_index(word: str) -> int:
    return next(i for i, name in enumerate(WEEKDAYS) if name[:2] == word[:2])


def month_number(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name[:3] == word[:3])


def on_day(match: re.Match[str], day: date | None, part: str = "") -> Found | None:
    return None if day is None else Found(match.start(), match.end(), day=day, part=part)


def one_of(match: re.Match[str], days: tuple[date, ...]) -> Found | None:
    """The first of these days, unless a weekday beside it picks another."""
    return Found(match.start(), match.end(), day=days[0], choices=days) if days else None
