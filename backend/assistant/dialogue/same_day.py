""" "The same day": that of a task which was spoken of before."""

import re

from assistant.dialogue.context import read_context
from assistant.dialogue.history import Turn

_SAME = re.compile(r"\b(?:the same|that same|that very|that) (?:day|date)\b(?! as\b)", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|that one|this one)\b", re.IGNORECASE)
_RECENT = 4  # turns


def with_day(message: str, before: list[Turn]) -> str:
    """The message with the day itself in place of "the same day", where the conversation tells which: the
    last task with a date, other than the one that is to get it."""
    if not _SAME.search(message):
        return message
    moved = read_context(before).focus if _IT.search(message) else []
    for turn in reversed(before[-_RECENT:]):
        for step in reversed(turn.steps):
            for task in reversed(step.result.tasks if step.result else []):
                if task.get("due") and task["number"] not in moved:
                    return _SAME.sub(str(task["due"])[:10], message)
    return message
