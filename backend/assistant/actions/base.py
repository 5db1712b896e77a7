"""What the actions share: the call, the session of a turn, and what to say when a tool fails."""

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

from assistant.dialogue.context import Context
from assistant.dialogue.history import Result
from assistant.dialogue.questions import NO_QUESTION, Line, Question
from assistant.operations import Clock, Kind, View
from assistant.replies import Task, one_line
from assistant.spans import Span


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call. Arguments that are None are left out; `spans` says what of the message led to it."""

    name: str
    arguments: dict[str, Any]
    spans: tuple[Span, ...] = field(default=(), compare=False, repr=False)


@dataclass(slots=True)
class Session:
    """The turn under way. `question` is asked at the end of the reply; the first one asked wins."""

    clock: Clock
    context: Context
    question: str = ""
    question_list: str = ""

    known: dict[int, Task] = field(default_factory=dict)
    replies: list[str] = field(default_factory=list)  # of the turns before
    asked: Question = NO_QUESTION  # by the turn before
    just_changed: bool = False  # the turn before changed something

    def ask(self, question: str, listed: str = "") -> str:
        if not self.question:
            self.question, self.question_list = question, listed
        return ""

    def spoke_of(self, tasks: list[dict[str, Any]]) -> None:
        if tasks:
            self.context.focus = [task["number"] for task in tasks]
            self.known.update((task["number"], task) for task in tasks)

    def lost(self) -> None:
        """What was meant was not found or not done: "it" is not some older task instead."""
        self.context.focus = []

    def showed(self, tasks: list[dict[str, Any]]) -> None:
        self.context.shown = [Line(task["number"], one_line(task["title"])) for task in tasks]


@dataclass(slots=True)
class Found:
    """Ids for the tools with the tasks where known; or `problem`, what to say instead."""

    ids: list[int | str] = field(default_factory=list)
    tasks: list[dict[str, Any]] = field(default_factory=list)
    problem: str | None = None
    several: bool = False  # a selection was meant, not a single task
    more: bool = False  # there are more than can be changed at once
    parts: tuple[str, ...] = ()  # "the milk and the eggs": nothing has the whole name, each part names a task


type Script = Generator[list[Call], list[Result], str]
type Lookup[T] = Generator[list[Call], list[Result], T]

PAST: dict[Kind, str] = {
    "complete": "Completed",
    "reopen": "Reopened",
    "delete": "Deleted",
    "restore": "Restored",
    "update": "Updated",
}


def failure(result: Result, doing: str) -> str:
    """A friendly sentence for a failed call, with a way on."""
    if result.code in ("unavailable", "insufficient_scope", ""):
        return (
            f"Sorry, I couldn't {doing}: your task list did not answer. Nothing was changed by this step; "
            "please try again in a moment."
        )
    if result.code in ("denied", "expired"):
        return "All right, I left that as it is."
    message = one_line(result.message) or "that was not possible"
    if result.code == "not_found":
        hint = "" if "nearest" in message.lower() else ' Say "show all tasks" to see the numbers.'
        return f"{_sentence(message)}{hint}"
    if result.code == "approval_required":
        return f"I couldn't {doing} without your approval. {_sentence(message)}"
    return f"I couldn't {doing}. {_sentence(message)}"


def noted(results: list[Result]) -> str:
    """The tools' warnings, as sentences to append; "" when there are none."""
    warnings = dict.fromkeys(one_line(w) for result in results for w in result.warnings)
    return "".join(f" Note: {_sentence(w)}" for w in warnings)


def list_call(view: View, limit: int = 50, **more: Any) -> Call:
    arguments: dict[str, Any] = {"status": view.status, "limit": limit}
    optional: dict[str, Any] = {
        "search": view.search or None,
        "tag": view.tag or None,
        "priority": view.priority or None,
        "due_from": view.due_from.isoformat() if view.due_from else None,
        "due_to": view.due_to.isoformat() if view.due_to else None,
        "overdue": True if view.overdue else None,
        "sort": view.sort or None,
    } | more
    return Call(
        "list_tasks", arguments | {key: value for key, value in optional.items() if value is not None}
    )


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
