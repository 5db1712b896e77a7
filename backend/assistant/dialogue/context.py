"""What "it", "them" and "the second one" mean: the tasks last spoken of and the list last shown."""

import re
from dataclasses import dataclass, field

from assistant.dialogue.history import Turn
from assistant.dialogue.questions import Line, read_lines

_WRITES = (
    "add_task",
    "add_tasks",
    "update_task",
    "complete_task",
    "reopen_task",
    "delete_task",
    "restore_task",
    "bulk_update_tasks",
    "bulk_delete_tasks",
    "undo",
)
_NAMED = re.compile(r"\btask (\d{1,9})\b", re.IGNORECASE)


@dataclass(slots=True)
class Context:
    """`focus` holds the numbers last spoken of, `shown` the list last shown, in its order."""

    focus: list[int] = field(default_factory=list)
    shown: list[Line] = field(default_factory=list)


def read_context(turns: list[Turn]) -> Context:
    """The context after these finished turns; the newest mention wins."""
    context = Context()
    focused = False
    for turn in reversed(turns):
        if not context.shown:
            context.shown = read_lines(turn.reply)
        if not focused:
            context.focus = spoken_of(turn)
            focused = bool(context.focus)
        if focused and context.shown:
            break
    return context


def spoken_of(turn: Turn) -> list[int]:
    """The numbers of the tasks a turn changed, or else listed, or else named."""
    changed = [
        task["number"]
        for step in turn.steps
        if step.name in _WRITES and step.result is not None
        for task in step.result.tasks
    ]
    if changed:
        done = [s for s in turn.steps if s.name in _WRITES and s.result is not None and s.result.tasks]
        # Calls of one kind were one operation on several tasks; tasks are added one operation each.
        single = done[-1].name == "add_task" or len({step.name for step in done}) > 1
        result = done[-1].result
        numbers = [task["number"] for task in result.tasks] if single and result else changed
        return list(dict.fromkeys(numbers))
    if listed := read_lines(turn.reply):
        return [line.number for line in listed]
    return list(dict.fromkeys(int(n) for n in _NAMED.findall(re.sub(r'"[^"\n]*"', "", turn.reply))))
