"""The questions the assistant asks. Each is the last line of a reply, so that the next turn, on any replica,
reads from the stored text what was asked. List lines and quoted titles cannot form such a line."""

import re
from dataclasses import dataclass

from assistant.operations import Kind

VERBS: dict[str, Kind] = {
    "complete": "complete",
    "reopen": "reopen",
    "delete": "delete",
    "restore": "restore",
    "change": "update",
    "show": "list",
}
_VERB_OF: dict[Kind, str] = {kind: verb for verb, kind in VERBS.items()}

APPROVAL = "This needs your yes: "  # how the app asks before many tasks are changed
TITLE = "What should the task be called?"
CHANGE = "What should I change about it?"
DUE = "When should it be due?"
# Asked, below the tasks, before something is deleted on words that leave a doubt.
_SURE = re.compile(rf"Shall I (?P<verb>{'|'.join(VERBS)}) (?:it|them)\? \(yes or no\)")
_WHICH = re.compile(rf"Which (?:one|task) should I (?P<verb>{'|'.join(VERBS)})\?")
_DO = re.compile(r"What should I do with task (\d{1,9})(?:: \".+\")?\?")
_OFFER = re.compile(r'Shall I add "(?P<title>.+)"(?: \([^()\n]+\))? to your list\? \(yes or no\)')
_LINE = re.compile(r"- \*\*(\d{1,9})\*\* (.+)")


@dataclass(frozen=True, slots=True)
class Line:
    """A task as listed in a reply."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    about: str  # title, change, due, which, do, offer, sure
    kind: Kind = "other"
    candidates: tuple[Line, ...] = ()


NO_QUESTION = Question("")


def which(kind: Kind, listed: bool = True) -> str:
    return f"Which {'one' if listed else 'task'} should I {_VERB_OF[kind]}?"


def sure(kind: Kind, many: int) -> str:
    return f"Shall I {_VERB_OF[kind]} {'it' if many == 1 else 'them'}? (yes or no)"


def offer(title: str, due: str = "") -> str:
    return f'Shall I add "{title}"{f" ({due})" if due else ""} to your list? (yes or no)'


def what_to_do(task: str) -> str:
    """Asked about a task that was named with nothing said about it: `task 2` or `task 2: "Buy milk"`."""
    return f"What should I do with {task}?"


def read_question(reply: str) -> Question | None:
    """What a reply asked, with the tasks it listed, or None when it asked nothing."""
    lines = reply.strip().rsplit("\n", 1)
    last = lines[-1].strip()
    listed = tuple(read_lines(reply))
    simple: dict[str, tuple[str, Kind]] = {
        TITLE: ("title", "add"),
        CHANGE: ("change", "update"),
        DUE: ("due", "update"),
    }
    if last in simple:
        return Question(*simple[last], listed)
    if match := _WHICH.fullmatch(last):
        return Question("which", VERBS[match["verb"]], listed)
    if match := _SURE.fullmatch(last):
        return Question("sure", VERBS[match["verb"]], listed)
    if match := _DO.fullmatch(last):
        return Question("do", candidates=(Line(int(match[1]), ""),))
    if _OFFER.fullmatch(last):
        return Question("offer", "offer")
    return None


def read_lines(reply: str) -> list[Line]:
    return [Line(int(m[1]), m[2]) for line in reply.split("\n") if (m := _LINE.fullmatch(line.strip()))]
