"""Finds the date expressions of a text and takes the one meant as its due date out of it."""

import re
from dataclasses import replace

from assistant.dates import days, relative, times, weekdays
from assistant.dates.found import Found, scan
from assistant.dates.settle import settle
from assistant.operations import Clock, When
from assistant.text import Text

_RULES = (*relative.RULES, *weekdays.RULES, *days.RULES, *times.RULES)
_GAP = re.compile(r",? ?(?:at|on|in|by|@|around|for|from)? ?")
_PART = re.compile(r"(?:,? in the)? (morning|afternoon|evening|night)(?!\w|'s)")
_WHOLE_LEAD = re.compile(r"(?:to|until|till|by|on|at|for|is|be|from) ")
_LEAD = re.compile(
    r"(?<!\w)(?:(?:,|and)? ?(?:which is |that is |it is |it's )?(?:due(?: date)?|deadline|by|"
    r"on|at|for|before|until|till|from|starting|"
    r"around|no later than|sometime)(?: is|:)? ?)+$"
)
# After a day inside a text, these words show that the day is not part of a name ("the Monday report").
_FOLLOW = re.compile(
    r"$|[\n,.;:!?)#\"]| (?:at|on|in|to|with|about|for|and|or|by|from|if|so|because|when|"
    r"before|after|until|every|each|please|as|"
    r"of|it|i|we|is|via|using|then|but|instead|thanks|that|priority|high|urgent|low|tag|"
    r"tagged|description)\b| [#!(\"&@-]"
)


def find(low: str, clock: Clock) -> list[Found]:
    """All date expressions in order, not overlapping; a day and a time side by side are one."""
    chosen: list[Found] = []
    for found in sorted(scan(_RULES, low, clock), key=lambda f: (f.start, f.start - f.end)):
        if chosen and found.start < chosen[-1].end:
            continue
        if chosen and not found.part and _PART.match(low, chosen[-1].end) and not chosen[-1].part:
            chosen[-1] = _with_part(chosen[-1], low)
        if (
            chosen
            and found.start >= chosen[-1].end
            and _joins(chosen[-1], found, low[chosen[-1].end : found.start])
        ):
            chosen[-1] = _merge(chosen[-1], found)
        elif not chosen or found.start >= chosen[-1].end:
            chosen.append(found)
    return [_with_part(found, low) for found in chosen]


def extract(text: Text, clock: Clock) -> tuple[When | None, Text]:
    """The due date said in the text and what is left of the text; the last expression counts."""
    found = [f for f in find(text.low, clock) if _stands_alone(f, text.low)]
    if not found:
        return None, text
    due, used = found[-1], [found[-1]]
    for other in reversed(found[:-1]):
        if _complementary(other, due):
            due, used = _merge(other, due), [*used, other]
            break
    rest = text.without((_lead_start(text.low, f.start), f.end) for f in used)
    return when(due, clock), rest.strip(" \n,;:")


def whole(text: Text, clock: Clock) -> When | None:
    """The date, when the text says nothing else ("friday at noon", "to the 15th", "9")."""
    text = text.strip()
    lead = _WHOLE_LEAD.match(text.low)
    bare = text.cut(lead.end()) if lead else text
    readings = [text, bare]
    if re.fullmatch(r"\d{1,2}", bare.low):
        readings.append(Text(f"at {bare.raw}", f"at {bare.low}"))
    for reading in readings:
        result, rest = extract(reading, clock)
        if result is not None and rest.low.strip(" .,!?") in ("", "please", "instead", "then", "sharp"):
            return result
    return None


def when(found: Found, clock: Clock) -> When:
    if found.instant is not None:
        moment = found.instant
        return When(moment.date(), moment.time(), f"{moment:%Y-%m-%dT%H:%M}")
    return settle(found.day, found.time, found.part, found.sure, clock)


def _with_part(found: Found, low: str) -> Found:
    match = _PART.match(low, found.end)
    if not match or found.instant is not None:
        return found
    return replace(found, end=match.end(), part=match[1])


def _complementary(one: Found, other: Found) -> bool:
    if one.instant is not None or other.instant is not None:
        return False
    days_said = (one.day is not None) + (other.day is not None)
    times_said = (one.time is not None) + (other.time is not None)
    return days_said <= 1 and times_said <= 1 and not (one.part and other.part)


def _joins(one: Found, other: Found, between: str) -> bool:
    return _complementary(one, other) and _GAP.fullmatch(between) is not None


def _merge(one: Found, other: Found) -> Found:
    return Found(
        min(one.start, other.start),
        max(one.end, other.end),
        day=one.day or other.day,
        time=one.time or other.time,
        part=one.part or other.part,
        sure=one.sure and other.sure,
    )


def _lead_start(low: str, start: int) -> int:
    window = low[max(0, start - 40) : start]
    match = _LEAD.search(window)
    return start - len(window) + match.start() if match else start


def _stands_alone(found: Found, low: str) -> bool:
    if found.start == 0 or _lead_start(low, found.start) == 0:
        return True
    return found.time is not None or _FOLLOW.match(low, found.end) is not None
