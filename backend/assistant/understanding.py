"""From a message to the operations it asks for: the entrance to the language part."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.answers import read_answer
from assistant.clauses import split_clauses
from assistant.grammar import (
    adding,
    concluding,
    due,
    fields,
    headings,
    listed,
    listing,
    planned,
    presence,
    retitle,
    social,
    status,
    unmarked,
)
from assistant.grammar.dated import only_date
from assistant.grammar.gapping import with_verb
from assistant.letters import is_letter
from assistant.lexicon import TITLE_VERBS
from assistant.operations import Clock, Operation
from assistant.politeness import strip_polite
from assistant.rules import bare_apostrophes
from assistant.spans import ACTION, covering, neat, rest
from assistant.spelling import correct, correct_days
from assistant.targets import parse_target
from assistant.text import Text, lower, tidy

# The order matters: a title may hold any words, so adding comes before what those words could mean.
FAMILIES = (
    social.read, concluding.read, fields.read, due.read_date_first, presence.read, listing.read,
    headings.read, adding.read,
    due.read, planned.read, status.read, retitle.read,
)  # fmt: skip
_LATE_ADD = re.compile(
    bare_apostrophes(
        r"\b(?:remind me|add|create|set a reminder|put|i (?:need|have) to|i must|i've got to|i should|"
        rf"i need (?:{'|'.join(sorted(TITLE_VERBS))}))\b"
    )
)
_ASKED = re.compile(r"[ !.]*\?")
_ASKS_FOR_IT = re.compile(r"\b(?:can|could|would|will|may|please|pls|mind|able|want|like)\b[^.?!;\n]*$")
_TICKS = re.compile(r"(?:mark|complete|finish|check|tick|cross|close|set|strike|scratch)\b")
_OPERATIONS = 20
_TOGETHER = 400  # characters of "we need milk, put it on the list"
_LISTED = re.compile(r",? and |, ?")
_NOTHING = ("other", "offer")
# What is asked of a task that is called so, and is a thing to do where none is: "move the garage to sunday".
_CHANGES = re.compile(
    r"(?:move|postpone|push|reschedule|shift|delay|defer|put off|bring forward|snooze|rename|change|pass|"
    r"cancel|scrap|drop|skip|make the) |"
    r"(?!add ).{1,60}? due .{1,60}|.* (?:later|earlier)$|.* now .*|.* instead(?: of .{1,40})?$|"
    r".{1,100}? (?:should be|should repeat|must be|needs to be|is|are) "
    r"(?:every|each|daily|weekly|monthly|yearly)\b"
)
_STATEMENT = re.compile(
    r"(?:i|i'm|i've|i'll|we|we're|we've|it|it's|he|she|they|there|that|that's|this|the|my|our|because|"
    r"since|as|"
    r"thanks|sorry|oops|no|nope|hm+|ok|great)\b"
)


def understand(text: str, now: datetime, tz: str | ZoneInfo, day_first: bool = False) -> list[Operation]:
    """The operations in `text`, in order; never empty, never raises for any text.

    `now` is an aware datetime; `tz` the user's IANA zone, in which every date and time is read.
    """
    zone = ZoneInfo(tz) if isinstance(tz, str) else tz
    return read(tidy(text), Clock(now.astimezone(zone), zone, day_first))


def read(message: Text, clock: Clock) -> list[Operation]:
    message = correct_days(_unshouted(message))
    operations = _read(message, clock)
    if all(operation.kind in _NOTHING for operation in operations):
        corrected = correct(message)
        if corrected.low != message.low:
            again = _read(corrected, clock)
            if any(operation.kind not in _NOTHING for operation in again):
                operations = again
    return [replace(operation, spans=neat(operation.spans, message)) for operation in operations]


def _unshouted(message: Text) -> Text:
    """ALL CAPITALS as plain letters, so that titles do not shout."""
    if message.raw.isupper() and len(message.raw.split()) >= 3:
        return Text("".join(lower(character) for character in message.raw), message.low, message.at)
    return message


def _read(message: Text, clock: Clock) -> list[Operation]:
    if is_letter(message.low):
        return [Operation("other", message.raw)]
    if answer := read_answer(message, clock):
        return [answer]
    whole = strip_polite(message)
    if talk := social.read(whole, clock) or social.read(message.strip(), clock):
        return [replace(talk, spans=covering(ACTION, whole)) if talk.kind == "undo" else talk]
    parted = split_clauses(message, _belongs_together(clock))
    clauses = [each for clause in parted[:_OPERATIONS] for each in with_verb(clause, clock)]
    clauses = _join_dates(clauses[:_OPERATIONS], clock)
    operations = [each for clause in clauses for each in _each(read_clause(clause, clock), clock)]
    operations = [_doubted(operation, message) for operation in operations]
    operations = _one_offer(operations)
    useful = [operation for operation in operations if operation.kind not in ("social", "other", "offer")]
    if useful and len(useful) < len(operations):
        operations = [op for op in operations if not _only_context(op)]
    return operations or [Operation("other", message.raw)]


def _one_offer(operations: list[Operation]) -> list[Operation]:
    """Several things to do, one after the other, are offered at once: only one question is asked."""
    out: list[Operation] = []
    for operation in operations:
        plain = operation.kind == "offer" and operation.if_listed is None
        if plain and out and out[-1].kind == "offer" and out[-1].if_listed is None:
            both = out[-1].drafts + operation.drafts, out[-1].spans + operation.spans
            out[-1] = replace(
                out[-1], said=f"{out[-1].said}, {operation.said}", drafts=both[0], spans=both[1]
            )
        else:
            out.append(operation)
    return out


def _doubted(operation: Operation, message: Text) -> Operation:
    """With a question mark behind it and no "could you" before it, what is to be deleted is asked about, and
    what was told of a task is a question about its state."""
    start = message.raw.find(operation.said)
    if start < 0 or not _ASKED.match(message.low, start + len(operation.said)):
        return operation
    if operation.kind == "delete":
        before = message.low[max(0, start - _TOGETHER) : start]
        return replace(operation, unsure=_ASKS_FOR_IT.search(before) is None)
    told = operation if operation.kind == "complete" else operation.if_listed
    if told and told.kind == "complete" and told.target.words and not _TICKS.match(operation.said.lower()):
        question = Operation("list", operation.said, target=told.target, topic="state", spans=told.spans)
        return replace(operation, if_listed=question) if told is operation.if_listed else question
    return operation


def _each(operation: Operation, clock: Clock) -> list[Operation]:
    """ "Delete milk, eggs and bread" as one operation for each of them."""
    target = operation.target
    if (
        operation.kind not in ("complete", "reopen", "delete", "restore")
        or target.exact
        or "," not in target.words
    ):
        return [operation]
    names = [name for name in _LISTED.split(target.words) if name.strip()]
    targets = [parse_target(tidy(name), clock) for name in names[:_OPERATIONS]]
    return [replace(operation, target=each) for each in targets]


def _belongs_together(clock: Clock) -> Callable[[Text], bool]:
    return lambda text: (
        len(text) <= _TOGETHER
        and concluding.MENTIONS.search(text.low) is not None
        and concluding.read(strip_polite(text), clock) is not None
    )


def _only_context(operation: Operation) -> bool:
    """Talk and statements beside a request ("I have guests on Monday, so add ...") need no answer."""
    return operation.kind == "social" or (
        operation.kind == "other"
        and operation.if_listed is None
        and _STATEMENT.match(operation.said.lower()) is not None
    )


def read_clause(clause: Text, clock: Clock) -> Operation:
    """The operation one clause asks for. Words of it that were read as nothing else are its action."""
    head, request = _date_before(clause, clock)
    concluded = concluding.read(clause, clock) if head else None
    operation = concluded or _read_clause(request.then(head) if head else clause, clock)
    if head and not concluded and operation.kind == "add" and operation.drafts:  # it is said for all of them
        operation = adding.read(request, clock, head) or operation
    doubtful = operation.kind in _NOTHING or (
        operation.kind == "add" and _CHANGES.match(strip_polite(clause).low)
    )
    if doubtful and operation.if_listed is None and (maybe := listed.read(strip_polite(clause), clock)):
        maybe = replace(maybe, spans=neat(maybe.spans + rest(ACTION, clause, maybe.spans), clause))
        operation = replace(operation, if_listed=maybe) if maybe.target.words else maybe
    if operation.kind in ("other", "social", "help"):
        return operation
    return replace(operation, spans=operation.spans + rest(ACTION, clause, operation.spans))


def _read_clause(clause: Text, clock: Clock) -> Operation:
    if adding.announced(clause) and (operation := adding.read(clause, clock)):
        return operation
    for family in FAMILIES:
        if operation := family(clause, clock):
            return operation
    return (
        headings.read_bullets(clause, clock)
        or headings.read_dated(clause, clock)
        or unmarked.read(clause, clock)
        or Operation("other", clause.raw)
    )


def _join_dates(clauses: list[Text], clock: Clock) -> list[Text]:
    """A date before a command ("tomorrow at 4, remind me to bake") belongs to that command."""
    out: list[Text] = []
    for clause in reversed(clauses):
        if out and only_date(clause, clock) and _LATE_ADD.match(out[-1].low):
            out[-1] = clause.then(out[-1])
        else:
            out.append(clause)
    return out[::-1]


def _date_before(clause: Text, clock: Clock) -> tuple[Text | None, Text]:
    """ "Tomorrow at 4, remind me to bake" as its date and the request, behind which the rules look for it."""
    match = _LATE_ADD.search(clause.low[:100])
    if not match or match.start() == 0:
        return None, clause
    head = clause.cut(0, match.start()).strip(" ,:")
    return (head, clause.cut(match.start())) if only_date(head, clock) else (None, clause)
