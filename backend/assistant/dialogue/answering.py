"""Answers to the assistant's own questions: a title, one of the candidates, what to change, when."""

import re
from dataclasses import replace

from assistant.answers import read_pick
from assistant.attributes import extract_priority, extract_tags
from assistant.dates.extract import extract, whole
from assistant.dialogue.amend import merged, names_something, read_delay
from assistant.dialogue.picking import due_when, picked
from assistant.dialogue.questions import Line, Question
from assistant.grammar.drafts import read_drafts
from assistant.matching import best
from assistant.operations import Changes, Clock, Operation, Target, When
from assistant.politeness import strip_polite
from assistant.rules import bare_apostrophes
from assistant.text import Text, tidy
from assistant.titles import shorten, title
from assistant.understanding import read

_ALWAYS_NEW = ("list", "count", "undo", "help", "restore", "reopen")
_UNKNOWN = ("other", "offer")
_ABOUT_TASKS = re.compile(r"\b(?:tasks?|to-?dos?|reminders?|list|#?\d+|it|them|all)\b")
_COMMAND = re.compile(r"(?:add|create|new|remind|put|make)\b")
_YES_FOR = re.compile(r"(?:(?:yes|yeah|yep|sure|ok|okay|please|do|but|add it|make it)[, ]+)*(?:for |on )?")
_CALL_IT = re.compile(
    r"(?:(?:call|name) it|it(?:'s| is| should be)(?: called)?|(?:the )?(?:title|name) (?:is|should be)|"
    r"let's call it|let it be) "
)
_NOT = re.compile(
    r"(?:no,? )?(?:not|any(?:thing)? but|keep|leave|(?:don't|dont|do not) (?:delete|complete|change|touch)) "
    r"(?P<x>.{1,80}?)(?: alone| as it is)?"
)
# What is said of something else, or asked: no title, no date.
_TALK = re.compile(
    bare_apostrophes(
        r"(?:i|i'm|i've|i'd|i'll|you|you're|we|we're|he|she|they|he's|she's|it's|that's|there's|there is|"
        r"thanks|sorry|is|are|am|was|were|does|did|can|could|would|should)\b|"
        r"(?:who|what|when|where|why|which|how|whose)(?: much| many| long| old)? "
        r"(?:is|are|was|were|do|does|did|can|could|will|would|should|have|has)\b|(?:who|what|where|how)'s\b"
    )
)


def answer(
    question: Question, pending: Operation, said: Operation, message: Text, clock: Clock
) -> Operation | None:
    """The pending operation with the answer filled in, or None when the message is no answer."""
    match question.about:
        case "title":
            return _title(said, message, clock)
        case "which":
            return _which(question, pending, said, message, clock)
        case "sure" if said.kind == "yes":
            return Operation(question.kind, message.raw, target=_candidates(question))
        case "offer" if said.kind == "yes" or (said.kind == "add" and not said.drafts):  # "add that"
            return replace(pending, kind="add", if_listed=None)
        case "offer" if pending.drafts and (when := _offered_for(message, clock)):
            *others, last = pending.drafts
            last = replace(last, due=merged(last.due, when))
            return replace(pending, kind="add", if_listed=None, drafts=(*others, last))
        case "change" | "due":
            return _change(question, pending, said, message, clock)
        case "do":
            return _do(question, said, message, clock)
    return None


def _offered_for(message: Text, clock: Clock) -> When | None:
    """ "Yes, for tomorrow" or "tomorrow please" to an offer."""
    said = strip_polite(message).strip(" .!,")
    if yes := _YES_FOR.match(said.low):
        said = said.cut(yes.end())
    return whole(said, clock) if said else None


def _candidates(question: Question) -> Target:
    return Target(numbers=tuple(line.number for line in question.candidates))


def _title(said: Operation, message: Text, clock: Clock) -> Operation | None:
    if said.kind in (*_ALWAYS_NEW, "social") or (said.kind == "add" and said.drafts):
        return None
    if said.kind in ("complete", "delete", "update") and _ABOUT_TASKS.search(message.low):
        return None
    if said.kind == "yes":
        return Operation("add")
    words = strip_polite(message)
    if said.kind in _UNKNOWN and _talk(words):
        return None
    if match := _CALL_IT.match(words.low):
        words = words.cut(match.end())
    # "Delete the photos" is a title, unless a task is called so.
    meant = replace(said, unsure=said.kind == "delete") if said.target.words else None
    return Operation("add", message.raw, drafts=read_drafts(words, clock), if_listed=meant)


