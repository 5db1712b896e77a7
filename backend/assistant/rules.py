"""One sentence form a rule family knows, with an example that is also a test."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.lexicon import ORDINALS, UNITS
from assistant.spans import Span, covering
from assistant.text import QUOTED, Text

# A phrase is bounded so that two of them in one pattern cannot make matching quadratic.
PHRASE = r".{1,240}?"
TASK = r"(?:tasks?|to-?do'?s?|to do'?s?|items?|reminders?|chores?|errands?|jobs?|entr(?:y|ies)|things?)"
# What a list is for, and a list: "list", "to-do list", "list of things to do", "agenda".
_PURPOSE = (
    r"(?:to-?do'?s?|to do'?s?|tasks?|chores?|errands?|grocery|groceries|shopping|reminders?|job|things to do)"
)
LIST = (
    rf"(?:(?:{_PURPOSE} )?lists?(?: of (?:things|tasks|stuff|groceries|shopping|chores|reminders|"
    r"to-?do'?s?|errands|items))?"
    r"(?: (?:to|i (?:need|have|want) to) (?:do|remember|buy|get|finish))?|"
    r"tasks|to-?do'?s?|to do'?s|agenda|reminders|chores|errands)"
)
_OWN = r"(?:my|the|our|this|that|your)"
# Lists that other services keep.
_NO_OTHERS = (
    r"(?!mailing|guest|wait(?:ing)?|e-?mail|contacts?|white|black|block|price|friends?|play|watch|address)"
)
WHERE = rf"(?:{_OWN} {_NO_OTHERS}(?:[a-z'-]+ ){{0,2}}?{LIST}|{_PURPOSE} lists?)"
ONTO = rf"(?: (?:to|on|onto|in|into|from|off|off of|of|out of|from off) {WHERE}| (?:on|off|from) there)?"
ORDINAL = rf"(?:{'|'.join(ORDINALS)})"
# A phrase that plainly names a task: by number, pronoun, quotation, or with the word "task" beside it.
PLAIN = (
    rf"(?:the |my |that |this )?(?:{TASK}(?: .{{1,240}}?)?|{ORDINAL}(?: .{{1,60}}?)?)|"
    rf"(?:#|number )? ?\d.{{0,60}}?|number (?:{'|'.join(UNITS)})|{QUOTED}|it|that|this|them|both|these|those|"
    rf"(?:the |my |this |that |all |every |both )(?:{PHRASE} )?(?:{TASK}|ones?|{LIST})(?: {QUOTED}|"
    r" (?:to|about|for|called|named|titled) .{1,200}?)?|"
    r"all(?: .{1,60}?)?|everything(?: .{1,60}?)?|(?:all of )?(?:them|it|these|those)"
)


def bare_apostrophes(pattern: str) -> str:
    """The pattern with the apostrophe inside a word optional: people type "dont" and "whats"."""
    return re.sub(r"(?<=[a-z])'(?=[a-z])|'(?=(?:ve|m|d|ll|re)\b)", "'?", pattern)


@dataclass(frozen=True)
class Rule:
    """`pattern` must match a whole clause; `means` is whatever the family needs to know."""

    pattern: str
    example: str
    means: str = ""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(bare_apostrophes(self.pattern), re.DOTALL)

    def match(self, low: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(low)


def group(match: re.Match[str], text: Text, name: str) -> Text | None:
    """The words a named group caught, or None where the group is absent or empty."""
    if name not in match.re.groupindex or match.start(name) < 0:
        return None
    found = text.cut(match.start(name), match.end(name)).strip(" \n,;:")
    return found or None


def marked(match: re.Match[str], text: Text, **names: str) -> tuple[Span, ...]:
    """The spans of the named groups, each under the name given for it."""
    found = ((what, group(match, text, name)) for name, what in names.items())
    return tuple(span for what, words in found if words for span in covering(what, words))


def first(rules: Sequence[Rule], text: Text) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Every rule that fits, in the table's order."""
    for rule in rules:
        if match := rule.match(text.low):
            yield rule, match
