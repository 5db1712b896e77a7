"""One sentence form a rule family knows, with an example that is also a test."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.text import Text

# A phrase is bounded so that two of them in one pattern cannot make matching quadratic.
PHRASE = r".{1,240}?"
TASK = r"(?:tasks?|to-?dos?|to dos?|items?|reminders?|chores?|errands?|jobs?|entr(?:y|ies)|things?)"
LIST = (
    r"(?:(?:to-?do|to do|task|chore|grocery|groceries|shopping|my)? ?lists?|tasks|to-?dos|agenda|"
    r"reminders)"
)
ONTO = rf"(?: (?:to|on|onto|in|into|from|off|off of) (?:my|the|our|this) (?:[a-z-]+ )?{LIST})?"
NUMBER = r"(?:#? ?\d{1,9})"


@dataclass(frozen=True)
class Rule:
    """`pattern` must match a whole clause; `means` is whatever the family needs to know."""

    pattern: str
    example: str
    means: str = ""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.DOTALL)

    def match(self, low: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(low)


def group(match: re.Match[str], text: Text, name: str) -> Text | None:
    """The words a named group caught, or None where the group is absent or empty."""
    if name not in match.re.groupindex or match.start(name) < 0:
        return None
    found = text.cut(match.start(name), match.end(name)).strip(" \n,;:")
    return found or None


def first(rules: Sequence[Rule], text: Text) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Every rule that fits, in the table's order."""
    for rule in rules:
        if match := rule.match(text.low):
            yield rule, match
