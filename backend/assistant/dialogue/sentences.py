"""A message by itself, with what it takes back or leaves out of itself."""

import re
from dataclasses import replace

from assistant.answers import read_pick
from assistant.dates.extract import find, whole
from assistant.dialogue.amend import amend
from assistant.dialogue.corrections import split_within
from assistant.operations import Clock, Operation
from assistant.references import exception, points_to_several
from assistant.text import Text
from assistant.understanding import read

NO_COMMAND = ("other", "offer", "pick", "yes", "social")  # what may mean more in its conversation
_ASIDE = re.compile(r"(?:(?:oh|no|nope|sorry|wait|oops|actually|never ?mind|hm+|well)[ ,.!]*)+")
_TAKEN_BACK_WITHIN = 60  # characters
# At the end of a message, behind what was asked for.
_TAKEN_BACK = re.compile(
    r"(?:[,.;!?\n]+ ?| - | (?=(?:actually|wait|no wait|oh no|no,? don'?t)\b))"
    r"(?:(?:oh|ah|hm+|sorry|hold on|and|but|no|wait|actually)[,.]? )*?"
    r"(?:(?:actually|wait|no),? (?:no|don'?t|do not)|don'?t|"
    r"(?:actually,? )?leave (?:it|that|them)(?: (?:alone|be|as (?:it|they) (?:is|are)))?|"
    r"never ?mind|scratch that|forget (?:it|that)|cancel that)[.!]*$"
)
_NO_BUT = re.compile(r",? (?:no|sorry),? (?:wait,? |i mean(?:t)? )?")
_INSTEAD_OF = re.compile(r"(?P<keep>,? instead) of (?P<x>.{1,40})$")
# "Add milk but don't add eggs": what is not wanted is no part of the title.
_BUT_NOT = re.compile(r",? but (?:don'?t|do not|not) (?:add|include|put|buy|get)\b.{1,100}$")
_LONGEST = 500  # characters
_SHOW = re.compile(
    r"(?:please )?(?:(?:show|open|display|see|view|read)(?: me)?|what(?:'?s| is| are|'?re)) "
    r"(?P<x>.{1,40}?)(?: please)?"
)


def read_message(message: Text, clock: Clock) -> list[Operation]:
    """The operations of the message; never empty."""
    message = _last_date(message, clock)
    if but_not := _BUT_NOT.search(message.low, max(0, len(message) - 2 * _TAKEN_BACK_WITHIN)):
        message = message.cut(0, but_not.start())
    before = max(0, len(message) - _TAKEN_BACK_WITHIN)
    taken_back = _TAKEN_BACK.search(message.low, before)
    if taken_back and read(message.cut(0, taken_back.start()), clock)[-1].kind not in NO_COMMAND:
        return [Operation("no", message.raw)]
    if split := split_within(message):
        said, meant = split
        operations, instead = read(said, clock), read(meant, clock)
        if operations[-1].kind not in NO_COMMAND:
            if instead[0].kind not in NO_COMMAND:
                return [*operations[:-1], *instead]
            if amended := amend(operations[-1], meant, clock, sure=True):
                return [*operations[:-1], amended]
    operations = read(message, clock)
    operations = [each for each in operations if not _ASIDE.fullmatch(each.said.lower())] or operations
    if len(operations) == 1 and operations[0].kind in NO_COMMAND:
        return _all_but(message, clock) or _look_at(message, clock) or operations
    return operations


def _last_date(message: Text, clock: Clock) -> Text:
    """ "Saturday, no, Sunday" as the date that is meant."""
    instead = _INSTEAD_OF.search(message.low, max(0, len(message) - _TAKEN_BACK_WITHIN))
    if (
        instead
        and whole(message.cut(instead.start("x")), clock)
        and find(message.low[: instead.start()], clock)
    ):
        return message.cut(0, instead.end("keep"))
    for match in _NO_BUT.finditer(message.low[:_LONGEST]):
        wrong, meant = find(message.low[: match.start()], clock), find(message.low[match.end() :], clock)
        if wrong and meant and wrong[-1].end == match.start() and meant[0].start == 0:
            return message.cut(0, wrong[-1].start) + message.cut(match.end())
    return message


def _all_but(message: Text, clock: Clock) -> list[Operation] | None:
    """ "Make all of them urgent except the last one": what is left out may be said at the end."""
    spans = exception(message.low)
    if spans is None:
        return None
    several = read(message.cut(0, spans[0]), clock)
    if len(several) != 1 or several[0].kind in NO_COMMAND or not points_to_several(several[0].target):
        return None
    left_out = read_pick(message.cut(spans[1]), clock)
    return [replace(several[0], said=message.raw, target=replace(several[0].target, but=left_out))]


def _look_at(message: Text, clock: Clock) -> list[Operation] | None:
    """ "Show it", "open the second one"."""
    bare = message.strip(" \n.!?,")
    match = _SHOW.fullmatch(bare.low)
    if match is None:
        return None
    target = read_pick(bare.cut(match.start("x"), match.end("x")), clock)
    pronoun = target.pronoun in ("it", "them") and "what" not in bare.low
    pointed = pronoun or target.ordinals or target.first
    return [Operation("list", message.raw, target=target)] if pointed else None
