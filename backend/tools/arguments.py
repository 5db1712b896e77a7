"""The arguments tools share, and their way into the services' forms."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema

from errors import InvalidRequest
from models import Priority
from schemas import Recurrence, Tags, TaskChange, TaskCreate, TimeZoneName, Title
from services import task_input
from services.tasks import BulkChange


def _reference(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("must be a task's number, such as 3, or its id")
    return value


def _text(value: object) -> object:
    if isinstance(value, str) and "\x00" in value:
        raise ValueError("must not contain the NUL character")
    return value


TaskId = Annotated[
    Any,
    BeforeValidator(_reference),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string"}]}),
    Field(description="The task's number, such as 3, or its id"),
]
Description = Annotated[str, BeforeValidator(_text), Field(description="Details, up to 1,000 characters")]
Due = Annotated[
    str,
    BeforeValidator(_text),
    Field(max_length=50, description="2026-11-25 or 2026-11-25T17:00 in the user's time zone; empty clears"),
]
Rule = Annotated[Recurrence, Field(description="RFC 5545 rule such as FREQ=WEEKLY;BYDAY=MO; empty clears")]
Zone = Annotated[TimeZoneName, Field(description="IANA name; only if it is not the user's own zone")]


class ChangedFields(BaseModel):
    """What can be changed in a task; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    title: Title | None = None
    description: Description | None = None
    due: Due | None = None
    priority: Priority | None = None
    tags: Tags | None = None
    recurrence: Rule | None = None
    timezone: Zone | None = None


class BulkFields(ChangedFields):
    completed: bool | None = None
    deleted: Annotated[Literal[False] | None, Field(description="false restores deleted tasks")] = None


class TaskFields(BulkFields):
    """A task and what to change in it."""

    task_id: TaskId


class NewTask(ChangedFields):
    """A task to add."""

    title: Title


def creation(fields: ChangedFields, warnings: list[str]) -> TaskCreate:
    return checked(TaskCreate, _given(fields, warnings))


def change(fields: ChangedFields, warnings: list[str]) -> TaskChange:
    return checked(TaskChange, _something(_given(fields, warnings)))


def bulk_change(fields: BulkFields, warnings: list[str]) -> BulkChange:
    given = _given(fields, warnings)
    given.pop("task_id", None)
    return checked(BulkChange, _something(given))


def _given(fields: ChangedFields, warnings: list[str]) -> dict[str, Any]:
    """The fields that were given, under the names of the wire form. Empty text clears, None does not."""
    given = {name: value for name, value in fields if value is not None}
    if "description" in given:
        given["description"], cut = task_input.cut_description(given["description"])
        warnings += cut
    if "due" in given:
        due: dict[str, date | None] = task_input.due_fields(given.pop("due"))
        given |= due
    if given.get("recurrence") == "":
        given["recurrence"] = None
    return given


def _something(given: dict[str, Any]) -> dict[str, Any]:
    if not given:
        raise InvalidRequest(
            "Nothing to change was given; name a new title, description, due, priority, tags or recurrence."
        )
    return given


def checked[Form: BaseModel](form: type[Form], fields: dict[str, Any]) -> Form:
    try:
        return form.model_validate(fields)
    except ValidationError as error:
        raise task_input.refused(error) from None
