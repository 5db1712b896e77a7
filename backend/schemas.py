"""Wire forms: what goes over HTTP and, for tasks, through the tools. No rules beyond shape and size."""

import re
from base64 import b64decode
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    ValidationInfo,
    field_validator,
)

from models import DESCRIPTION_LENGTH, TAG_LENGTH, TAGS_PER_TASK, TITLE_LENGTH, Priority

MESSAGE_LENGTH = 10_000  # P3-FR-07
READING_LENGTH = 1_000  # of a message that is read while it is typed: some ten milliseconds at most
SECRET_LETTERS = 16  # different ones of 43: 32 random bytes have fewer once in 10^7
_EXACT = 2**53 - 1  # the largest number that every JSON reader reads exactly


def _no_nul(value: object) -> object:
    if isinstance(value, str) and "\x00" in value:
        raise ValueError("must not contain the NUL character")
    return value


def _written_out(form: re.Pattern[str], example: str) -> BeforeValidator:
    """Refuses the numbers that pydantic would read as seconds since 1970, and texts of such numbers."""

    def check(value: object) -> object:
        if value is None or isinstance(value, date) or (isinstance(value, str) and form.match(value)):
            return value
        raise ValueError(f"must be written as {example}")

    return BeforeValidator(check)


def _one_line(value: str) -> str:
    text = re.sub(r"\s+", " ", value).strip()
    if not text:
        raise ValueError("must not be empty")
    return text


@cache
def _zones() -> set[str]:
    """All names. They are looked up on the disk, which takes milliseconds; hence once."""
    return available_timezones()


def _known_zone(value: str) -> str:
    if value not in _zones():
        raise ValueError("must be a time zone name such as Europe/Berlin")
    return value


def _never_null(schema: dict[str, Any]) -> None:
    """In the document, for a field that may be left out but not cleared."""
    schema.update(schema.pop("anyOf")[0])


def _tag(value: str) -> str:
    """The tag in its one spelling; that of some capitals is longer than they are."""
    text = re.sub(r"\s+", "-", value.strip().lstrip("#")).lower()
    if len(text) > TAG_LENGTH:
        raise ValueError(f"must be at most {TAG_LENGTH} characters, in small letters")
    return text


def _tags(value: list[str]) -> list[str]:
    return list(dict.fromkeys(tag for tag in value if tag))


def _tag_to_find(value: str) -> str:
    tag = _tag(value)
    if value and not tag:
        raise ValueError("must have a letter or digit, as in #shop")
    return tag


def utc_text(value: datetime) -> str:
    """RFC 3339 in UTC, as every time on the wire: `2026-11-25T16:00:00Z`."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


Timestamp = Annotated[datetime, PlainSerializer(utc_text, return_type=str)]
NoNul = Annotated[str, BeforeValidator(_no_nul), Field(json_schema_extra={"pattern": r"^[^\u0000]*$"})]
Title = Annotated[
    str,
    BeforeValidator(_no_nul),
    Field(
        max_length=TITLE_LENGTH,
        json_schema_extra={"minLength": 1, "pattern": r"^[^\u0000]*[^\s\u0000][^\u0000]*$"},
    ),
    AfterValidator(_one_line),
]
Description = Annotated[NoNul, Field(max_length=DESCRIPTION_LENGTH)]
TimeZoneName = Annotated[str, Field(max_length=64, examples=["Europe/Berlin"]), AfterValidator(_known_zone)]
Day = Annotated[date, _written_out(re.compile(r"\d{4}-\d{2}-\d{2}"), "2026-11-25")]
Moment = Annotated[datetime, _written_out(re.compile(r"\d{4}-\d{2}-\d{2}"), "2026-11-25T17:00:00Z")]
Tag = Annotated[NoNul, Field(min_length=1, max_length=TAG_LENGTH), AfterValidator(_tag)]
Tags = Annotated[list[Tag], Field(max_length=TAGS_PER_TASK), AfterValidator(_tags)]
Recurrence = Annotated[NoNul, Field(max_length=500)]
TaskStatus = Literal["pending", "all", "completed", "deleted"]
TaskSort = Literal[
    "number", "-number", "due", "-due", "priority", "-priority", "created", "-created", "title", "-title",
    "completed", "-completed",
]  # fmt: skip


class Wire(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Request(BaseModel):
    """A request body: an unknown field is refused, so that a typing slip is seen."""

    model_config = ConfigDict(extra="forbid")


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
    tags: Tags = []
    recurrence: Recurrence | None = None
    timezone: TimeZoneName | None = None


class TaskChange(Request):
    """Absent fields stay as they are; null clears, but for the title."""

    title: Title | None = Field(None, json_schema_extra=_never_null)
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
    tag: Annotated[NoNul, AfterValidator(_tag_to_find)] | None = Field(None, max_length=TAG_LENGTH)
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

    change_id: int | None = Field(None, ge=1, le=_EXACT, description="A change, with all of its call")
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


class ReadPart(Wire):
    """A piece of the user's message and what the built-in assistant took it for: `action`, `title`, `due`,
    `task` and so on. `start` and `end` (not included) count characters, not bytes or UTF-16 units."""

    what: str
    text: str
    start: int
    end: int


class ToolCall(Wire):
    """A tool call that was really made: with what, what came back, and how long it took."""

    id: str
    tool: str
    parameters: dict[str, Any]
    result: dict[str, Any] | None
    error: str | None = None
    duration_ms: int
    approval: Literal["waiting", "approved", "denied", "expired"] | None = Field(
        None, description="What the user said, where the call needed that; `waiting` until then"
    )
    reading: list[ReadPart] = Field([], description="Why the built-in assistant made the call; not of others")


class ApprovalTask(Wire):
    number: int
    title: str
    due: str | None = Field(description="The due date or time in the user's zone")


class Approval(Wire):
    """A tool call that is made only after the user's yes: with exactly these arguments, for these tasks."""

    approval_id: UUID
    tool_call_id: str
    tool: str
    arguments: dict[str, Any]
    tasks: list[ApprovalTask]
    expires_at: Timestamp
    decision: Literal["approved", "denied", "expired"] | None


