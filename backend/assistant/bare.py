"""Texts that say nothing but when a task is due or how it repeats, as they stand in a form's field."""

import re
from dataclasses import dataclass

from assistant.dates.extract import whole
from assistant.operations import Clock
from assistant.recurrence import extract_recurrence
from assistant.replies import due_phrase, repeat_phrase
from assistant.spelling import correct_days
from assistant.text import Text, tidy

_NO_DATE = re.compile(
    r"(?:(?:no|without an?|clear|remove|drop)(?: the)? (?:due )?(?:date|deadline|day|due)|no due date|none|"
    r"never|no|nothing|some ?day|undated|any ?time)"
)
_NO_REPETITION = re.compile(
    r"(?:never|no|none|nothing|once|just once|only once|(?:no|without|stop|remove) ?(?:the )?"
    r"(?:repeats?|repeating|repetition|recurrence)|(?:does not|doesn't|do not|don't|not) repeat(?:ing)?)"
)
# "After completion every 3 days" is read as "every 3 days after completion", and so is "every! 3 days".
_COMPLETION_FIRST = re.compile(r"(?:counted )?(after|from) (completion|finishing|completing|done)[, ]+(?=\w)")
_COMPLETION_SIGN = re.compile(r"every! ")


@dataclass(frozen=True, slots=True)
class Said:
    """A local day or time and a rule; "" for none. `words` say them in full."""

    words: str
    due: str = ""
    recurrence: str = ""


def read_due(line: str, clock: Clock) -> Said | None:
    """The due date that the line is; "no date" is one as well. None when it is anything else."""
    text = _ready(line)
    if _NO_DATE.fullmatch(text.low):
        return Said("No due date")
    when = whole(text, clock)
    return Said(f"Due {due_phrase(when.due, clock)}", when.due) if when and when.due else None


def read_repetition(line: str, clock: Clock) -> Said | None:
    """The repetition that the line is, with its first occurrence; "never" is one as well."""
    text = _ready(line)
    if _NO_REPETITION.fullmatch(text.low):
        return Said("Does not repeat")
    recurrence, rest = extract_recurrence(_completion_last(text), clock)
    if recurrence is None or rest:
        return None
    words = repeat_phrase(recurrence.rule, clock)
    return Said(words[:1].upper() + words[1:], recurrence.due, recurrence.rule)


def _ready(line: str) -> Text:
    return correct_days(tidy(line)).strip(" \n,;:.?")


def _completion_last(text: Text) -> Text:
    if match := _COMPLETION_FIRST.match(text.low):
        return text.cut(match.end()).then(Text("after completion", "after completion"))
    if match := _COMPLETION_SIGN.match(text.low):
        every = Text("every ", "every ") + text.cut(match.end())
        return every.then(Text("after completion", "after completion"))
    return text
