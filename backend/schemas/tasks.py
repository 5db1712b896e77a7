"""Tasks, their changes, and what is asked of their lists and of their history."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    Field,
    ValidationInfo,
    field_validator,
)

from models import TAG_LENGTH, Priority
from schemas.fields import (
    EXACT,
    Day,
    Description,
    Moment,
    NoNul,
    Recurrence,
    Request,
    Tags,
    Timestamp,
    TimeZoneName,
    Title,
    Wire,
    never_null,
    tag_to_find,
)

TaskStatus = Literal["pending", "all", "completed", "deleted"]
TaskSort = Literal[
    "number", "-number", "due", "-due", "priority", "-priority", "created", "-created", "title", "-title",
    "completed", "-completed",
]  # fmt: skip


class Task(Wire):
    id: UUID
    number: int
    title: str
    description: str
    completed: bool
    completed_at: Timestamp | None
    priority: Priority
    tags: list[str]
    due_on: date | None
    due_at: Timestamp | None
    timezone: str | None
    recurrence: str | None
    deleted_at: Timestamp | None
    created_at: Timestamp
    updated_at: Timestamp
    version: int

    def due_local(self, zone: ZoneInfo) -> str | None:
        """The due date or time as people in `zone` read it: `2026-11-25` or `2026-11-25T17:00`."""
        if self.due_at is not None:
            return self.due_at.astimezone(zone).replace(tzinfo=None).isoformat(timespec="minutes")
        return self.due_on.isoformat() if self.due_on else None


class TaskPage(Wire):
    tasks: list[Task]
    next_cursor: str | None
    total: int | None = Field(description="How many there are in all; null beyond 1,000")


class TaskCreate(Request):
    title: Title
    description: Description = ""
    due_on: Day | None = None
    due_at: Moment | None = Field(None, description="RFC 3339; without an offset it is local in `timezone`")
    priority: Priority = Priority.NORMAL
    tags: Tags = []  # noqa: RUF012  # copied by pydantic
    recurrence: Recurrence | None = None
    timezone: TimeZoneName | None = None


class TaskChange(Request):
    """Absent fields stay as they are; null clears, but for the title."""

    title: Title | None = Field(None, json_schema_extra=never_null)
    description: Description | None = None
    due_on: Day | None = None
    due_at: Moment | None = None
    priority: Priority | None = None
    tags: Tags | None = None
    recurrence: Recurrence | None = None
    timezone: TimeZoneName | None = None


class TaskQuery(BaseModel):
    """The filters, order and page of a task list."""

    status: TaskStatus = "all"
    search: NoNul | None = Field(None, max_length=200)
    tag: Annotated[NoNul, AfterValidator(tag_to_find)] | None = Field(None, max_length=TAG_LENGTH)
    priority: Priority | None = None
    due_from: Day | None = None
    due_to: Day | None = None
    overdue: bool | None = None
    sort: TaskSort = "number"
    limit: int = Field(50, ge=1, le=200)
    cursor: str | None = Field(None, max_length=2_000)  # holds a title, of up to 800 bytes

    @field_validator("sort")
    @classmethod
    def _completed_alone(cls, sort: TaskSort, info: ValidationInfo) -> TaskSort:
        """Only what is completed has a time of completion."""
        if sort in ("completed", "-completed") and info.data.get("status", "completed") != "completed":
            raise ValueError("must be another one, or status must be completed")
        return sort


class TagCount(Wire):
    tag: str
    tasks: int = Field(description="How many tasks have it, deleted ones left out")


class TagList(Wire):
    tags: list[TagCount] = Field(description="By name; of very many those that are used most")


class UndoRequest(Request):
    """What to take back: the last turn or call, or the one that is named."""

    change_id: int | None = Field(None, ge=1, le=EXACT, description="A change, with all of its call")
    turn_id: UUID | None = Field(None, description="All changes of a turn; with change_id, the turn it is of")
    redo: bool = Field(False, description="Do again what is named, or what was undone last")


class UndoResult(Wire):
    undone: str = Field(description="What was taken back or done again, in a sentence")
    tasks: list[Task] = Field(description="The tasks as they now are")
    change_ids: list[int] = Field(description="The changes this made; undoing one of them is a redo")


class HistoryTask(Wire):
    id: UUID
    number: int
    title: str


class HistoryEntry(Wire):
    """One change of one task: who did what, when, and whether it can be taken back now."""

    id: int
    at: Timestamp
    actor: str = Field(description='"user", "assistant" or "client:<name>"')
    action: str
    task: HistoryTask
    turn_id: UUID | None
    conversation_id: UUID | None
    summary: str = Field(description="The change, in a sentence")
    undone: bool
    undoable: bool = Field(description="Whether undoing it by `change_id` would succeed now")
    reverts: int | None = Field(description="The change this one took back")


class HistoryPage(Wire):
    entries: list[HistoryEntry]
    next_cursor: str | None


class HistoryQuery(BaseModel):
    limit: int = Field(50, ge=1, le=200)
    cursor: str | None = Field(None, max_length=200)
    task: str | None = Field(None, min_length=1, max_length=100, description="A task's UUID or number")
