"""The calendar feed, and files that are imported and exported."""

from base64 import b64decode
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
)

from schemas.fields import (
    Request,
    Timestamp,
    Wire,
)
from schemas.live import ReadTask

SECRET_LETTERS = 16  # different ones of 43: 32 random bytes have fewer once in 10^7


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
