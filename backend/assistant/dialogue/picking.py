"""Which of the candidates listed before an answer means."""

import re
from dataclasses import replace

from assistant.dates.extract import extract
from assistant.dialogue.questions import Line
from assistant.matching import best
from assistant.operations import Clock, Target
from assistant.replies import day_phrase, time_phrase
from assistant.text import Text

_THE_ONE = re.compile(
    r"(?:(?:i mean(?:t)? |it'?s )?(?:the|that) (?:one|task|meeting|call)?(?: (?:that is|that's|which is))?"
    r"(?: (?:due|for|on|at))*)?(?: one)?"
)


def picked(target: Target, lines: list[Line]) -> Target:
    """A pick among the candidates. A number that none of them has counts as the place in the list."""
    numbers = [line.number for line in lines]
    if not lines:
        return target
    if target.but is not None:
        spared = picked(target.but, lines).numbers
        return Target(numbers=tuple(number for number in numbers if number not in spared))
    if target.first and abs(target.first) <= len(lines):
        return Target(numbers=tuple(numbers[: target.first] if target.first > 0 else numbers[target.first :]))
    if target.pronoun == "them":
        return Target(numbers=tuple(numbers))
    if target.numbers and not set(numbers).intersection(target.numbers):
        places = [number - 1 for number in target.numbers]
    else:
        places = [place - 1 if place > 0 else len(lines) - 1 for place in target.ordinals]
    if places and all(0 <= place < len(lines) for place in places):
        return Target(numbers=tuple(numbers[place] for place in places))
    if target.words and len(chosen := best(target.words, lines)) == 1:
        return Target(numbers=(chosen[0].number,))
    return target


def due_when(message: Text, lines: list[Line], clock: Clock) -> tuple[int, ...]:
    """The one candidate due when the message says: "the one on friday", "the 9:30 one"; else nothing."""
    when, rest = extract(message, clock)
    if when is None or when.day is None or not _THE_ONE.fullmatch(rest.low):
        return ()
    day = day_phrase(when.day, clock) if when.said_day else ""
    # The hour may be said and may have been listed in either way.
    hours = (when.time, when.time.replace(hour=(when.time.hour + 12) % 24)) if when.time else ()
    ways = (clock, replace(clock, twelve_hours=not clock.twelve_hours))
    times = [f"at {time_phrase(hour, way)}" for hour in hours for way in ways] or [""]
    found = [line.number for line in lines if day in line.words and any(time in line.words for time in times)]
    return tuple(found) if len(found) == 1 else ()
