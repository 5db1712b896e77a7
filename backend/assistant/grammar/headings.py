"""A list below its heading: "shopping list: milk, eggs", "add these: ...", "tomorrow: jog, swim"."""

import re
from dataclasses import replace

from assistant.attributes import PRIORITY, PRIORITY_WORD, priority_value
from assistant.grammar.adding_rules import PLACE
from assistant.grammar.dated import date_before, only_date
from assistant.grammar.drafts import drafts_spans, read_drafts
from assistant.operations import Clock, Operation
from assistant.rules import TASK, Rule, bare_apostrophes, first, group, marked
from assistant.text import Text

_LISTS = (
    r"(?:(?:shopping|grocery|groceries|packing|to-?do|task|chores?|errands?) lists?|groceries|shopping|"
    r"errands|chores|to-?dos|(?:things |(?:i|we) (?:need|have) )?to (?:do|buy|get|pack)|(?:we|i) "
    r"need|buy|get)"
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
    Rule(
        r"(?:it|this|that) (?:must|has to|should|needs to) be (?:done|finished|ready)(?P<when> [^:\n]{1,40})?"
        rf" ?:(?=[ \n]){_B}",
        "it must be done by friday: the tax form",
    ),
)
# A priority before a colon: what follows is to be done, unless it is told or asked.
_LEVEL = (
    rf"(?:(?:an? )?(?P<level>{PRIORITY_WORD}|asap|p[1-4])(?:[ -](?:priority|prio))?|"
    rf"(?:priority|prio)(?: is|:| =)? (?P<p>{PRIORITY}))"
)
URGENT = (
    Rule(rf"{_LEVEL}(?: {TASK})?(?: ?:| -|!{{1,3}})(?=[ \n]){_B}", "low priority: tidy the shed"),
    Rule(rf"{_LEVEL},? (?:add|remind me to|task|todo|to-do) {_B}", "urgent add pay the bills"),
)
_BULLET = re.compile(r"(?:[-*•]|\d{1,2}[.)]|\[ ?\]) ")
# What a list is for, where that is no date: "shopping list for the party: ..."
_OCCASION = re.compile(r"(?:for|at|from|in) ")
_STATEMENT = (
    r".{0,200}\b(?:is|are|am|was|were|isn't|will|won't|has|had|would|i'm|it's|they|you|he|she)\b|.*\?$"
)
_ASKED = (
    r"who|what|when|where|why|which|how|is|are|am|do|does|did|can|could|will|delete|remove|"
    r"undo|show|list|tell"
)
# Below a date may stand a question, a command or what somebody tells of the day.
_NO_LIST = re.compile(
    bare_apostrophes(
        rf"(?:{_ASKED}|clear|cancel|complete|finish|mark|move|change|update|play|turn|set|open)\b|{_STATEMENT}"
    )
)
_TOLD = re.compile(bare_apostrophes(rf"(?:{_ASKED}|don't|never|nothing|everything|anything)\b|{_STATEMENT}"))
_LONGEST = 20  # words
# "Tuesday: shopping" is a thing to do; "Tuesday: sunny" and "Friday: closed" are told.
_OF_THE_DAY = re.compile(
    r"(?:(?:mostly|partly|very|quite|all|no|not|nothing|off|out|away|busy|free|closed|open|same|none|holiday|"
    r"hot|cold|warm|mild|dry|wet|sun\w*|rain\w*|snow\w*|cloud\w*|wind\w*|fog\w*|storm\w*|\d+) ?)+"
)
_FEW = 6  # words


def read(text: Text, clock: Clock) -> Operation | None:
    for _, match in first(RULES, text):
        body, when = group(match, text, "body"), group(match, text, "when")
        shared = when if when and only_date(when, clock) else None
        if body and (when is None or shared or _OCCASION.match(when.low)):
            drafts = read_drafts(body, clock, several=True, shared=shared, headed=True)
            if drafts:
                return Operation("add", text.raw, drafts=drafts, spans=drafts_spans(drafts))
    return _read_urgent(text, clock)


def _read_urgent(text: Text, clock: Clock) -> Operation | None:
    for _, match in first(URGENT, text):
        body, level = group(match, text, "body"), match["level"] or match["p"]
        if body is None or _TOLD.match(body.low) or len(body.low.split()) > _LONGEST:
            continue
        drafts = tuple(
            replace(draft, priority=draft.priority or priority_value(level))
            for draft in read_drafts(body, clock)
        )
        if drafts:
            spans = marked(match, text, level="priority", p="priority") + drafts_spans(drafts)
            return Operation("add", text.raw, drafts=drafts, spans=spans)
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
    """What stands below a date, unless it is told of the day."""
    head, body = date_before(text, clock)
    if head is None or not text.low[len(head) :].lstrip().startswith(":") or _NO_LIST.match(body.low):
        return None
    drafts = read_drafts(body, clock, several=True, shared=head, headed=True)
    if len(drafts) == 1 and (_OF_THE_DAY.match(body.low.strip()) or len(body.low.split()) > _FEW):
        return None
    return Operation("add", text.raw, drafts=drafts, spans=drafts_spans(drafts)) if drafts else None
