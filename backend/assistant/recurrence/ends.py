"""Where a repetition ends: "until June", "for 10 weeks", "5 times", "this week"."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from assistant.dates.calendar import add_months, month_end
from assistant.dates.extract import find, when
from assistant.dates.found import MONTH, YEAR, compiled
from assistant.dates.numbers import NUMBER, value
from assistant.operations import Clock
from assistant.recurrence.pattern import Pattern

_UNTIL = (
    r",? ?(?:,? and )?\b(?P<word>until|till|'?til|through|thru|throughout|ending(?: on| in)?|"
    r"ends?(?: on| in)?|"
    r"up to|up until)(?: and including)? (?!then\b|now\b)"
)
_TIMES = (
    rf",? (?:for )?(?:(?:a total of|the next|another) )?(?P<n>{NUMBER}) "
    r"(?:times|occurrences|repetitions|repeats|sessions)\b(?! (?:an?|per|each|every) )(?: in total)?"
)
_FOR = (
    r"(?:^|,? )(?:for|over) (?:(?:the next|the following|the coming|another|a total of|the) )"
    rf"?(?P<n>{NUMBER}|next) "
    r"(?P<unit>day|week|month|year)s?\b"
)
_PERIOD = (
    r",? (?:for the rest of (?:the|this)|for the|(?:all|this whole|the whole|throughout the|"
    r"during the|of|in)? ?"
    r"(?:this|the rest of the)|all) (?P<unit>week|month|quarter|year)\b"
)
_IN_MONTH = (
    rf",? (?:in|during|throughout|for(?: all of)?|all through) (?P<month>{MONTH})(?: (?P<y>{YEAR}))"
    r"?(?=$|[,.;!?]| at )"
)
_EXCLUSIVE = (
    rf"(?:the )?(?:(?:(?:beginning|start) of )?(?P<month>{MONTH})(?:,? {YEAR})?(?! \d| the \d)"
    r"(?!\w)|next (?:week|month|"
    rf"quarter|year)|new year(?! ?'?s)|spring|summer|autumn|fall|winter|{YEAR}(?![\w-]))"
)
_LARGEST = 999  # what the service takes as COUNT
_UNITS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}


@dataclass(frozen=True, slots=True)
class End:
    """A count, a last day, or a length to be counted from the first occurrence; and what spans say so."""

    spans: tuple[tuple[int, int], ...] = ()
    count: int = 0
    until: date | None = None
    until_time: time | None = None
    length: tuple[int, str] | None = None
    start: date | None = None

    def part(self, pattern: Pattern, first: date, timed: bool, clock: Clock) -> str:
        """COUNT or UNTIL for the rule that first occurs then; "" for a repetition without an end."""
        count, until = self.count, self.until
        if self.length:
            number, unit = self.length
            if pattern.once and _UNITS[unit] == pattern.freq:
                count = -(-number // pattern.interval)
            else:
                months = {"month": number, "year": 12 * number}.get(unit)
                days = number * (7 if unit == "week" else 1)
                until = (add_months(first, months) if months else first + timedelta(days=days)) - timedelta(
                    days=1
                )
        if until and timedelta(0) < first - until < timedelta(days=7):
            until += timedelta(days=7)  # "from Monday until Friday", said on a Tuesday
        if count:
            return f"COUNT={min(count, _LARGEST)}"
        if until is None:
            return ""
        if not timed:
            return f"UNTIL={until:%Y%m%d}"
        end = datetime.combine(until, self.until_time or time(23, 59, 59), clock.zone).astimezone(UTC)
        return f"UNTIL={end:%Y%m%dT%H%M%SZ}"


def read_end_before(low: str, clock: Clock) -> End:
    """An end said before the repetition: "until Christmas every day", "for the next 3 weeks every Monday"."""
    match = compiled(_FOR).search(low)
    if match and "the next" in match[0]:
        return _for(match)
    return _until(low, 0, clock) or End()


def read_end(low: str, position: int, clock: Clock) -> End:
    """The end said anywhere behind `position`."""
    if match := compiled(_TIMES).search(low, position):
        return End((match.span(),), count=value(match["n"]))
    if match := compiled(_FOR).search(low, position):
        return _for(match)
    if end := _until(low, position, clock):
        return end
    if match := compiled(_PERIOD).match(low, position):
        last = find(f"end of this {match['unit']}", clock)[0].day
        if match["unit"] == "week":  # "this week" takes in its weekend
            last = clock.today + timedelta(days=6 - clock.today.weekday())
        return End((match.span(),), until=last)
    if match := compiled(_IN_MONTH).match(low, position):
        first = find(f"{match['month']} {match['y']}" if match["y"] else f"by {match['month']}", clock)[0].day
        if first:
            start = first if first.month != clock.today.month or match["y"] else clock.today
            return End((match.span(),), until=month_end(start.year, start.month), start=start)
    return End()


def _for(match: re.Match[str]) -> End:
    return End((match.span(),), length=(1 if match["n"] == "next" else value(match["n"]), match["unit"]))


def _until(low: str, position: int, clock: Clock) -> End | None:
    match = compiled(_UNTIL).search(low, position)
    if not match:
        return None
    rest = low[match.end() : match.end() + 60]
    if period := compiled(_EXCLUSIVE).match(rest):
        return _until_period(match, period, clock)
    for found in find(rest, clock):
        said = when(found, clock)
        if found.start > 4 or said.day is None:
            return None
        span = ((match.start(), match.end() + found.end),)
        if found.time and found.day is None:
            return End(span, until=said.day, until_time=found.time)
        return End(span, until=said.day) if said.day > clock.today else None
    return None


def _until_period(match: re.Match[str], period: re.Match[str], clock: Clock) -> End | None:
    """A month, season or year that is named as the limit is not begun any more, unless it says "through"."""
    words = period[0].removeprefix("the ").removeprefix("beginning of ").removeprefix("start of ")
    founds = find(f"by {words}" if not words.startswith("new") else "in the new year", clock)
    first = founds[0].day if founds else None
    if first is None or first <= clock.today:
        return None
    last = first - timedelta(days=1)
    if match["word"].startswith("thr") and period["month"]:
        last = month_end(first.year, first.month)
    return End(((match.start(), match.end() + period.end()),), until=last)
