"""What a page asks while somebody types, and whether anything is new."""

from datetime import date
from typing import Literal

from pydantic import (
    Field,
)

from models import Priority
from schemas.fields import NoNul, Request, Timestamp, Wire

READING_LENGTH = 1_000  # of a message that is read while it is typed: some ten milliseconds at most


class ReadingRequest(Request):
    """What somebody is typing: a message to the assistant, a line that names a task, or no more than when
    a task is due ("next fri 5pm", "no date") or how it repeats ("every other Tuesday", "never")."""

    text: NoNul = Field(max_length=READING_LENGTH)
    of: Literal["message", "task", "due", "repeat"] = "message"


class ReadTask(Wire):
    """A task that would be added, in the fields that `TaskCreate` takes."""

    title: str
    description: str
    due_on: date | None
    due_at: Timestamp | None
    priority: Priority
    tags: list[str]
    recurrence: str | None


class ReadWhen(Wire):
    """When a task would be due and how it would repeat, in the fields that `TaskChange` takes. With a
    repetition the due date is its first one."""

    due_on: date | None
    due_at: Timestamp | None
    recurrence: str | None


class ReadAction(Wire):
    kind: str = Field(
        description="add, list, count, complete, reopen, delete, restore, update, undo or offer"
    )
    words: str = Field(description='Such as "Add: Call plumber · tomorrow at 17:00"')
    tasks: list[ReadTask]
    when: ReadWhen | None = Field(None, description="Of `due` and `repeat` alone")


class Reading(Wire):
    """What the built-in assistant would do, in order; empty for talk and for what it does not understand."""

    actions: list[ReadAction]


class Revision(Wire):
    """Two marks, each another one after any change of what it stands for. They say nothing else."""

    tasks: str
    conversations: str
