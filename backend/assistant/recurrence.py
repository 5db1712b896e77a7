"""Repetition ("every other Tuesday at 9 until June") as an RFC 5545 rule, with its first day.

The time of day, a start ("from Friday") and anything else about the first occurrence are left in the text
for the date rules; `first_due` then finds the first day that fits.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from assistant.dates.calendar import add_months
from assistant.dates.extract import extract, find, when
from assistant.dates.found import MONTHS
from assistant.dates.settle import localize
from assistant.operations import Clock, When
from assistant.recurrence_rules import RULES, Pattern
from assistant.text import Text

_UNTIL = re.compile(r",? ?(?:,? and )?\b(?P<word>until|till|through|thru|ending|up to)(?: the end of)? ")
_TIMES = re.compile(
    r",? for (?P<n>\d{1,3}) (?P<unit>times|days|weeks|months|years)\b|,? (?P<n2>\d{1,3}) times\b"
)
_FOLLOW = re.compile(
    r"$|[\n,.;:!?)#]| (?:at|on|in|to|with|about|for|and|by|from|starting|beginning|until|till|"
    r"through|please|as|i|we|\d+ times|"
    r"high|urgent|low|tagged)\b| [#!(\"&@-]"
)
_HORIZON = 366 * 5


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`rule` is the RRULE value; `due` the first occurrence, a local day or a local day and time."""

    rule: str
    due: str


def extract_recurrence(text: Text, clock: Clock) -> tuple[Recurrence | None, Text]:
    """The repetition said in the text with its first due date, and what is left of the text."""
    hit = _head(text.low)
    if hit is None:
        return None, text
    start, end, pattern = hit
    spans = [(start, end)]
    until, span = _until(text.low, end, clock)
    if span:
        spans.append(span)
    count = _TIMES.search(text.low, end)
    if count:
        spans.append(count.span())
    rest = text.without(spans)
    # "every day at 9" is the morning even when it is said in the afternoon, so the day starts afresh here.
    said, rest = extract(rest, replace(clock, now=localize(clock.today, time(0), clock)))
    due = _first(pattern, said, clock)
    if due is None:
        return None, text
    parts = list(pattern.parts)
    if count:
        number, unit = int(count["n"] or count["n2"]), count["unit"] or "times"
        if unit == "times":
            parts.append(f"COUNT={number}")
        else:
            until = _after(due.day or clock.today, number, unit)
    if until:
        parts.append(f"UNTIL={_until_value(until, due, clock)}")
    return Recurrence(";".join(parts), due.due), rest.strip(" \n,;:")


def _head(low: str) -> tuple[int, int, Pattern] | None:
    best: tuple[int, int, Pattern] | None = None
    for rule in RULES:
        for match in rule.compiled.finditer(low):
            leading = match.start() == 0 and " " in match[0]
            if not leading and not _FOLLOW.match(low, match.end()):
                continue
            if pattern := rule.read(match):
                longer = best is None or (match.end() - match.start()) > best[1] - best[0]
                best = (match.start(), match.end(), pattern) if longer else best
            break
    return best


def _until(low: str, position: int, clock: Clock) -> tuple[date | None, tuple[int, int] | None]:
    match = _UNTIL.search(low, position)
    if not match:
        return None, None
    rest = low[match.end() : match.end() + 60]
    month = re.match("|".join(MONTHS) + r"\b", rest)
    if month and not re.match(r"[a-z]+ \d", rest):
        first = find(f"by {month[0]}", clock)[0].day or clock.today
        last = add_months(first, 1) if match["word"] in ("through", "thru") or "end of" in match[0] else first
        return last - timedelta(days=1), (match.start(), match.end() + month.end())
    for found in find(rest, clock):
        day = when(found, clock).day
        if found.start <= 4 and day and day > clock.today:
            return day, (match.start(), match.end() + found.end)
    return None, None


def _first(pattern: Pattern, said: When | None, clock: Clock) -> When | None:
    """The first occurrence that is not past, at the time said (or that the pattern implies)."""
    moment = said.time if said and said.time else pattern.time
    if said and pattern.night and moment and 5 <= moment.hour < 12:
        moment = moment.replace(hour=moment.hour + 12)
    if pattern.hours:
        instant = (clock.now.astimezone(UTC) + timedelta(hours=pattern.hours)).astimezone(clock.zone)
        return When(instant.date(), instant.time(), f"{instant:%Y-%m-%dT%H:%M}")
    day = said.day if said and said.day and not _today_by_time(said, clock) else clock.today
    for _ in range(_HORIZON):
        if pattern.fits(day) and (moment is None or localize(day, moment, clock) > clock.now):
            local = localize(day, moment or time(0), clock)
            due = f"{local:%Y-%m-%dT%H:%M}" if moment else day.isoformat()
            return When(day, moment, due)
        day += timedelta(days=1)
    return None


def _today_by_time(said: When, clock: Clock) -> bool:
    """A time alone was settled on today; the rule decides its day instead."""
    return said.time is not None and said.day == clock.today


def _after(start: date, number: int, unit: str) -> date:
    if unit in ("months", "years"):
        return add_months(start, number * (12 if unit == "years" else 1)) - timedelta(days=1)
    return start + timedelta(days=number * (7 if unit == "weeks" else 1) - 1)


def _until_value(day: date, due: When, clock: Clock) -> str:
    if due.time is None:
        return f"{day:%Y%m%d}"
    end = datetime.combine(day, time(23, 59, 59), clock.zone).astimezone(UTC)
    return f"{end:%Y%m%dT%H%M%SZ}"
