"""What was said wrong, said again: "no, the dentist one", "I meant Friday", "add wine. Actually no, beer"."""

import re
from dataclasses import replace

from assistant.dialogue.amend import amend, changes_of
from assistant.dialogue.history import Step, Turn
from assistant.operations import Clock, Operation, Target
from assistant.references import exception
from assistant.text import Text

_NO = r"(?:no|nope|nah)(?= ?[,.!:-])"
_SURE = (
    r"(?:(?:oh|oops|whoops|ah|sorry|wait|hold on|no|nope|nah|actually|wrong one),? )*"
    r"(?:(?:actually,? no|no,? actually|no,? wait|wait,? no|no,? sorry|sorry,? no|not that(?: one)?|not it|"
    r"wrong one|scratch that|correction|(?:i|we) (?:mean|meant|meant to say)|i wanted|"
    rf"{_NO}|(?:it|that) should (?:be|have been))[,.!:]?(?: -)? )"
    r"(?:(?:it'?s|its|to|rather) )?"
)
_LOOSE = (
    r"(?:oh |oops,? |whoops,? )?"
    r"(?:(?:sorry|no|nope|wait|actually|rather|or rather|make (?:that|it))[,.!:]? )+"
)
# (pattern, example, whether the words cannot be anything but a correction); the rest is what was meant.
LEADS: tuple[tuple[str, str, bool], ...] = (
    (_SURE, "no, I meant friday", True),
    (_LOOSE, "sorry, wednesday", False),
)
NOT_THAT = re.compile(r"(?P<meant>.{1,80}?),? (?:and )?not (?P<wrong>.{1,80})")
NOT_BUT = re.compile(r"(?:no,? )?not (?P<wrong>.{1,80}?)(?:,? but|,) (?P<meant>.{1,80})")
_INSTEAD = re.compile(
    r"(?P<meant>.{1,80}?),? (?:instead|rather|after all|actually|i mean(?:t)?|though|sorry)"
)
# Within one message, behind what is taken back by it.
_WITHIN = re.compile(
    r"[,.;!]? ?(?:- )?\b(?:actually,? no|no,? actually|no,? wait|wait,? no|oh no|no,? sorry|sorry,? no|"
    r"scratch that|correction|sorry,? i mean|i mean|i meant|or rather|make that|sorry)\b[,.:!]? "
)
_READ_ONLY = ("list", "count")


def split_within(message: Text) -> tuple[Text, Text] | None:
    """What was said first and what was meant, where a message takes something back of itself."""
    matches = [match for match in _WITHIN.finditer(message.low) if match.start() > 0]
    if not matches:
        return None
    return message.cut(0, matches[-1].start()), message.cut(matches[-1].end())


def split_lead(message: Text) -> tuple[Text, bool] | None:
    """What was meant, without the words that say it is a correction, and whether those are plain."""
    text = message.strip(" \n.!")
    if (match := NOT_BUT.fullmatch(text.low)) and not re.match(r"(?:that|this|it)\b", match["wrong"]):
        return text.cut(match.start("meant")), False
    for pattern, _, sure in LEADS:
        if (match := re.match(pattern, text.low)) and match.end() < len(text):
            return text.cut(match.end()).strip(" \n,;:.!"), sure
    if match := NOT_THAT.fullmatch(text.low) or _INSTEAD.fullmatch(text.low):
        return text.cut(0, match.end("meant")), False
    if (spans := exception(f" {text.low}")) and spans[0] <= len("all of them "):
        return text, False
    return None


def correct(last: Operation, turn: Turn, said: Text, clock: Clock, *, sure: bool) -> Operation | None:
    """What to do so that it is as if the turn's last operation had been said right; None where `said` is no
    correction of it."""
    meant = amend(last, said, clock, sure=sure)
    if meant is None:
        return None
    if last.kind in _READ_ONLY:
        return meant
    steps = steps_of(last, turn)
    if last.kind == "add":
        task = _last_task(steps)
        if task is None:
            return meant
        changes = changes_of(last.drafts[-1], meant.drafts[-1], said, clock)
        return Operation("update", said.raw, target=Target(numbers=(task,)), changes=changes)
    if last.kind == "update" and meant.target == last.target:
        numbers = tuple(task["number"] for step in steps if step.result for task in step.result.tasks)
        return replace(meant, target=Target(numbers=numbers)) if numbers else meant
    undone = (step.result.change_id for step in steps if step.result is not None)
    return replace(meant, takes_back=tuple(dict.fromkeys(id_ for id_ in undone if id_ is not None)))


def steps_of(operation: Operation, turn: Turn) -> list[Step]:
    """The turn's calls that the operation made, where it was the last one that changed anything."""
    one, many = {
        "add": ("add_task", "add_tasks"),
        "update": ("update_task", "bulk_update_tasks"),
        "delete": ("delete_task", "bulk_delete_tasks"),
    }.get(operation.kind, (f"{operation.kind}_task", "bulk_update_tasks"))
    made = [step for step in turn.steps if step.name in (one, many) and step.result and step.result.ok]
    count = max(1, len(operation.target.numbers) or len(operation.target.ordinals))
    single = (
        operation.target.numbers or operation.target.ordinals or operation.target.pronoun in ("it", "other")
    )
    return made[-count:] if single or operation.kind == "add" else made


def _last_task(steps: list[Step]) -> int | None:
    tasks = [task for step in steps if step.result for task in step.result.tasks]
    return int(tasks[-1]["number"]) if tasks else None
