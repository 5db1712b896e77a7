"""What is the case, and what to do about it: "we need milk, put it on the list".

The first half names the task, the second says what to do with "it"; read apart, neither would make sense.
"""

import re

from assistant.grammar.drafts import drafts_spans, read_drafts
from assistant.operations import Clock, Kind, Operation
from assistant.rules import PHRASE, WHERE, Rule, bare_apostrophes, first, group, marked
from assistant.targets import parse_target
from assistant.text import Text

_SO = (
    r"(?:,|;|\.|!| -)?(?: (?:so|and|please|then|now|just|kindly|can you|could you|you can|will you|"
    r"go ahead and|let's|i want you to))*"
)
# As _SO, where something must part what is said from what to do.
_THEN = r"(?:(?:,|;|\.|!| -)(?: (?:so|and|please|then|now|just|can you|could you))*|(?: (?:so|please))+)"
_IT = r"(?:it|that|this|them|those|that one)"
MENTIONS = re.compile(rf" {_IT}\b")
_I_HAVE = r"(?:i|we)(?:'ve| have)?(?: just| already| finally| now)*"
_NEED = (
    r"(?:(?:i|we)(?: really| also| still)? (?:need to|have to|must|should|want to|need|"
    r"want|'ve got to|gotta)|(?:i'm|we're|i am|we are) (?:all )?(?:out of|running (?:out of|low on)))"
)
_SAID = (
    r"(?!(?:add|put|make|create|remind|show|change|move|complete|delete|mark|rename|undo|what|who|which|it|"
    r"it's|that|that's|this|these|those|he|he's|she|she's|they|you|there|there's|"
    rf"how|where|when|why|can|could|is|are|do|does|did|should|if)\b){PHRASE}"
)
NEED = re.compile(bare_apostrophes(_NEED))
ADD = (
    Rule(
        (
            rf"(?:{_NEED} )?(?P<body>(?!(?:add|put|make|create|remind|show|change|move|complete|delete|i "
            rf"|we )\b)"
            rf"{PHRASE}){_SO} (?:add|put|include|stick|note|write|get|pop) {_IT}(?: down)?"
            rf"(?: too| as well)? (?:to|on|onto|in|into|at) {WHERE}(?: too| as well)?"
        ),
        "we need milk, put it on the shopping list",
    ),
    Rule(
        rf"{_NEED} (?P<body>{PHRASE}){_SO} (?:add|note|write) {_IT}(?: down)?(?: as a (?:task|to-?do))?",
        "I have to call Ann, note that down",
    ),
    Rule(
        rf"(?P<body>{_SAID}){_THEN} (?:(?:add|note) {_IT}(?: down)?|(?:write|jot) {_IT} down)",
        "tomorrow I must call Ann, write it down",
    ),
    Rule(
        rf"(?:(?:{_NEED}|want to|want|need to|need) )?(?P<body>{_SAID})(?:,|;|\.|!| -) (?:please|pls|plz) "
        rf"add(?: {_IT})?",
        "the bathroom needs new bulbs, please add",
    ),
)
COMPLETE = (
    Rule(
        (
            rf"{_I_HAVE} (?!need|want|have|had|forgot|should|must|will|would|am |don't|do not|can)"
            rf"(?:done with|finished with|taken care of|[a-z]+) (?P<target>{PHRASE})(?: already| now| "
            rf"today)?{_SO} "
            rf"(?:mark|check|tick|cross|strike|scratch|take|set|close) {_IT}"
            rf"(?: (?:off|out|as|down|of))*(?: (?:done|complete|completed|finished|{WHERE}))*"
        ),
        "I just finished the report, so cross that off my list",
    ),
    Rule(
        (
            rf"(?P<target>{PHRASE}) (?:is|are|was|has been) (?:now |already )?(?:done|finished|"
            rf"completed){_SO} "
            rf"(?:mark|check|tick|cross|close) {_IT}(?: (?:off|out|as|of))*(?: (?:done|complete|completed|"
            rf"finished|{WHERE}))*"
        ),
        "the report is done, check it off",
    ),
)
DELETE = (
    Rule(
        (
            r"(?:i|we) (?:no longer|don't|do not|won't|will not)(?: really)? (?:need|want|have)(?: to)? "
            rf"(?P<target>{PHRASE})(?: any ?more| any longer)?{_SO} "
            rf"(?:take|remove|delete|cross|get rid of|scratch|strike|drop|erase|cancel|clear) {_IT}"
            rf"(?:(?: (?:off|of|from|out of|out|on))+(?: {WHERE})?)?"
        ),
        "I don't need to call Ann anymore, take it off my list",
    ),
    Rule(
        (
            rf"(?P<target>{PHRASE}) (?:is|was|got|has been) (?:cancelled|canceled|called off){_SO} "
            rf"(?:take|remove|delete|cross|get rid of|scratch|drop|erase) {_IT}"
            rf"(?:(?: (?:off|of|from|out of|out|on))+(?: {WHERE})?)?"
        ),
        "the party is cancelled, so remove it from my list",
    ),
)
STATUS: tuple[tuple[Kind, tuple[Rule, ...]], ...] = (("delete", DELETE), ("complete", COMPLETE))


def read(text: Text, clock: Clock) -> Operation | None:
    for _, match in first(ADD, text):
        body = group(match, text, "body")
        if body and (drafts := read_drafts(body, clock)):
            return Operation("add", text.raw, drafts=drafts, spans=drafts_spans(drafts))
    for kind, rules in STATUS:
        for _, match in first(rules, text):
            if said := group(match, text, "target"):
                spans = marked(match, text, target="task")
                return Operation(kind, text.raw, target=parse_target(said, clock), spans=spans)
    return None
