"""Finds the date expressions of a text and takes the one meant as its due date out of it."""

import re
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.dates import absolute, days, holidays, parts, periods, relative, times, weekdays
from assistant.dates.anchored import anchor
from assistant.dates.found import Found, scan
from assistant.dates.settle import due_text, settle
from assistant.operations import Clock, When
from assistant.text import Text

RULES = (
    *relative.RULES, *weekdays.RULES, *days.RULES, *absolute.RULES, *periods.RULES, *holidays.RULES,
    *parts.RULES, *times.RULES,
)  # fmt: skip
_GAP = re.compile(r",? ?(?:at|on|in|by|@|around|for|from|of|before|after|until|till)? ?")
_TO = re.compile(r" ?(?:-|–|to|until|till|through|thru|and) ?(?:the )?")
_FROM = re.compile(r"(?<!\w)(?:from|between) $")
_WHOLE_LEAD = re.compile(
    r"(?:(?:for |on )?the(?= (?:next |coming )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    r"to|until|till|by|on|at|for|is|be|from|due|before|b4|after|around|about|starting|no later than|"
    r"how about|what about|maybe|say) "
)
_LEAD = re.compile(
    r"(?<!\w)(?:(?:,|and)? ?(?:which is |that is |it is |it's )?(?:due(?: date)?|deadline|by|"
    r"on|at|for|before|b4|until|till|from|between|starting|beginning|effective|as of|after|"
    r"around|no later than|not later than|sometime|some time)(?: is|:)? ?)+$"
)
_ARTICLES = (" the ", " a ", " an ", " my ", " our ", " his ", " her ", " their ")
# Words behind an expression that add nothing to it.
_TRAIL = re.compile(r" (?:sharp|on the dot|exactly|or so|or thereabouts|local time|my time)(?!\w)")
_AFTER_WHOLE = ("", "please", "instead", "then", "sharp", "thanks", "or so", "ish")
# After a day inside a text, these words show that the day is not part of a name ("the Monday report").
_FOLLOW = re.compile(
    r"$|[\n,.;:!?)#\"]| (?:at|on|in|to|with|about|for|and|or|by|from|if|so|because|when|"
    r"before|after|until|every|each|please|as|"
    r"of|it|i|we|is|via|using|then|but|instead|thanks|that|priority|high|urgent|low|tag|"
    r"tagged|description)\b| [#!(\"&@-]"
)


@lru_cache(maxsize=1024)  # one message, and each task of a long list, is looked at several times
def find(low: str, clock: Clock, whole: bool = False) -> tuple[Found, ...]:
    """All date expressions in order, not overlapping; a day and a time side by side are one.

    What is weak stands only beside another one, or when the text is to be read as a date as a `whole`.
    """
    every = sorted(scan(RULES, low, clock), key=lambda f: (f.weak, f.start, -f.end))
    chosen = _apart(every)
    chosen = [anchor(found, low, clock) for found in chosen]
    chosen = _joined(chosen, low, _merged)
    chosen = _joined(chosen, low, _range)
    return tuple(_trailed(found, low) for found in chosen if whole or not found.weak)


def _trailed(found: Found, low: str) -> Found:
    trail = _TRAIL.match(low, found.end)
    return replace(found, end=trail.end()) if trail else found


def extract(text: Text, clock: Clock) -> tuple[When | None, Text]:
    """The due date said in the text and what is left of the text; the last expression counts.

    A text that names an impossible day (30 February) keeps all its words and gets no date.
    """
    return _extract(text, clock, whole=False)


def whole(text: Text, clock: Clock) -> When | None:
    """The date, when the text says nothing else ("friday at noon", "to the 15th", "9")."""
    text = text.strip(" \n,;:!?")
    lead = _WHOLE_LEAD.match(text.low)
    bare = text.cut(lead.end()) if lead else text
    for reading in (text, bare, Text(f"at {bare.raw}", f"at {bare.low}")):
        result, rest = _extract(reading, clock, whole=True)
        if result is not None and rest.low.strip(" .,!?") in _AFTER_WHOLE:
            return result
    return None


def impossible(text: Text, clock: Clock) -> str:
    """The words of a date that no calendar has, such as "April 31"; else ""."""
    return next((text.raw[f.start : f.end] for f in find(text.low, clock) if f.impossible), "")


def when(found: Found, clock: Clock) -> When:
    if found.instant is not None:
        moment = found.instant
        return When(moment.date(), moment.time(), due_text(moment))
    return settle(found.day, found.time, found.part, found.sure, clock)


