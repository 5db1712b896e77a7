"""Repetition counted from completion: "3 days after I finish", "every 2 weeks after completion"."""

import re
from dataclasses import replace

from assistant.dates.numbers import NUMBER, value
from assistant.recurrence.intervals import of_unit
from assistant.recurrence.pattern import EACH, OTHER, Pattern, RepeatRule


def _after(match: re.Match[str]) -> Pattern | None:
    groups = match.groupdict()
    said = groups.get("n") or ""
    unit = groups.get("unit") or {"daily": "day"}.get(match["adverb"], match["adverb"].removesuffix("ly"))
    pattern = of_unit(unit, 2 if re.fullmatch(OTHER, said) else value(said) if said else 1)
    return replace(pattern, after_completion=True) if pattern else None


_IT = r"(?: it| this| that| the task| this task| the last one)?"
_DONE = (
    r"(?:(?:i|we|you)(?:'ve| have)?(?: last)? (?:finish(?:ed)?|complete[d]?|did|do|done|tick(?:ed)"
    r"?|check(?:ed)?)"
    rf"{_IT}(?: off)?|(?:the |each |every |its |last |previous )*completion|(?:completing|"
    rf"finishing|doing){_IT}|"
    r"(?:it's|it is|it was|its|it has been|that's|being|when|once|i'm|i am)? ?(?:done|finished|"
    r"completed|complete))"
)
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year)"
_AFTER = r"(?:after|from|since|following)"
_AGAIN = r"(?:(?:repeat(?:ing|s)?|recur(?:ring|s)?|again|do it again|due again)(?:,? )?)"
RULES = (
    RepeatRule(
        rf"{_AGAIN}?(?:{EACH} )?(?:(?P<n>{OTHER}|{NUMBER}) )?{_UNIT}s? {_AFTER} {_DONE}(?: again)?",
        "3 days after i finish",
        _after,
    ),
    RepeatRule(
        rf"{_AGAIN}?(?P<adverb>hourly|daily|weekly|monthly|yearly),? {_AFTER} {_DONE}",
        "weekly after completion",
        _after,
    ),
)
