""" "The same day": that of a task which was spoken of before."""

import re

from assistant.dialogue.context import changed, read_context
from assistant.dialogue.history import Turn
from assistant.text import Text

# As a date, at its place in a sentence; "that day trip" and "the same day as the dentist" are none.
_SAME = re.compile(
    r" (?:(?:to|for|on|by) )?(?P<when>(?:the same|that same|that very|that) (?:day|date))"
    r"(?=$|[.,;!?]| (?:at|please|too|as well|instead)\b)"
)
_IT = re.compile(r"\b(?:it|that one|this one)\b")
_NUMBER = re.compile(r"(?:\btask |\bnumber |#)(\d{1,9})\b")
_RECENT = 4  # turns


def with_day(message: Text, before: list[Turn]) -> Text:
    """The message with the day itself in place of "the same day". Without the words where the conversation
    does not tell which, so that it is asked for."""
    match = _SAME.search(message.low)
    if match is None:
        return message
    moved = {int(number) for number in _NUMBER.findall(message.low)}
    if _IT.search(message.low):
        moved.update(read_context(before).focus)
    day, rest = _day(before[-_RECENT:], moved), message.cut(match.end())
    if not day:
        return message.cut(0, match.start()) + rest
    start, end = match.span("when")
    at = tuple(message.at[min(start + i, end - 1)] for i in range(len(day))) if message.at else ()
    return message.cut(0, start) + Text(day, day, at) + rest


def _day(turns: list[Turn], moved: set[int]) -> str:
    """The day of the task last changed, or of all that were last looked at, leaving out those that are to
    get it; "" where it is not one day."""
    for turn in reversed(turns):
        tasks = {task["number"]: task for step in turn.steps if step.result for task in step.result.tasks}
        for numbers in (changed(turn), set(tasks)):
            days = {
                str(tasks[number]["due"])[:10]
                for number in numbers - moved
                if number in tasks and tasks[number].get("due")
            }
            if days:
                return days.pop() if len(days) == 1 else ""
    return ""
