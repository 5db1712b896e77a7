"""Takes the repetition said in a text, with its end, start and times, out of it."""

from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache

from assistant.dates.extract import extract, find
from assistant.dates.found import WEEKDAY, compiled
from assistant.dates.numbers import WORD
from assistant.dates.settle import localize
from assistant.lexicon import opens_with_verb
from assistant.operations import Clock
from assistant.recurrence import completion, intervals, monthly, weekly, yearly
from assistant.recurrence.ends import End, read_end, read_end_before
from assistant.recurrence.exceptions import BEFORE, REMAINDER, excepted
from assistant.recurrence.first import first_due
from assistant.recurrence.hours import several_times
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
_PLURAL = rf"{WEEKDAY}s"
_COUNTED = rf"(?<!\w)(?:\d+|{WORD}) $"  # "three Mondays from now"
_FROM_NOW = r",? (?:from now on|going forward|starting now|from today on|indefinitely|forever)\b"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`rule` is the RRULE value, or the property line of a rule that counts from completion (docs/adr/0008).

    `due` is the first occurrence, a local day or a local day and time.
    """

    rule: str
    due: str


def extract_recurrence(text: Text, clock: Clock) -> tuple[Recurrence | None, Text]:
    """The repetition said in the text with its first due date, and what is left of the text."""
    hit = _head(text.low) or yearly.on_each_date(text.low, clock)
    if hit is None:
        return None, text
    start, position, pattern = hit
    pattern, exception = excepted(pattern, text.low, position)
    position = exception[1] if exception else position
    end = _end(text.low, start, position, pattern, clock)
    spans = [(_lead_start(text.low, start), position), *end.spans]
    if match := compiled(_FROM_NOW).search(text.low, position):
        spans.append(match.span())
    rest, kept = _cut_remainder(text.without(spans))
    # "every day at 9" is the morning even when it is said in the afternoon, so the day starts afresh here.
    dawn = replace(clock, now=localize(clock.today, time(0), clock))
    pattern, rest, moment = several_times(pattern, rest, dawn)
    day: date | None = end.start
    if moment is None:
        end = _end_of_range(end, rest, dawn)
        said, rest = extract(rest, dawn)
        moment = said.time if said else None
        day = said.day if said and (said.said_day or said.time is None) else day
    due = first_due(pattern, day, moment, clock)
    if due is None or due.day is None:
        return None, text
    parts = pattern.parts()
    if ending := end.part(pattern, due.day, due.time is not None, clock):
        parts.append(ending)
    rule = (AFTER_COMPLETION if pattern.after_completion else "") + ";".join(parts)
    return Recurrence(rule, due.due), Text(rest.raw + kept.raw, rest.low + kept.low).strip(" \n,;:()")


def _end(low: str, start: int, position: int, pattern: Pattern, clock: Clock) -> End:
    end = read_end(low, position, clock)
    if end == End():
        end = read_end_before(low[:start].rstrip(), clock)
    if end.start and pattern.freq in ("MONTHLY", "YEARLY"):  # "every year in June" has no end
        return End()
    # "Until 5 pm" ends a rule of hours only.
    return End() if end.until_time and pattern.freq != "HOURLY" else end


def _end_of_range(end: End, rest: Text, clock: Clock) -> End:
    """ "Every day from 1 to 10 December" ends with its range."""
    last = next((found.last for found in find(rest.low, clock) if found.last), None)
    return replace(end, until=last) if last and end == End() else end


def _cut_remainder(text: Text) -> tuple[Text, Text]:
    """The text up to an exception that no rule can hold; its date is not where the repetition starts."""
    match = compiled(REMAINDER).search(text.low)
    cut = match.start() if match else len(text)
    return text.cut(0, cut), text.cut(cut)


@lru_cache(maxsize=1024)  # each piece of a message is looked at several times
def _head(low: str) -> tuple[int, int, Pattern] | None:
    """The longest repetition, with its place."""
    best: tuple[int, int, Pattern] | None = None
    for rule in RULES:
        for match in rule.compiled.finditer(low):
            leading = match.start() == 0 and (
                " " in match[0] or (match[0] == "everyday" and opens_with_verb(low[match.end() :].lstrip()))
            )
            if not leading and not compiled(_FOLLOW).match(low, match.end()):
                continue
            if best and match.end() - match.start() <= best[1] - best[0]:
                continue
            before = low[max(0, match.start() - 20) : match.start()]
            if compiled(BEFORE).search(before):
                continue
            if compiled(_PLURAL).match(match[0]) and compiled(_COUNTED).search(before):
                continue
            if pattern := rule.read(match):
                best = (match.start(), match.end(), pattern)
                break
    return best


def _lead_start(low: str, start: int) -> int:
    window = low[max(0, start - 40) : start]
    match = compiled(_LEAD).search(window)
    return start - len(window) + match.start() if match else start
