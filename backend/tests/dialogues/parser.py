"""Reads dialogues from plain text; the format is described in README.md beside this file."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

_TASK = re.compile(r"(?P<number>\d+) (?P<done>\[x\] )?(?P<title>[^|]+?)(?P<fields>(?: \| .+)?)")
_GONE = re.compile(r"(?P<number>\d+) gone")
_PRIORITIES = ("low", "high", "urgent")


class BadDialogue(Exception):
    """A line that does not follow the format; says where it stands."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as a dialogue writes it: what a person would see of it."""

    number: int
    title: str
    done: bool = False
    due: str = ""  # local, `2027-03-28` or `2027-03-28 09:00`
    priority: str = "normal"
    tags: tuple[str, ...] = ()
    repeats: str = ""
    note: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        match = _TASK.fullmatch(text)
        if match is None:
            raise BadDialogue(f"no task: {text}")
        task = cls(int(match["number"]), match["title"], match["done"] is not None)
        for part in match["fields"].split(" | ")[1:]:
            task = _with(task, part.strip())
        return task

    def __str__(self) -> str:
        parts = [f"{self.number} {'[x] ' if self.done else ''}{self.title}"]
        parts += [f"due {self.due}"] if self.due else []
        parts += [self.priority] if self.priority != "normal" else []
        parts += [f"#{tag}" for tag in self.tags]
        parts += [f"repeats {self.repeats}"] if self.repeats else []
        parts += [f"note: {self.note}"] if self.note else []
        return " | ".join(parts)


def _with[T: TaskLine](task: T, part: str) -> T:
    name, _, value = part.partition(" ")
    if part in _PRIORITIES:
        return replace(task, priority=part)
    if part.startswith("#"):
        return replace(task, tags=(*task.tags, part[1:]))
    if name in ("due", "repeats") and value:
        return replace(task, **{name: value})
    if name == "note:":
        return replace(task, note=value)
    raise BadDialogue(f"no field of a task: {part}")


@dataclass(slots=True)
class Turn:
    """What is said; what the reply must and must not hold; the tasks that differ afterwards, None if gone."""

    said: str
    now: datetime
    replies: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)
    changed: dict[int, TaskLine | None] = field(default_factory=dict)
    new_conversation: bool = False


@dataclass(slots=True)
class Dialogue:
    title: str
    file: str
    zone: ZoneInfo
    now: datetime
    tasks: list[TaskLine]
    turns: list[Turn] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.file}: {self.title}"


class _Reader:
    """What stands before the first title holds for every dialogue of the file that does not say otherwise."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.zone, self.now = ZoneInfo("Europe/Berlin"), "2027-03-10 10:00"
        self.tasks: list[TaskLine] = []
        self.dialogues: list[Dialogue] = []
        self.in_tasks = self.fresh = False
        self.moment: datetime | None = None

    def read(self, line: str) -> None:
        mark, _, rest = line.strip().partition(" ")
        if self.in_tasks and line.startswith("  "):
            self._given.append(TaskLine.parse(line.strip()))
            return
        self.in_tasks = False
        match mark:
            case "#":
                self._begin(rest)
            case "zone:":
                self._set_zone(ZoneInfo(rest))
            case "now:":
                self._set_now(rest)
            case "tasks:":
                self.in_tasks = True
                self._given.clear()
            case "---":
                self.fresh = True
            case ">":
                self._say(rest)
            case ">>":
                self._turn.said += f"\n{rest}"
            case "<":
                self._turn.replies.append(rest)
            case "<!":
                self._turn.never.append(rest)
            case "=":
                self._expect(rest)
            case _:
                raise BadDialogue("no line of a dialogue")

    def _begin(self, title: str) -> None:
        moment = datetime.fromisoformat(self.now).replace(tzinfo=self.zone)
        self.dialogues.append(Dialogue(title, self.file, self.zone, moment, list(self.tasks)))
        self.moment, self.fresh = None, False

    @property
    def _given(self) -> list[TaskLine]:
        return self.dialogues[-1].tasks if self.dialogues else self.tasks

    @property
    def _turn(self) -> Turn:
        if not self.dialogues or not self.dialogues[-1].turns:
            raise BadDialogue("nothing has been said before this")
        return self.dialogues[-1].turns[-1]

    def _set_zone(self, zone: ZoneInfo) -> None:
        if not self.dialogues:
            self.zone = zone
            return
        dialogue = self.dialogues[-1]
        dialogue.zone, dialogue.now = zone, dialogue.now.replace(tzinfo=zone)

    def _set_now(self, text: str) -> None:
        if not self.dialogues:
            self.now = text
            return
        dialogue = self.dialogues[-1]
        moment = datetime.fromisoformat(text).replace(tzinfo=dialogue.zone)
        if dialogue.turns:
            self.moment = moment
        else:
            dialogue.now = moment

    def _say(self, said: str) -> None:
        dialogue = self.dialogues[-1]
        dialogue.turns.append(Turn(said, self.moment or dialogue.now, new_conversation=self.fresh))
        self.fresh = False

    def _expect(self, text: str) -> None:
        if gone := _GONE.fullmatch(text):
            self._turn.changed[int(gone["number"])] = None
        else:
            task = TaskLine.parse(text)
            self._turn.changed[task.number] = task


def parse(text: str, file: str = "") -> list[Dialogue]:
    """The dialogues of one text. BadDialogue names the line that cannot be read."""
    reader = _Reader(file)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            reader.read(line.rstrip())
        except (BadDialogue, ValueError, KeyError) as error:
            raise BadDialogue(f"{file}:{number}: {error}: {line}") from error
    for dialogue in reader.dialogues:
        if not dialogue.turns:
            raise BadDialogue(f"{dialogue.name}: nothing is said")
        if [task.number for task in dialogue.tasks] != list(range(1, len(dialogue.tasks) + 1)):
            raise BadDialogue(f"{dialogue.name}: tasks are numbered 1, 2, 3, ...")
    return reader.dialogues


def load(folder: Path) -> list[Dialogue]:
    """All dialogues of a folder's text files, in the order of their names."""
    return [one for path in sorted(folder.glob("*.txt")) for one in parse(path.read_text(), path.stem)]