def _talk(words: Text) -> bool:
    return words.quotation() is None and (_TALK.match(words.low) is not None or words.low.endswith("?"))


def _which(
    question: Question, pending: Operation, said: Operation, message: Text, clock: Clock
) -> Operation | None:
    lines = list(question.candidates)
    if said.kind == "yes":
        return replace(pending, target=Target(numbers=(lines[0].number,))) if len(lines) == 1 else pending
    if match := _NOT.fullmatch(message.low.strip(" .!")):
        spared = picked(read_pick(tidy(match["x"]), clock), lines).numbers
        left = tuple(line.number for line in lines if line.number not in spared)
        return replace(pending, target=Target(numbers=left) if len(left) == 1 else Target())
    if said.kind == "pick":
        return replace(pending, target=picked(said.target, lines))
    if due := due_when(message, lines, clock):
        return replace(pending, target=Target(numbers=due))
    if said.kind in ("other", "offer", "social") or (
        said.kind == "add" and not _COMMAND.match(strip_polite(message).low)
    ):
        target = picked(read_pick(message, clock), lines)
        if target.words and _elsewhere(target, said, lines, clock):
            return None
        return replace(pending, target=target, unsure=pending.kind == "delete" and message.low.endswith("?"))
    if said.kind == "list" and len(message.low.split()) <= 3 and len(chosen := best(message.raw, lines)) == 1:
        return replace(pending, target=Target(numbers=(chosen[0].number,)))
    return None


def _elsewhere(target: Target, said: Operation, lines: list[Line], clock: Clock) -> bool:
    """Whether the words name none of the candidates and are no name of another task either."""
    words = tidy(target.words)
    if best(words.raw, lines):
        return False
    if said.kind == "add":  # "the dentist on friday" may be told apart by its date
        _, undated = extract(words, clock)
        return not best(undated.raw, lines)
    return said.kind == "social" or not names_something(words)


def _change(
    question: Question, pending: Operation, said: Operation, message: Text, clock: Clock
) -> Operation | None:
    numbers = tuple(line.number for line in question.candidates) or pending.target.numbers
    target = Target(numbers=numbers) if numbers else pending.target
    if changes := _when(message, clock):
        return Operation("update", message.raw, target=target, changes=changes)
    if said.kind == "update" and not said.changes.empty and (said.target.pronoun or said.target.empty):
        return replace(said, target=target)
    if said.kind == "social" or (
        said.kind == "add" and said.drafts and _COMMAND.match(strip_polite(message).low)
    ):
        return None
    for prefix in ("set its ", "change its ", "make it "):
        reading = read(tidy(prefix + message.raw), clock)
        if len(reading) == 1 and reading[0].kind == "update" and _is_field(reading[0], message):
            return replace(reading[0], target=target)
    if said.kind in (*_ALWAYS_NEW, "complete", "delete") or (
        said.kind == "update" and not said.changes.empty
    ):
        return None
    if said.kind in _UNKNOWN and _talk(message):
        return None
    if question.about == "due":
        return Operation("update", message.raw, target=target, topic="due")
    priority, rest = extract_priority(message)
    tags, rest = extract_tags(rest)
    name, _ = shorten(title(rest)) if rest else ("", "")
    changes = Changes(title=name or None, priority=priority or None, add_tags=tags)
    return Operation("update", message.raw, target=target, changes=changes)


def _do(question: Question, said: Operation, message: Text, clock: Clock) -> Operation | None:
    """ "Complete" after "What should I do with task 2?"."""
    target = _candidates(question)
    if changes := _when(message, clock):
        return Operation("update", message.raw, target=target, changes=changes)
    about_it = said.target.empty or said.target.pronoun == "it"
    if said.kind in ("complete", "delete", "reopen", "restore", "update") and about_it:
        return replace(said, target=target)
    return None


def _when(message: Text, clock: Clock) -> Changes | None:
    """The date, the time or the delay, when the message says nothing else."""
    if later := read_delay(message, clock):
        return later
    when = whole(message, clock)
    return Changes(when=when) if when else None


def _is_field(operation: Operation, message: Text) -> bool:
    changes = operation.changes
    if changes.empty:
        return False
    return changes.title is None or message.low.startswith(("title", "name", "the title", "the name"))