class ApprovalDecision(Request):
    approval_id: UUID
    approved: StrictBool


def _each_once(decisions: list[ApprovalDecision]) -> list[ApprovalDecision]:
    if any(decision in decisions[:place] for place, decision in enumerate(decisions)):
        raise ValueError("must name every approval once")
    return decisions


class ApprovalDecisions(Request):
    decisions: Annotated[
        list[ApprovalDecision],
        Field(min_length=1, max_length=100, json_schema_extra={"uniqueItems": True}),
        AfterValidator(_each_once),
    ]


class ChatRequest(Request):
    message: Annotated[NoNul, Field(min_length=1, max_length=MESSAGE_LENGTH)]
    conversation_id: UUID | None = None


class Message(Wire):
    id: UUID
    seq: int
    role: Literal["user", "assistant"]
    content: str
    tool_calls: list[ToolCall]
    turn_id: UUID
    status: str
    created_at: Timestamp
    approvals: list[Approval] = []


class Tokens(Wire):
    input: int
    output: int
    total: int


class TurnMetadata(Wire):
    model: str
    provider: str
    tokens: Tokens
    duration_ms: int
    fallback: bool


class ChatAnswer(Wire):
    conversation_id: UUID
    turn_id: UUID
    status: str
    response: str
    tool_calls: list[ToolCall]
    approvals: list[Approval]
    messages: list[Message]
    metadata: TurnMetadata


class Conversation(Wire):
    id: UUID
    title: str
    message_count: int
    created_at: Timestamp
    updated_at: Timestamp
    deleted_at: Timestamp | None


class ConversationPage(Wire):
    conversations: list[Conversation]
    next_cursor: str | None


class ConversationChange(Request):
    title: Title


class RunningTurn(Wire):
    id: UUID
    started_at: Timestamp


class MessagePage(Wire):
    messages: list[Message]
    next_before: int | None
    running_turn: RunningTurn | None


class TurnCancelled(Wire):
    turn_id: UUID
    status: str


class Preferences(Wire):
    timezone: str
    timezone_set: bool


class PreferencesChange(Request):
    timezone: TimeZoneName


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


class CalendarFeed(Wire):
    """Whether there is a secret link to the calendar feed. The link itself is not kept, only its hash."""

    active: bool
    created_at: Timestamp | None
    last_fetched_at: Timestamp | None = Field(description="To the minute; null if nobody has asked yet")


def _random_enough(value: str) -> str:
    if len(set(value)) < SECRET_LETTERS:
        raise ValueError("must be random")
    return value


class CalendarFeedSecret(Request):
    """The secret of a new link: 32 random bytes in base64url, made by the client. So the server never has to
    send it, and a request that is sent again makes the same link."""

    secret: Annotated[
        str, Field(pattern=r"^[A-Za-z0-9_-]{43}$", max_length=43), AfterValidator(_random_enough)
    ]


def _from_base64(value: object) -> object:
    """Strictly: pydantic's own type passes over what is no base64."""
    if not isinstance(value, str):
        raise ValueError("must be the file's bytes in base64")
    try:
        return b64decode(value, validate=True)
    except ValueError:
        raise ValueError("must be the file's bytes in base64") from None


class ImportRequest(Request):
    """A file of tasks: AI Todo's JSON or CSV, iCalendar (VTODO) or Todoist's CSV. What it is shows in it."""

    content: Annotated[
        bytes,
        BeforeValidator(_from_base64, json_schema_input_type=str),
        Field(json_schema_extra={"type": "string", "format": "byte"}),
    ]


ExportFormat = Literal["json", "csv", "ics"]
ImportFormat = Literal["json", "csv", "ics", "todoist"]


class ImportProblem(Wire):
    """What of a file was not understood."""

    line: int = Field(description="Line of the file; in JSON the place of the task, from 1")
    field: str | None
    error: str = Field(description="What was wrong and what became of it, in a sentence")
    imported: bool = Field(description="Whether the task is imported without it, or left out")


class ImportReport(Wire):
    format: ImportFormat
    total: int = Field(description="How many tasks are imported")
    left_out: int = Field(description="How many are not")
    problem_count: int
    problems: list[ImportProblem] = Field(description="The first 200")


class ImportedTask(ReadTask):
    line: int
    completed: bool


class ImportPreview(ImportReport):
    tasks: list[ImportedTask] = Field(description="The first 50 as they would become")


class ImportResult(ImportReport):
    change_id: int | None = Field(description="Undoing this change takes the whole import back")


class Revision(Wire):
    """Two marks, each another one after any change of what it stands for. They say nothing else."""

    tasks: str
    conversations: str


class FieldError(Wire):
    field: str
    error: str


class ErrorBody(Wire):
    """The one form of every refusal."""

    error: str
    detail: str
    errors: list[FieldError] | None = None
    retry_after: int | None = None
