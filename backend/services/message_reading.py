"""What the built-in assistant would do for a text that is still being typed. It changes nothing."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from models import Priority
from schemas import ReadAction, Reading, ReadingRequest, ReadTask, ReadWhen
from services.actor import Actor
from services.local_time import instant, wall_clock

if TYPE_CHECKING:
    from assistant.bare import Said
    from assistant.operations import Draft


def read(request: ReadingRequest, actor: Actor, now: datetime) -> Reading:
    """The actions in their order, dates read at `now` (aware) in the actor's zone."""
    # Not at the top: a start has to wait for nothing that it can do without.
    from assistant.bare import read_due, read_repetition
    from assistant.operations import Clock
    from assistant.preview import preview, preview_task

    clock = Clock(wall_clock(now, actor.zone).replace(tzinfo=actor.zone), actor.zone)
    if request.of in ("due", "repeat"):
        said = read_due(request.text, clock) if request.of == "due" else read_repetition(request.text, clock)
        return Reading(actions=[_changing(said, actor)] if said else [])
    found = preview(request.text, clock) if request.of == "message" else preview_task(request.text, clock)
    return Reading(
        actions=[
            ReadAction(kind=each.kind, words=each.words, tasks=[_task(draft, actor) for draft in each.drafts])
            for each in found
        ]
    )


def _changing(said: "Said", actor: Actor) -> ReadAction:
    due_on, due_at = _due(said.due, actor)
    when = ReadWhen(due_on=due_on, due_at=due_at, recurrence=said.recurrence or None)
    return ReadAction(kind="update", words=said.words, tasks=[], when=when)


def _due(due: str, actor: Actor) -> tuple[date | None, datetime | None]:
    """A local day or time, or "", as the fields of a task."""
    at = instant(datetime.fromisoformat(due), actor.zone) if "T" in due else None
    return date.fromisoformat(due[:10]) if due else None, at


def _task(draft: "Draft", actor: Actor) -> ReadTask:
    due_on, due_at = _due(draft.due, actor)
    return ReadTask(
        title=draft.title,
        description=draft.description,
        due_on=due_on,
        due_at=due_at,
        priority=Priority(draft.priority or Priority.NORMAL),
        tags=list(draft.tags),
        recurrence=draft.recurrence or None,
    )
