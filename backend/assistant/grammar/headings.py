"""A list below its heading: "shopping list: milk, eggs", "add these: ...", "tomorrow: jog, swim"."""

import re

from assistant.grammar.adding_rules import PLACE
from assistant.grammar.dated import date_before, only_date
from assistant.grammar.drafts import drafts_spans, read_drafts
from assistant.operations import Clock, Operation
from assistant.rules import TASK, Rule, bare_apostrophes, first, group
from assistant.text import Text

_LISTS = (
    r"(?:(?:shopping|grocery|groceries|packing|to-?do|task|chores?|errands?) lists?|groceries|shopping|"
    r"errands|chores|to-?dos|(?:things |(?:i|we) (?:need|have) )?to (?:do|buy|get|pack)|(?:we|i) need)"
)
_B = r" ?(?P<body>.+)"
RULES = (
    Rule(
        r"(?:add|put|include|note|write|take)(?: down)?(?: all)?(?: of)?(?: the)? "
        r"(?:these|those|following)(?: \d| two| three| four| five)?"
        rf"(?: {TASK})?(?: {PLACE})?(?: for me)?(?P<when> (?:for|on|by) .{{1,40}}?)? ?(?::|,|\n){_B}",
        "add these: milk, eggs",
    ),
    Rule(
        rf"(?:(?:my|the|our|a|new) )?{_LISTS}(?P<when> [^:\n]{{1,40}}?)? ?(?::| -)(?=[ \n]){_B}",
        "shopping list: milk, eggs",
    ),
)
_BULLET = re.compile(r"(?:[-*•]|\d{1,2}[.)]|\[ ?\]) ")
# What a list is for, where that is no date: "shopping list for the party: ..."
_OCCASION = re.compile(r"(?:for|at|from|in) ")
# Below a date may stand a question, a command or what somebody tells of the day.
_NO_LIST = re.compile(
    bare_apostrophes(
        r"(?:who|what|when|where|why|which|how|is|are|am|do|does|did|can|could|will|delete|remove|clear|cancel|"
        r"complete|finish|mark|move|change|update|undo|show|list|tell|play|turn|set|open)\b|"
        r".{0,200}\b(?:is|are|was|were|isn't|will|won't|has|had|would|i'm|it's|they|you|he|she)\b|.*\?$"
    )
)


def read(text: Text, clock: Clock) -> Operation | None:
    for _, match in first(RULES, text):
        body, when = group(match, text, "body"), group(match, text, "when")
        shared = when if when and only_date(when, clock) else None
        if body and (when is None or shared or _OCCASION.match(when.low)):
            drafts = read_drafts(body, clock, several=True, shared=shared)
            if drafts:
                return Operation("add", text.raw, drafts=drafts, spans=drafts_spans(drafts))
    return None


def read_bullets(text: Text, clock: Clock) -> Operation | None:
    """Lines that begin with a dash or a number are a list, whatever they say."""
    lines = text.low.split("\n")
    if (
        len(lines) < 2
        or not all(_BULLET.match(line) for line in lines)
        or _NO_LIST.match(text.low[2:].strip())
    ):
        return None
    drafts = read_drafts(text, clock, several=True)
    return Operation("add", text.raw, drafts=drafts, spans=drafts_spans(drafts)) if drafts else None


def read_dated(text: Text, clock: Clock) -> Operation | None:
    """Several things below a date; one alone may be told of the day."""
    head, body = date_before(text, clock)
    if head is None or not text.low[len(head) :].lstrip().startswith(":") or _NO_LIST.match(body.low):
        return None
    drafts = read_drafts(body, clock, several=True, shared=head)
    return Operation("add", text.raw, drafts=drafts, spans=drafts_spans(drafts)) if len(drafts) > 1 else None
