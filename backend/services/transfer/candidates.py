"""What a file says of a task, made into one by the rules of every new task; and what was not understood."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from errors import InvalidRequest
from models import TAGS_PER_TASK, TITLE_LENGTH
from schemas import ImportProblem, Task, TaskCreate
from services import task_input
from services.actor import Actor

SHOWN_PROBLEMS = 200
READING_SECONDS = 10  # of computing; a file of 5,000 tasks takes two


@dataclass(slots=True)
class Candidate:
    """`fields` are those of TaskCreate, as the file has them."""

    line: int
    fields: dict[str, Any]
    completed: bool = False
    completed_at: datetime | None = None


@dataclass(slots=True)
class Report:
    """What of a file was not understood: the first 200, and how many there are."""

    problems: list[ImportProblem] = field(default_factory=list)
    count: int = 0
    left_out: int = 0
    _began: float = field(default_factory=time.thread_time)

    def add(self, line: int, name: str | None, error: str, *, imported: bool = False) -> None:
        self.count += 1
        self.left_out += not imported
        if len(self.problems) < SHOWN_PROBLEMS:
            self.problems.append(ImportProblem(line=line, field=name, error=error, imported=imported))

    def note(self, line: int, name: str | None, error: str) -> None:
        """Something that is lost of a task that is imported."""
        self.add(line, name, error, imported=True)

    def check_time(self) -> None:
        """Ends the reading of a file that is made to take long."""
        if time.thread_time() - self._began > READING_SECONDS:
            raise InvalidRequest.field("content", "takes too long to read; import it in smaller parts")


def build(candidate: Candidate, actor: Actor, now: datetime, report: Report) -> Task | None:
    """The new task. A field that no task can have is reported and left out, without a title the whole."""
    report.check_time()
    fields = {name: _sound(value) for name, value in candidate.fields.items()}
    _cut(candidate.line, fields, report)
    while True:
        try:
            task = task_input.new_task(TaskCreate.model_validate(fields), actor, now)
            return _completed(task, candidate, now)
        except ValidationError as error:
            refusal = task_input.refused(error)
        except InvalidRequest as error:
            refusal = error
        wrong: list[dict[str, str]] = refusal.extra["errors"]
        if not _drop(candidate.line, fields, wrong, report):
            return None


def _drop(line: int, fields: dict[str, Any], wrong: list[dict[str, str]], report: Report) -> bool:
    """Whether there is a task without what is wrong."""
    for item in reversed(wrong):  # of several tags the last first, so that places stay true
        name, _, place = item["field"].partition(".")
        if name == "title" or name not in fields:
            report.add(line, name, f"{item['error']}; the task is left out.")
            return False
        if place.isdigit() and isinstance(fields[name], list):
            del fields[name][int(place)]
        else:
            del fields[name]
        report.note(line, name, f"{item['error']}; the task is imported without it.")
    return True


def _cut(line: int, fields: dict[str, Any], report: Report) -> None:
    """Shortens what is too long; of a long title nothing is lost if the description has room."""
    title, description = fields.get("title"), fields.get("description")
    if isinstance(title, str) and len(title) > TITLE_LENGTH:
        fields["title"] = title[: TITLE_LENGTH - 1] + "…"
        fields["description"] = description = f"{title}\n{description or ''}".rstrip()
        report.note(
            line, "title", f"has more than {TITLE_LENGTH} characters; the rest is in the description."
        )
    if isinstance(description, str):
        fields["description"], warnings = task_input.cut_description(description)
        for warning in warnings:
            report.note(line, "description", warning)
    tags = fields.get("tags")
    if isinstance(tags, list) and len(tags) > TAGS_PER_TASK:
        fields["tags"] = tags[:TAGS_PER_TASK]
        report.note(line, "tags", f"are more than {TAGS_PER_TASK}; the first ones are kept.")


def _completed(task: Task, candidate: Candidate, now: datetime) -> Task:
    if not candidate.completed:
        return task
    at = candidate.completed_at or now
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    at = min(at.astimezone(UTC), now) if 1900 <= at.year < 3000 else now
    return task.model_copy(update={"completed": True, "completed_at": at})


def _sound(value: Any) -> Any:
    """Without halves of characters, which JSON can write and no database takes."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_sound(each) for each in value] if isinstance(value, list) else value
