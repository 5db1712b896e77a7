"""A message read in its conversation: an answer to the question asked before, or something new."""

import re
from dataclasses import replace

from assistant.answers import read_pick
from assistant.attributes import extract_priority, extract_tags
from assistant.clauses import strip_polite
from assistant.dates.extract import extract, whole
from assistant.dialogue.amend import amend
from assistant.dialogue.corrections import correct, split_lead, split_within
from assistant.dialogue.history import Turn
from assistant.dialogue.questions import APPROVAL, Line, Question, read_question
from assistant.dialogue.repeats import again, same_for_another
from assistant.grammar import adding
from assistant.lexicon import NUMBER_WORD
from assistant.matching import best
from assistant.operations import Changes, Clock, Operation, Target
from assistant.references import exception, points_to_several
from assistant.replies import day_phrase, time_phrase
from assistant.text import Text, tidy
from assistant.titles import shorten, title
from assistant.understanding import read

_ALWAYS_NEW = ("list", "count", "undo", "help", "restore", "reopen")
_ABOUT_TASKS = re.compile(r"\b(?:tasks?|to-?dos?|reminders?|list|#?\d+|it|them|all)\b")
_CALL_IT = re.compile(
    r"(?:(?:call|name) it|it(?:'s| is| should be)(?: called)?|(?:the )?(?:title|name) (?:is|should be)|"
    r"let's call it|let it be) "
)
_THE_ONE = re.compile(
    r"(?:(?:i mean(?:t)? |it'?s )?(?:the|that) (?:one|task|meeting|call)?(?: (?:that is|that's|which is))?"
    r"(?: (?:due|for|on|at))*)?(?: one)?"
)
_SHOW = re.compile(r"(?:please )?(?:show|open|display|see|view|read)(?: me)? (?P<x>.{1,40}?)(?: please)?")
_LATER = re.compile(
    rf"(?:by )?(?P<by>{NUMBER_WORD} (?:minute|hour|day|week)s?)(?: later| after(?: that)?)?|"
    r"the (?:next day|following day|day after)"
)
_TALK = 3  # turns
_NO_COMMAND = ("other", "offer", "pick", "yes", "social")
_LONGEST = 300  # characters; what answers or corrects is short
_DEPTH = 6


def interpret(turns: list[Turn], clock: Clock, depth: int = 0) -> list[Operation]:
    """The operations the last of these turns asks for, with what was left open before filled in."""
    message = tidy(turns[-1].user)
    operations = _read(message, clock)
    if len(operations) != 1 or len(turns) < 2 or len(message) > _LONGEST or depth >= _DEPTH:
        return operations
    [single] = operations
    lead = split_lead(message) if single.kind in _NO_COMMAND else None
    if question := read_question(turns[-2].reply):
        if single.kind == "no":
            return operations
        pending = _pending(turns[:-1], question, clock, depth)
        if lead and (answered := _answer(question, pending, _read(lead[0], clock)[0], lead[0], clock)):
            return [answered]
        if answered := _answer(question, pending, single, message, clock):
            return [answered]
    elif single.kind in _NO_COMMAND and (followed := _follow(turns, message, lead, clock, depth)):
        return [followed]
    if lead and (meant := _read(lead[0], clock)) and meant[0].kind not in _NO_COMMAND:
        return meant
    return operations


def _read(message: Text, clock: Clock) -> list[Operation]:
    """The message by itself, with what it takes back or leaves out of itself."""
    if split := split_within(message):
        said, meant = split
        operations, instead = read(said, clock), read(meant, clock)
        if instead[0].kind not in _NO_COMMAND and operations[-1].kind not in _NO_COMMAND:
            return [*operations[:-1], *instead]
        if amended := amend(operations[-1], meant, clock, sure=True):
            return [*operations[:-1], amended]
    operations = read(message, clock)
    if len(operations) == 1 and operations[0].kind in _NO_COMMAND:
        return _all_but(message, clock) or _look_at(message, clock) or operations
    return operations


def _all_but(message: Text, clock: Clock) -> list[Operation] | None:
    """ "Make all of them urgent except the last one": what is left out may be said at the end."""
    spans = exception(message.low)
    if spans is None:
        return None
    several = read(message.cut(0, spans[0]), clock)
    if len(several) != 1 or several[0].kind in _NO_COMMAND or not points_to_several(several[0].target):
        return None
    left_out = read_pick(message.cut(spans[1]), clock)
    return [replace(several[0], said=message.raw, target=replace(several[0].target, but=left_out))]


