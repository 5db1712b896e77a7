"""What follows a move: "move the dentist to friday and the gym to monday" says its verb once for both, "move
the dentist to friday and buy milk" asks for something else."""

import re
from collections.abc import Iterator

from assistant.dates.extract import whole
from assistant.lexicon import opens_with_verb
from assistant.operations import Clock
from assistant.text import Text

_VERB = re.compile(r"(?:move|push|postpone|reschedule|shift|delay|change|put off|bring forward) ")
_JOINT = re.compile(r",? and |, ?")
_MOVED = re.compile(r"(?P<task>.{1,80}?) (?:to|until|till) (?P<when>.{1,40})")
_LONGEST = 400  # characters in which it is looked for


def with_verb(clause: Text, clock: Clock) -> Iterator[Text]:
    """The clause, or the clauses it is made of, each move with the verb and its own date."""
    verb = _VERB.match(clause.low)
    if verb is None or len(clause) > _LONGEST:
        yield clause
        return
    lead, start = clause.cut(0, verb.end()), verb.end()
    for joint in _JOINT.finditer(clause.low, start):
        one, rest = clause.cut(start, joint.start()), clause.cut(joint.end())
        following = _JOINT.search(rest.low)
        other = rest.cut(0, following.start()) if following else rest
        if not _moves(one, clock):
            continue
        if opens_with_verb(rest.low) and " " in rest.low:
            yield lead + one
            yield rest
            return
        if _moves(other, clock):
            yield lead + one
            start = joint.end()
    yield lead + clause.cut(start)


def _moves(text: Text, clock: Clock) -> bool:
    match = _MOVED.fullmatch(text.low)
    return match is not None and whole(text.cut(match.start("when")), clock) is not None
