"""A message read in its conversation: an answer to the question asked before, a correction or a repetition of
what was done, or something new."""

import re
from dataclasses import replace

from assistant.clauses import split_clauses
from assistant.dates.extract import whole
from assistant.dialogue.amend import one_field
from assistant.dialogue.answering import answer
from assistant.dialogue.antecedents import with_antecedent
from assistant.dialogue.context import changed
from assistant.dialogue.corrections import correct, split_lead
from assistant.dialogue.declining import declines
from assistant.dialogue.history import Turn
from assistant.dialogue.objections import puts_back, substituted, taken_out
from assistant.dialogue.questions import APPROVAL, Question, read_question
from assistant.dialogue.repeats import again, same_for_another, shows_again
from assistant.dialogue.same_day import with_day
from assistant.dialogue.sentences import NO_COMMAND, read_message
from assistant.operations import Clock, Operation
from assistant.text import Text, tidy

_THE_ONE = re.compile(r"the .{1,80} (?:one|task|ones)")
_END = re.compile(r"(?:until|till|before|from|since)\b")
_LONGEST = 300  # characters; what answers or corrects is short
_TALK = 3  # turns
_DEPTH = 6


def interpret(turns: list[Turn], now: Clock, depth: int = 0) -> list[Operation]:
    """The operations the last of these turns asks for, with what was left open before filled in."""
    clock = now.at(turns[-1].said_at)  # "tomorrow" is the day after it was said
    message = with_day(tidy(turns[-1].user), turns[:-1])
    operations = read_message(message, clock)
    if len(turns) < 2 or len(message) > _LONGEST or depth >= _DEPTH:
        return operations
    question = read_question(turns[-2].reply)
    said, first, more = (
        _parted(message, operations, clock) if question else (message, operations[0], operations[1:])
    )
    lead = split_lead(said) if first.kind in NO_COMMAND else None
    if question:
        if first.kind == "no":
            return operations
        if declines(said):
            return more or [Operation("no", said.raw)]
        pending = _pending(turns[:-1], question, clock, depth)
        for text, meant in _readings(said, first, lead, clock):
            if answered := answer(question, pending, meant, text, clock):
                return [answered, *more]
    elif named := with_antecedent(message, first, turns[-2], clock):
        return [named]
    elif shows_again(message) and (shown := _last_list(turns[:-1], clock, depth)):
        return [shown]
    elif not more and (followed := _follow(turns, message, first, lead, clock, depth)):
        return [followed]
    if lead and not more and (meant_now := read_message(lead[0], clock))[0].kind not in NO_COMMAND:
        return meant_now
    return operations


def _parted(
    message: Text, operations: list[Operation], clock: Clock
) -> tuple[Text, Operation, list[Operation]]:
    """The words that may answer, what they mean by themselves, and what is asked for beside them."""
    clauses = split_clauses(message)
    if all(operation.kind in ("other", "offer") for operation in operations):
        return message, operations[0], []  # several lines may be one answer
    answering = read_message(clauses[0], clock) if len(clauses) > 1 else []
    if not answering or answering[0].kind not in NO_COMMAND:
        return message, operations[0], operations[1:]
    return clauses[0], answering[0], [each for part in clauses[1:] for each in read_message(part, clock)]


def _readings(
    said: Text, first: Operation, lead: tuple[Text, bool] | None, clock: Clock
) -> list[tuple[Text, Operation]]:
    """The words and what they mean, first without "no, ..." or "I meant ..." before them."""
    bare = [(lead[0], read_message(lead[0], clock)[0])] if lead else []
    return [*bare, (said, first)]


def _pending(turns: list[Turn], question: Question, clock: Clock, depth: int) -> Operation:
    for operation in interpret(turns, clock, depth + 1):
        if operation.kind == question.kind:
            return operation
    return Operation(question.kind)


def _follow(
    turns: list[Turn],
    message: Text,
    read: Operation,
    lead: tuple[Text, bool] | None,
    clock: Clock,
    depth: int,
) -> Operation | None:
    """What the message means as a correction or a repetition of what was done last."""
    place = _last_done(turns)
    if place is None or read.kind not in (*NO_COMMAND, "restore"):
        return None
    done = interpret(turns[: place + 1], clock, depth + 1)
    if done[-1].kind in ("yes", "no") and place and APPROVAL in turns[place - 1].reply:
        done = interpret(turns[:place], clock, depth + 1)
    last = _carried_out(done[-1], turns[place])
    plain = message.strip(" \n.!")
    if puts_back(last, turns[place], plain):
        return Operation("undo", message.raw)
    if read.kind == "restore":
        return None
    if place >= len(turns) - 3:  # at most one turn of talk in between
        if field := one_field(last, turns[place], lead[0] if lead else plain, clock):
            return field
        if lead is None and not _END.match(plain.low) and whole(message, clock):
            lead = message, False  # "add a call", "tomorrow at 5"
        elif lead is None and _THE_ONE.fullmatch(plain.low) and not changed(turns[place]):
            lead = message, True  # what was to be changed was not found
    if taken := taken_out(last, turns[place], plain, clock):
        return taken
    if lead:
        command = read_message(lead[0], clock)[0].kind not in NO_COMMAND
        if command and whole(lead[0], clock) is None:
            return None
        if exchanged := substituted(turns[place], plain):
            return exchanged
        if corrected := correct(last, turns[place], lead[0], clock, sure=lead[1]):
            return corrected
    if again(last, message):  # "today" is the new day when it is asked for once more
        return again(interpret(_as_if_now(turns[: place + 1]), clock, depth + 1)[-1], message)
    return same_for_another(last, message, clock)


def _carried_out(operation: Operation, turn: Turn) -> Operation:
    """What was meant where a task was called so, if that is what was done."""
    meant = operation.if_listed
    if meant and any(step.name == f"{meant.kind}_task" for step in turn.steps):
        return meant
    return operation


def _as_if_now(turns: list[Turn]) -> list[Turn]:
    return [*turns[:-1], replace(turns[-1], said_at=None)]


def _last_list(turns: list[Turn], clock: Clock, depth: int) -> Operation | None:
    """What the list last shown was asked for by."""
    for place in range(len(turns) - 1, max(-1, len(turns) - 1 - _TALK), -1):
        last = interpret(_as_if_now(turns[: place + 1]), clock, depth + 1)[-1]
        if last.kind in ("list", "count"):
            return last
    return None


def _last_done(turns: list[Turn]) -> int | None:
    """The place of the last turn in which anything was done; a little talk may have come after it."""
    for place in range(len(turns) - 2, max(-1, len(turns) - 2 - _TALK), -1):
        if turns[place].steps:
            return place
    return None
