"""Objections to what was done: "wrong one", "not the dentist", "not the dog, the cat"."""

import re
from typing import Any

from assistant.answers import read_pick
from assistant.dialogue.amend import names_something
from assistant.dialogue.corrections import NOT_BUT, NOT_THAT
from assistant.dialogue.history import Turn
from assistant.matching import best_tasks
from assistant.operations import Changes, Clock, Kind, Operation, Target
from assistant.text import Text

_NOT_IT = re.compile(
    r"(?:(?:oh|oops|sorry|no|wait|but|and),? )*(?:not|except(?: for)?|apart from) "
    r"(?P<wrong>(?:the|my|task|number|#) ?.{1,80}|\d{1,9}|it|that one|both)"
)
_WRONG = re.compile(
    r"(?:(?:oh|oops|sorry|no|wait),? )*(?:(?:that(?:'s| is| was)|i (?:said|picked|chose)) )?(?:the )?"
    r"(?:wrong(?: (?:one|task))?|not (?:it|that|that one|what i (?:meant|said|wanted)|right))"
)
_PUT_BACK = re.compile(
    r"(?:(?:oh|oops|sorry|no|wait|wrong (?:one|task)|my mistake)[,.;!]? )*(?:please )?"
    r"(?:put|change|set|turn) (?:it|that) back(?: please| (?:to|as) (?:it was|before))?"
)
_BACK: dict[Kind, Kind] = {
    "add": "delete",
    "complete": "reopen",
    "reopen": "complete",
    "delete": "restore",
    "restore": "delete",
}


def taken_out(last: Operation, turn: Turn, message: Text, clock: Clock) -> Operation | None:
    """ "Not the dentist": of what was done to several tasks, one is put back; "wrong one": all of it."""
    if not any(step.result and step.result.ok for step in turn.steps if step.name != "list_tasks"):
        return None
    if _WRONG.fullmatch(message.low):
        return Operation("undo", message.raw)
    match = _NOT_IT.fullmatch(message.low)
    if match is None or last.kind not in _BACK:
        return None
    target = read_pick(message.cut(match.start("wrong"), match.end("wrong")), clock)
    if last.kind == "add":
        named = best_tasks(target.words, tasks_of(turn)) if target.words else []
        target = Target(numbers=tuple(task["number"] for task in named))
    return None if target.empty else Operation(_BACK[last.kind], message.raw, target=target)


def puts_back(last: Operation, turn: Turn, message: Text) -> bool:
    """ "Put it back": what was deleted is restored, and what was changed otherwise is undone."""
    return (
        bool(tasks_of(turn))
        and last.kind in ("complete", "reopen", "update")
        and _PUT_BACK.fullmatch(message.low) is not None
    )


def substituted(turn: Turn, message: Text) -> Operation | None:
    """ "Not the dog, the cat": the task spoken of with one thing in its title instead of the other."""
    match = NOT_BUT.fullmatch(message.low) or NOT_THAT.fullmatch(message.low)
    if match is None:
        return None
    wrong, meant = (_bare(message.cut(match.start(g), match.end(g))) for g in ("wrong", "meant"))
    tasks = tasks_of(turn)
    if not tasks or not names_something(meant):
        return None
    title = str(tasks[-1]["title"])
    if len(parts := re.split(rf"\b{re.escape(wrong.low)}\b", title, flags=re.IGNORECASE)) != 2:
        return None
    changes = Changes(title=meant.raw.join(parts))
    return Operation("update", message.raw, target=Target(numbers=(tasks[-1]["number"],)), changes=changes)


def tasks_of(turn: Turn) -> list[dict[str, Any]]:
    """The tasks the turn changed, as they are now."""
    changed = [step.result for step in turn.steps if step.name != "list_tasks" and step.result]
    return [task for result in changed for task in result.tasks]


def _bare(text: Text) -> Text:
    match = re.match(r"(?:the|a|an|my) ", text.low)
    return text.cut(match.end()) if match else text
