"""Adding tasks."""

import re

from assistant.dates.extract import extract, whole
from assistant.elsewhere import PLACED, elsewhere
from assistant.grammar.adding_rules import ADJ, BARE, PLACE, RULES
from assistant.grammar.dated import only_date
from assistant.grammar.drafts import drafts_spans, read_drafts
from assistant.lexicon import NUMBER_WORD
from assistant.operations import Clock, Operation
from assistant.rules import TASK, first, group
from assistant.text import Text
from assistant.titles import trim

# What people ask to be told, rather than to do: "remind me of the address of the dentist".
_INFORMATION = re.compile(
    r"(?:of|about) (?:(?:the|my|our|his|her|their|your|that) )?(?:[a-z'-]+ ){0,2}?(?:address|names?|numbers?|"
    r"passwords?|code|pin|recipe|lyrics|directions|location|meaning|score|answer|rules?|word|definition|"
    r"title|"
    r"price|email|balance|formula|spelling|history|story|plot|quote)\b"
)
# What is put on a shopping list is things, and each is a task of its own.
_SHOPPING = re.compile(r"(?:shopping|grocery|groceries|packing) lists?\b")
# What names no task.
_NAMELESS = (
    "",
    "it",
    "that",
    "this",
    "them",
    "up",
    "you",
    "me",
    "it up",
    "something",
    "it again",
    "that again",
    "them again",
    "the",
)
_BEFORE_IT = re.compile(
    rf"{NUMBER_WORD} (?:minute|min|hour|day|week|month)s? (?:before|earlier|ahead|after|later)"
    r"(?: (?:it|that|then))?"
)
_SUM = re.compile(rf"{NUMBER_WORD}(?:(?:,| and| plus| to| \+) {NUMBER_WORD})+(?: together.{{0,200}})?")


def _another_service(body: Text) -> bool:
    """ "Add Ann to my contacts", "add two and two": asked of something that keeps no tasks."""
    if _SUM.fullmatch(body.low):
        return True
    return elsewhere(body.low) and PLACED.search(body.low) is not None


def _only_when(said: Text | None, clock: Clock) -> bool:
    return said is not None and only_date(said, clock)


_ANNOUNCES = re.compile(
    r"(?:add|create|make|set|set up|put|new|enter|save|log|record|register|(?:give|send|get) me|i want|i "
    r"need|i'd like) "
    rf"(?:me )?{ADJ}{TASK}(?: {PLACE})?(?: (?:to|"
    r"for|about|called|named|titled|that|saying|of)\b|:)"
)


def announced(text: Text) -> bool:
    """Whether the words say outright that a new task follows, so that nothing after them is a command."""
    match = _ANNOUNCES.match(text.low)
    return match is not None and not match["adj"].startswith("the ")


def read(text: Text, clock: Clock, shared: Text | None = None) -> Operation | None:
    """The tasks to add; `shared` is a date said before all of them."""
    for _ in first(BARE, text):
        return Operation("add", text.raw)
    for rule, match in first(RULES, text):
        body = group(match, text, "body")
        noun = match.groupdict().get("noun") or ""
        several = (
            (noun.endswith("s") and not noun.startswith("thing"))
            or "following" in (match.groupdict().get("adj") or "")
            or _SHOPPING.search(text.low) is not None
        )
        if remind := group(match, text, "remind"):
            if _INFORMATION.match(remind.low) and extract(remind, clock)[0] is None:
                continue
            body = remind
        if plain := group(match, text, "plain"):
            if _another_service(plain):
                return None
            body = plain
        if (
            body is None
            or trim(body).low in _NAMELESS
            or (rule.means == "dated" and not extract(body, clock)[0])
            or (rule.means == "when" and not _only_when(group(match, text, "more"), clock))
        ):
            continue
        if condition := group(match, text, "condition"):
            body = body.then(condition)
        if (remind or noun.startswith("reminder")) and (whole(body, clock) or _BEFORE_IT.fullmatch(body.low)):
            return Operation("add", text.raw)  # "remind me tomorrow": of what?
        more = group(match, text, "more")
        if more:
            body = body.then(more)
        drafts = read_drafts(body, clock, several, group(match, text, "adj"), shared)
        if drafts:
            return Operation("add", text.raw, drafts=drafts, spans=drafts_spans(drafts))
    return None