def _look_at(message: Text, clock: Clock) -> list[Operation] | None:
    """ "Show it", "open the second one"."""
    match = _SHOW.fullmatch(message.strip(" \n.!?,").low)
    if match is None:
        return None
    target = read_pick(message.cut(match.start("x"), match.end("x")), clock)
    pointed = target.pronoun == "it" or len(target.ordinals) == 1
    return [Operation("list", message.raw, target=target)] if pointed else None


def _follow(
    turns: list[Turn], message: Text, lead: tuple[Text, bool] | None, clock: Clock, depth: int
) -> Operation | None:
    """What the message means as a correction or a repetition of what was done last."""
    place = _last_done(turns)
    if place is None:
        return None
    done = interpret(turns[: place + 1], clock, depth + 1)
    if done[-1].kind in ("yes", "no") and place and APPROVAL in turns[place - 1].reply:
        done = interpret(turns[:place], clock, depth + 1)
    last = done[-1]
    if lead and (corrected := correct(last, turns[place], lead[0], clock, sure=lead[1])):
        return corrected
    return again(last, message) or same_for_another(last, message, clock)


def _last_done(turns: list[Turn]) -> int | None:
    """The place of the last turn in which anything was done; a little talk may have come after it."""
    for place in range(len(turns) - 2, max(-1, len(turns) - 2 - _TALK), -1):
        if turns[place].steps:
            return place
    return None


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
    answer = strip_polite(message)
    if match := _CALL_IT.match(answer.low):
        answer = answer.cut(match.end())
    return Operation("add", message.raw, drafts=adding.read_drafts(answer, clock))


def _which(
    question: Question, pending: Operation, said: Operation, message: Text, clock: Clock
) -> Operation | None:
    lines = list(question.candidates)
    if said.kind == "yes" and len(lines) == 1:
        return replace(pending, target=Target(numbers=(lines[0].number,)))
    if said.kind == "pick":
        return replace(pending, target=_picked(said.target, lines))
    if due := _by_date(message, lines, clock):
        return replace(pending, target=Target(numbers=due))
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


def _by_date(message: Text, lines: list[Line], clock: Clock) -> tuple[int, ...]:
    """The one candidate due when the message says: "the one on friday", "the 9:30 one"."""
    when, rest = extract(message, clock)
    if when is None or when.day is None or not _THE_ONE.fullmatch(rest.low):
        return ()
    day = day_phrase(when.day, clock) if when.said_day else ""
    hours = (when.time, when.time.replace(hour=(when.time.hour + 12) % 24)) if when.time else ()
    ways = (clock, replace(clock, twelve_hours=not clock.twelve_hours))
    times = [f"at {time_phrase(hour, way)}" for hour in hours for way in ways] or [""]
    found = [line.number for line in lines if day in line.words and any(time in line.words for time in times)]
    return tuple(found) if len(found) == 1 else ()


def _is_command(message: Text) -> bool:
    return re.match(r"(?:add|create|new|remind|put|make)\b", strip_polite(message).low) is not None


def _picked(target: Target, lines: list[Line]) -> Target:
    """A pick among the candidates. A number that none of them has counts as the place in the list."""
    known = {line.number for line in lines}
    if target.but is not None:
        spared = set(_picked(target.but, lines).numbers)
        return Target(numbers=tuple(line.number for line in lines if line.number not in spared))
    if target.first and abs(target.first) <= len(lines):
        chosen_lines = lines[: target.first] if target.first > 0 else lines[target.first :]
        return Target(numbers=tuple(line.number for line in chosen_lines))
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
    if when := whole(message, clock):
        return Operation("update", message.raw, target=target, changes=Changes(when=when))
    if match := _LATER.fullmatch(strip_polite(message).low):
        shift = read(tidy(f"push it back by {match['by'] or 'one day'}"), clock)[0].changes
        return Operation("update", message.raw, target=target, changes=shift)
    if said.kind == "update" and not said.changes.empty and (said.target.pronoun or said.target.empty):
        return replace(said, target=target)
    for prefix in ("set its ", "change its ", "make it "):
        trial = Text(prefix + message.raw, prefix + message.low)
        reading = read(trial, clock)
        if len(reading) == 1 and reading[0].kind == "update" and _is_field(reading[0], message):
            return replace(reading[0], target=target)
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
