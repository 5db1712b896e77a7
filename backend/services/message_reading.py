"""What the built-in assistant would do for a message that is still being typed. It changes nothing."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from models import Priority
from schemas import ReadAction, Reading, ReadingRequest, ReadTask
from services.actor import Actor
from services.local_time import instant, wall_clock

if TYPE_CHECKING:
    from assistant.operations import Draft


def read(request: ReadingRequest, actor: Actor, now: datetime) -> Reading:
    """The actions in their order, dates read at `now` (aware) in the actor's zone."""
    # Not at the top: a start has to wait for nothing that it can do without.
    from assistant.operations import Clock
    from assistant.preview import preview, preview_task

    clock = Clock(wall_clock(now, actor.zone).replace(tzinfo=actor.zone), actor.zone)
    found = preview(request.text, clock) if request.of == "message" else preview_task(request.text, clock)
    return Reading(
        actions=[
            ReadAction(kind=each.kind, words=each.words, tasks=[_task(draft, actor) for draft in each.drafts])
            for each in found
        ]
    )


def _task(draft: "Draft", actor: Actor) -> ReadTask:
    timed = "T" in draft.due
    return ReadTask(
        title=draft.title,
        description=draft.description,
        due_on=date.fromisoformat(draft.due[:10]) if draft.due else None,
        due_at=instant(datetime.fromisoformat(draft.due), actor.zone) if timed else None,
        priority=Priority(draft.priority or Priority.NORMAL),
        tags=list(draft.tags),
        recurrence=draft.recurrence or None,
    )
