"""Takes the repetition said in a text, with its end, start and times, out of it."""

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from assistant.dates.extract import extract, find, when
from assistant.dates.found import Found, compiled
from assistant.dates.settle import localize
from assistant.operations import Clock
from assistant.recurrence import completion, intervals, monthly, weekly, yearly
from assistant.recurrence.ends import read_end
from assistant.recurrence.first import first_due
from assistant.recurrence.pattern import AFTER_COMPLETION, Pattern
from assistant.text import Text

RULES = (*intervals.RULES, *weekly.RULES, *monthly.RULES, *yearly.RULES, *completion.RULES)
# What may follow a repetition that does not begin the text; else "weekly report" would be one.
_FOLLOW = (
    r"$|[\n,.;:!?)#]| (?:at|on|in|to|with|about|for|and|by|from|starting|beginning|until|till|til|"
    r"ending|ends?|"
    r"through|thru|throughout|please|as|i|we|it|except|excluding|but|not|other|apart|this|all|of|so|because|"
    r"between|around|before|after|effective|repeating|"
    r"\d+ times|[a-z]+ times|high|urgent|low|tagged|noon|midnight|(?:early |late )?(?:morning|"
    r"afternoon|evening|night)s?)\b|"
    r" \d{1,2}(?::\d\d)? ?[ap]\.?m| \d{1,2}:\d\d| [#!(\"&@-]"
)
_LEAD = (
    r"(?:,? ?(?:and )?(?:which |that )?(?:to )?(?:repeat(?:s|ing|ed)?|recur(?:s|ring)?|happen(?:s|"
    r"ing)?|occur(?:s|ring)?|"
    r"due)(?: it)?,? |,? ?\()$"
)
_EXCEPTION = r"\b(?:except|but not|excluding|other than|apart from|besides)(?: for| on| the)* $"
_FROM_NOW = r",? (?:from now on|going forward|starting now|from today on|indefinitely|forever)\b"
_AND = r"(?:,? and|,| &|/| or)(?: at)? ?"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`rule` is the RRULE value, or the property line of a rule that counts from completion (docs/adr/0008).

    `due` is the first occurrence, a local day or a local day and time.
    """

    rule: str
    due: str


def extract_recurrence(text: Text, clock: Clock) -> tuple[Recurrence | None, Text]:
    """The repetition said in the text with its first due date, and what is left of the text."""
    hit = _head(text.low)
    if hit is None:
        return None, text
    start, position, pattern = hit
    pattern, exception = weekly.excepted(pattern, text.low, position)
    position = exception[1] if exception else position
    end = read_end(text.low, position, clock)
    spans = [(_lead_start(text.low, start), position), *end.spans]
    if match := compiled(_FROM_NOW).search(text.low, position):
        spans.append(match.span())
    rest = text.without(spans)
    # "every day at 9" is the morning even when it is said in the afternoon, so the day starts afresh here.
    dawn = replace(clock, now=localize(clock.today, time(0), clock))
    pattern, rest, moment = _several_times(pattern, rest, dawn)
    said, rest = extract(rest, dawn) if moment is None else (None, rest)
    day: date | None = end.start
    if said:
        moment = said.time
        day = said.day if said.said_day or said.time is None else day
    if end.until_time and pattern.freq != "HOURLY":
        end = replace(end, until=None, spans=())
    due = first_due(pattern, day, moment, clock)
    if due is None or due.day is None:
        return None, text
    if end.until and timedelta(0) < due.day - end.until < timedelta(days=7):
        end = replace(
            end, until=end.until + timedelta(days=7)
        )  # "from Monday until Friday", said on a Tuesday
    parts = pattern.parts()
    if ending := end.part(pattern, due.day, due.time is not None, clock):
        parts.append(ending)
    rule = (AFTER_COMPLETION if pattern.after_completion else "") + ";".join(parts)
    return Recurrence(rule, due.due), rest.strip(" \n,;:()")


def _head(low: str) -> tuple[int, int, Pattern] | None:
    """The longest repetition, with its place."""
    best: tuple[int, int, Pattern] | None = None
    for rule in RULES:
        for match in rule.compiled.finditer(low):
            leading = match.start() == 0 and " " in match[0]
            if not leading and not compiled(_FOLLOW).match(low, match.end()):
                continue
            if best and match.end() - match.start() <= best[1] - best[0]:
                continue
            if compiled(_EXCEPTION).search(low, max(0, match.start() - 20), match.start()):
                continue
            if pattern := rule.read(match):
                best = (match.start(), match.end(), pattern)
                break
    return best


def _lead_start(low: str, start: int) -> int:
    window = low[max(0, start - 40) : start]
    match = compiled(_LEAD).search(window)
    return start - len(window) + match.start() if match else start


def _several_times(pattern: Pattern, text: Text, clock: Clock) -> tuple[Pattern, Text, time | None]:
    """ "At 9 and 17:00" as hours of the rule, when their minutes agree; a rule has one list of minutes."""
    if pattern.freq == "HOURLY" or pattern.after_completion:
        return pattern, text, None
    run: list[Found] = []
    for found in find(text.low, clock):
        if found.time is None or found.day is not None:
            continue
        if run and not compiled(_AND).fullmatch(text.low, run[-1].end, found.start):
            continue
        run.append(found)
    moments = [moment for found in run if (moment := when(found, clock).time)]
    if len(moments) < 2 or len({moment.minute for moment in moments}) > 1:
        return pattern, text, None
    first = re.search(r"(?:,? ?\bat |^at )$", text.low[: run[0].start])
    rest = text.without([(first.start() if first else run[0].start, run[-1].end)])
    hours = tuple(sorted({moment.hour for moment in moments}))
    return replace(pattern, hours=hours, part=""), rest, moments[0]
