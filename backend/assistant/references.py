"""Pointing at tasks that were spoken of or shown: the others, the first two, all of them except one."""

import re

from assistant.lexicon import UNITS, number
from assistant.operations import Target
from assistant.rules import TASK

_COUNT = rf"(?P<n>{'|'.join(UNITS[2:])}|\d{{1,2}})"
_OF_LIST = r"(?: (?:of|on|in|from) (?:them|those|these|(?:the|my|that) list))?"
OTHER = re.compile(r"(?:the |that )?(?:other|remaining)(?: (?:one|task|item|reminder|entry))?")
OTHERS = re.compile(
    rf"(?:all )?(?:of )?(?:the )?(?:others|other ones|remaining ones|"
    rf"(?:other|remaining) (?:two|three|four|five|{TASK})|"
    rf"rest(?: of (?:them|those|these|(?:the|my) (?:list|{TASK})))?)"
)
FIRST = re.compile(rf"(?:the )?(?P<end>first|last|top|bottom) {_COUNT}(?: ones| {TASK})?{_OF_LIST}")
EXCEPT = re.compile(
    r",? ?\b(?:except(?:ing)?(?: for)?|but not|apart from|besides|other than|"
    r"(?<=all )but|(?<=them )but|(?<=everything )but|(?<=tasks )but|(?<=ones )but|without) (?=\S)"
)


def read_reference(low: str) -> Target | None:
    """The tasks pointed to by their place among others, or None when the words say something else."""
    if OTHER.fullmatch(low):
        return Target(pronoun="other")
    if OTHERS.fullmatch(low):
        return Target(pronoun="others")
    if match := FIRST.fullmatch(low):
        count = number(match["n"])
        return Target(first=count if match["end"] in ("first", "top") else -count)
    return None


def points_to_several(target: Target) -> bool:
    """Whether something can be left out of what is meant."""
    several = target.pronoun in ("them", "others") or target.view is not None or abs(target.first) > 1
    return several or len(target.numbers) > 1


def exception(low: str) -> tuple[int, int] | None:
    """Where the words that leave something out stand in "all of them except milk"."""
    match = EXCEPT.search(low)
    return match.span() if match and match.start() > 0 else None
