"""A message read in its conversation: an answer to the question asked before, or something new."""

import re
from dataclasses import replace

from assistant.answers import read_pick
from assistant.attributes import extract_priority, extract_tags
from assistant.clauses import strip_polite
from assistant.dates.extract import whole
from assistant.dialogue.history import Turn
from assistant.dialogue.questions import Line, Question, read_question
from assistant.grammar import adding
from assistant.matching import best
from assistant.operations import Changes, Clock, Operation, Target
from assistant.text import Text, tidy
from assistant.titles import shorten, title
from assistant.understanding import read

_ALWAYS_NEW = ("list", "count", "undo", "help", "restore", "reopen")
_ABOUT_TASKS = re.compile(r"\b(?:tasks?|to-?dos?|reminders?|list|#?\d+|it|them|all)\b")
_DEPTH = 6


def interpret(turns: list[Turn], clock: Clock, depth: int = 0) -> list[Operation]:
    """The operations the last of these turns asks for, with what was left open before filled in."""
    message = tidy(turns[-1].user)
    operations = read(message, clock)
    question = read_question(turns[-2].reply) if len(turns) > 1 and depth < _DEPTH else None
    if question is None:
        return operations
    single = operations[0] if len(operations) == 1 else None
    if single is None:
        return operations
    if single.kind == "no":
        return [single]
    pending = _pending(turns[:-1], question, clock, depth)
    answered = _answer(question, pending, single, message, clock)
    return [answered] if answered else operations


def _pending(turns: list[Turn], question: Question, clock: Clock, depth: int) -> Operation:
    for operation in interpret(turns, clock, depth + 1):
        if operation.kind == question.kind:
            return operation
    return Operation(question.kind)


def _answer(
    question: Question, pending: Operation, said: Operation, message: Text, clock: Clock
) -> Operation | None:
    match question.about:
        case "title":
            return _title(said, message, clock)
        case "which":
            return _which(question, pending, said, message, clock)
        case "offer" if said.kind == "yes":
            return replace(pending, kind="add")
        case "change" | "due":
            return _change(question, pending, said, message, clock)
    return None


def _title(said: Operation, message: Text, clock: Clock) -> Operation | None:
    if said.kind in _ALWAYS_NEW or (said.kind == "add" and said.drafts):
        return None
    if said.kind in ("complete", "delete", "update") and _ABOUT_TASKS.search(message.low):
        return None
    if said.kind in ("yes", "social"):
        return Operation("add")
    drafts = adding.read_drafts(strip_polite(message), clock)
    return Operation("add", message.raw, drafts=drafts)


def _which(
    question: Question, pending: Operation, said: Operation, message: Text, clock: Clock
) -> Operation | None:
    lines = list(question.candidates)
    if said.kind == "yes" and len(lines) == 1:
        return replace(pending, target=Target(numbers=(lines[0].number,)))
    if said.kind == "pick":
        return replace(pending, target=_picked(said.target, lines))
    if said.kind in ("other", "offer", "social") or (said.kind == "add" and not _is_command(message)):
        return replace(pending, target=_picked(read_pick(message, clock), lines))
    if (
        said.kind == "list"
        and (chosen := best(message.raw, lines))
        and len(chosen) == 1
        and len(message.low.split()) <= 3
    ):
        return replace(pending, target=Target(numbers=(chosen[0].number,)))
    return None


def _is_command(message: Text) -> bool:
    return re.match(r"(?:add|create|new|remind|put|make)\b", strip_polite(message).low) is not None


def _picked(target: Target, lines: list[Line]) -> Target:
    """A pick among the candidates. A number that none of them has counts as the place in the list."""
    known = {line.number for line in lines}
    if target.pronoun == "them" and lines:
        return Target(numbers=tuple(line.number for line in lines))
    if (
        target.numbers
        and not known.intersection(target.numbers)
        and all(1 <= n <= len(lines) for n in target.numbers)
    ):
        return Target(numbers=tuple(lines[n - 1].number for n in target.numbers))
    places = [place - 1 if place > 0 else len(lines) - 1 for place in target.ordinals]
    if places and all(0 <= place < len(lines) for place in places):
        return Target(numbers=tuple(lines[place].number for place in places))
    if target.words and lines and (chosen := best(target.words, lines)):
        return Target(numbers=(chosen[0].number,)) if len(chosen) == 1 else target
    return target


def _change(
    question: Question, pending: Operation, said: Operation, message: Text, clock: Clock
) -> Operation | None:
    numbers = tuple(line.number for line in question.candidates) or pending.target.numbers
    target = Target(numbers=numbers) if numbers else pending.target
    if said.kind == "update" and not said.changes.empty and (said.target.pronoun or said.target.empty):
        return replace(said, target=target)
    for prefix in ("set its ", "change its ", "make it "):
        trial = Text(prefix + message.raw, prefix + message.low)
        reading = read(trial, clock)
        if len(reading) == 1 and reading[0].kind == "update" and _is_field(reading[0], message):
            return replace(reading[0], target=target)
    if when := whole(message, clock):
        return Operation("update", message.raw, target=target, changes=Changes(when=when))
    if said.kind in (*_ALWAYS_NEW, "complete", "delete") or (
        said.kind == "update" and not said.changes.empty
    ):
        return None
    if question.about == "due":
        return Operation("update", message.raw, target=target, topic="due")
    priority, rest = extract_priority(message)
    tags, rest = extract_tags(rest)
    name, _ = shorten(title(rest)) if rest else ("", "")
    changes = Changes(title=name or None, priority=priority or None, add_tags=tags)
    return Operation("update", message.raw, target=target, changes=changes)


def _is_field(operation: Operation, message: Text) -> bool:
    changes = operation.changes
    if changes.empty:
        return False
    return changes.title is None or message.low.startswith(("title", "name", "the title", "the name"))
