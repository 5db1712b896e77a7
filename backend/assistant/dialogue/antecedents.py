""" "Add that to my list": what was said right before, where it names something to do or to get."""

import re

from assistant.dialogue.amend import names_something
from assistant.dialogue.history import Turn
from assistant.grammar import concluding
from assistant.operations import Clock, Operation
from assistant.text import Text, tidy
from assistant.understanding import read

_ADD_THAT = re.compile(
    r"(?:add|put|write|note|include|stick)(?: down)? (?:it|that|this|them|those|these)\b.{0,60}|"
    r"(?:make|turn) (?:it|that|this) (?:into )?an? (?:task|to-?do|reminder|item)"
)
_CONCLUSION = ", add it to my list"


def with_antecedent(message: Text, first: Operation, before: Turn, clock: Clock) -> Operation | None:
    """The request with what "that" is; None where nothing was said that could be added."""
    if first.kind != "add" or first.drafts or not _ADD_THAT.fullmatch(message.strip(" \n.!:").low):
        return None
    said = tidy(before.user).strip(" \n.!,;")
    talk = before.steps or any(operation.kind not in ("other", "offer") for operation in read(said, clock))
    if talk or not (concluding.NEED.match(said.low) or names_something(said)):
        return None
    meant = concluding.read(tidy(said.raw + _CONCLUSION), clock)
    return meant if meant and meant.kind == "add" else None
