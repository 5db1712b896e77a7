"""Which tasks of a long list can have no date: all are looked at together, as each by itself costs as much as
a message of its own."""

import re
from bisect import bisect_right
from itertools import accumulate

from assistant.dates import extract as dates
from assistant.recurrence import extract as repetitions
from assistant.text import Text

_LONG = 20  # tasks
# Numbers stand in more forms than one look at the whole tells apart.
_SURE = re.compile(r"\d|\b(?:every|each|evry)\b")


def dateless(pieces: list[Text]) -> frozenset[str]:
    """The words of those pieces in which nothing can be read as a date or a repetition; none of "
    "a short list."""
    if len(pieces) < _LONG:
        return frozenset()
    lines = list(dict.fromkeys(piece.low.replace("\n", " ") for piece in pieces))
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    whole = "\n".join(lines)
    dated = set[int]()
    patterns = [*(rule.compiled for rule in dates.RULES), *(rule.compiled for rule in repetitions.RULES)]
    for pattern in patterns:
        for match in pattern.finditer(whole):
            dated.update(range(bisect_right(starts, match.start()) - 1, bisect_right(starts, match.end())))
    return frozenset(
        line for place, line in enumerate(lines) if place not in dated and not _SURE.search(line)
    )
