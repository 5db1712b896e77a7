"""The kinds of fields that several forms have, and what all forms and all request bodies are."""

import re
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
)

from models import DESCRIPTION_LENGTH, TAG_LENGTH, TAGS_PER_TASK, TITLE_LENGTH

EXACT = 2**53 - 1  # the largest number that every JSON reader reads exactly


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


def never_null(schema: dict[str, Any]) -> None:
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


def tag_to_find(value: str) -> str:
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


class Wire(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Request(BaseModel):
    """A request body: an unknown field is refused, so that a typing slip is seen."""

    model_config = ConfigDict(extra="forbid")
