"""What a repetition says, the form of the tables that read it, and the words they share."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.dates.found import SHORT_DAY, WEEKDAY, weekday_index

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = (0, 1, 2, 3, 4)
# RFC 5545 gives properties room for parameters of one's own, rules not (docs/adr/0008).
AFTER_COMPLETION = "RRULE;X-FROM=COMPLETION:"


@dataclass(frozen=True, slots=True)
class Pattern:
    """The parts of an RRULE but for its end, and the part of the day it implies."""

    freq: str
    interval: int = 1
    by: tuple[tuple[str, str], ...] = ()
    part: str = ""
    hours: tuple[int, ...] = ()  # several times a day
    after_completion: bool = False

    def parts(self) -> list[str]:
        interval = [f"INTERVAL={self.interval}"] if self.interval > 1 else []
        hours = [f"BYHOUR={','.join(map(str, self.hours))}"] if self.hours else []
        return [f"FREQ={self.freq}", *interval, *(f"{name}={content}" for name, content in self.by), *hours]

    @property
    def days(self) -> tuple[int, ...]:
        """The weekdays of a weekly or daily rule."""
        codes = dict(self.by).get("BYDAY", "").split(",") if self.freq == "WEEKLY" and self.by else []
        return tuple(CODES.index(code) for code in codes) if codes else tuple(range(7))

    @property
    def once(self) -> bool:
        """Whether it occurs once in each of its weeks, months or years."""
        return not self.hours and all("," not in content for _, content in self.by)


@dataclass(frozen=True)
class RepeatRule:
    """`read` turns a match into a Pattern, or None when the numbers make no rule."""

    pattern: str
    example: str
    read: Callable[[re.Match[str]], Pattern | None]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w'-])(?:{self.pattern})(?!\w|'s|-\w)")


EACH = r"(?:each and every|every single|every|each|evry)"
OTHER = r"(?:other|second|2nd|alternate|alternating)"
PART = r"(?:morning|afternoon|evening|night)"
DAY = rf"(?:{WEEKDAY}|{SHORT_DAY})"
_AND = r"(?:,? and |,? or |, ?|/| ?& ?| ?\+ ?| )(?:on |every |each )?"
DAYS = rf"{DAY}s?(?:{_AND}{DAY}s?){{0,6}}"


def weekly(days: Iterable[int], interval: int = 1, part: str = "") -> Pattern:
    codes = ",".join(CODES[day] for day in sorted(set(days)))
    return Pattern("WEEKLY", interval, (("BYDAY", codes),), part)


def listed(text: str) -> tuple[int, ...]:
    """The weekdays named in a text, a range ("mon-thu") filled up."""
    span = re.fullmatch(rf"({DAY}) ?(?:-|–|to|through|thru|till|until) ?({DAY})", text)
    if span:
        first, last = weekday_index(span[1]), weekday_index(span[2])
        return tuple((first + ahead) % 7 for ahead in range((last - first) % 7 + 1))
    return tuple(sorted({weekday_index(word) for word in re.findall(DAY, text)}))
