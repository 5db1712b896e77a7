"""What "it", "them", "the second one" and "the others" mean: the tasks last spoken of and the lists shown.

Everything is read from the stored conversation, so that any replica can go on with it.
"""

import re
from dataclasses import dataclass, field

from assistant.dialogue.history import Turn
from assistant.dialogue.questions import Line, read_lines, read_question
from assistant.replies import FOUND_NONE

_RECENT = 4  # turns; a list shown before them is not the one that is meant
_WRITES = (
    "add_task", "add_tasks", "update_task", "complete_task", "reopen_task", "delete_task", "restore_task",
    "bulk_update_tasks", "bulk_delete_tasks", "undo",
)  # fmt: skip
_NAMED = re.compile(r"\btask (\d{1,9})\b", re.IGNORECASE)


@dataclass(slots=True)
class Context:
    """`focus` holds the numbers last spoken of, `shown` the list last shown, in its order, and `remaining`
    what is left of a list after some of it was dealt with."""

    focus: list[int] = field(default_factory=list)
    shown: list[Line] = field(default_factory=list)
    remaining: list[int] = field(default_factory=list)


def read_context(turns: list[Turn]) -> Context:
    """The context after these finished turns; the newest mention wins."""
    context = Context()
    context.shown = _shown(turns)
    context.remaining = _remaining(turns)
    for turn in reversed(turns):
        focus = spoken_of(turn)
        if focus is not None:
            context.focus = focus
            break
    return context


def spoken_of(turn: Turn) -> list[int] | None:
    """The numbers of the tasks a turn changed, or else listed, or else named. Empty when it was about tasks
    that were not found: then "it" is none of the older ones either. None when it was about no task."""
    listed = [line.number for line in read_lines(turn.reply)]
    if not turn.steps:
        named = [int(n) for n in _NAMED.findall(re.sub(r'"[^"\n]*"', "", turn.reply))]
        return list(dict.fromkeys(named)) or None
    writes = [step for step in turn.steps if step.name in _WRITES]
    done = [step for step in writes if step.result is not None and step.result.tasks]
    if not done:
        return listed
    if done[-1] is not writes[-1]:
        return []
    if turn.steps[-1] is not writes[-1] and (not listed or read_question(turn.reply)):
        return listed
    # Calls of one kind were one operation on several tasks; tasks are added one operation each.
    single = done[-1].name == "add_task" or len({step.name for step in done}) > 1
    meant = done[-1:] if single else done
    return list(dict.fromkeys(number for step in meant for number in _numbers(step.result)))


def changed(turn: Turn) -> set[int]:
    """The numbers of all tasks the turn changed."""
    return {number for step in turn.steps if step.name in _WRITES for number in _numbers(step.result)}


def _numbers(result: object) -> list[int]:
    return [task["number"] for task in getattr(result, "tasks", ())]


def _shown(turns: list[Turn]) -> list[Line]:
    for turn in reversed(turns[-_RECENT:]):
        if lines := read_lines(turn.reply):
            return lines
        if turn.reply.startswith(FOUND_NONE):
            return []
    return []


def _remaining(turns: list[Turn]) -> list[int]:
    """What is left of the newest list of which something was dealt with since."""
    dealt_with: set[int] = set()
    for turn in reversed(turns[-_RECENT:]):
        dealt_with |= changed(turn)
        numbers = [line.number for line in read_lines(turn.reply)]
        left = [number for number in numbers if number not in dealt_with]
        if left and len(left) < len(numbers):
            return left
    return []