def _extract(text: Text, clock: Clock, whole: bool) -> tuple[When | None, Text]:
    every = find(text.low, clock, whole)
    found = [f for f in every if _stands_alone(f, text.low)]
    if not found or any(f.impossible for f in every):
        return None, text
    due, used = found[-1], [found[-1]]
    for other in reversed(found[:-1]):
        if _complementary(other, due):
            due, used = _merge(other, due), [*used, other]
            break
    rest = text.without((_lead_start(text.low, f.start), f.end) for f in used)
    return when(due, clock), rest.strip(" \n,;:")


def _apart(founds: Sequence[Found]) -> list[Found]:
    """Those that overlap none before them in the sequence, in the text's order."""
    taken: list[tuple[int, int]] = []
    out: list[Found] = []
    for found in founds:
        place = bisect(taken, (found.start, found.end))
        if place and taken[place - 1][1] > found.start:
            continue
        if place < len(taken) and taken[place][0] < found.end:
            continue
        taken.insert(place, (found.start, found.end))
        out.insert(place, found)
    return out


def _joined(
    founds: Sequence[Found], low: str, join: Callable[[Found, Found, str], Found | None]
) -> list[Found]:
    """Neighbours that `join` makes one."""
    out: list[Found] = []
    for found in founds:
        while out and (one := join(out[-1], found, low)):
            out.pop()
            found = one
        out.append(found)
    return out


def _merged(one: Found, other: Found, low: str) -> Found | None:
    """A day and its time, or a weekday and its date, side by side."""
    if _GAP.fullmatch(low, one.end, other.start) is None:
        return None
    if one.weak and one.part and one.day is None and _lead_start(low, one.start) == one.start > 0:
        return None  # "the parents' evening on Thursday" is no Thursday evening
    return _merge(one, other) if _complementary(one, other) or _confirms(one, other) else None


def _range(one: Found, other: Found, low: str) -> Found | None:
    """ "From Monday to Friday": the start is meant."""
    between = _TO.fullmatch(low, one.end, other.start)
    lead = _FROM.search(low, max(0, one.start - 9), one.start)
    if not between or one.weak or other.weak or one.day is None or other.day is None:
        return None
    if lead is None and not re.match(r" ?[-–]| thr", between[0]):
        return None
    if "and" in between[0] and not (lead and lead[0].startswith("between")):
        return None
    return replace(one, end=other.end, last=other.day)


def _confirms(one: Found, other: Found) -> bool:
    """Whether one is a weekday and the other the date it falls on."""
    if one.instant or other.instant or (one.time and other.time) or one.impossible or other.impossible:
        return False
    return (one.weekday is None) != (other.weekday is None) and bool(one.day and other.day)


def _complementary(one: Found, other: Found) -> bool:
    if one.instant is not None or other.instant is not None or one.impossible or other.impossible:
        return False
    days_said = (one.day is not None and not one.assumed) + (other.day is not None and not other.assumed)
    times_said = (one.time is not None) + (other.time is not None)
    return days_said <= 1 and times_said <= 1 and one.part.endswith(other.part if one.part else "")


def _merge(one: Found, other: Found) -> Found:
    said = [f for f in (one, other) if f.day and not f.assumed] or [f for f in (one, other) if f.day]
    main = min(said, key=lambda f: f.weekday is not None, default=one)
    day, weekday, choices = main.day, main.weekday, main.choices
    for confirming in said:
        if confirming is not main and confirming.weekday is not None:
            day = next((choice for choice in choices if choice.weekday() == confirming.weekday), day)
            choices = ()
    return Found(
        min(one.start, other.start),
        max(one.end, other.end),
        day=day,
        time=one.time or other.time,
        part=one.part or other.part,
        sure=one.sure and other.sure,
        weekday=weekday,
        choices=choices,
        assumed=main.assumed,
        weak=one.weak and other.weak,
    )


def _lead_start(low: str, start: int) -> int:
    window = low[max(0, start - 40) : start]
    match = _LEAD.search(window)
    return start - len(window) + match.start() if match else start


def _stands_alone(found: Found, low: str) -> bool:
    if found.start == 0 or _lead_start(low, found.start) == 0:
        return True
    if _FOLLOW.match(low, found.end):
        return True
    # "the 5pm train" is a name for a thing, "call Ann 5pm about ..." is not.
    return found.time is not None and not low.endswith(_ARTICLES, 0, found.start)
