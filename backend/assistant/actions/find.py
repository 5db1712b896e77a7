"""Finding the tasks an operation means."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from assistant.actions.base import Lookup, Session, failure, list_call
from assistant.dates.extract import extract
from assistant.dialogue.questions import which
from assistant.matching import best_tasks, nearest_tasks, stem, tokens
from assistant.operations import Clock, Kind, Status, Target, View
from assistant.replies import count, name, telling_apart
from assistant.text import tidy

_FIRST_LOOK: dict[Kind, Status] = {
    "complete": "pending",
    "reopen": "completed",
    "restore": "deleted",
    "update": "pending",
    "delete": "all",
}
_DOING = {"update": "change"}
_MANY = 200
_ASKED = 20
_PARTS = re.compile(r",? and (?:the |my )?|, ?(?:the |my )?", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """Ids for the tools with the tasks where known; or `problem`, what to say instead."""

    ids: list[int | str] = field(default_factory=list)
    tasks: list[dict[str, Any]] = field(default_factory=list)
    problem: str | None = None
    several: bool = False  # a selection was meant, not a single task
    parts: tuple[str, ...] = ()  # "the milk and the eggs": nothing has the whole name, each part names a task


def find(target: Target, kind: Kind, session: Session) -> Lookup[Found]:
    context = session.context
    if target.id:
        return Found(ids=[target.id])
    if target.numbers:
        return Found(ids=list(target.numbers), several=len(target.numbers) > 1)
    if target.ordinals:
        places = [p - 1 if p > 0 else len(context.shown) - 1 for p in target.ordinals]
        if context.shown and all(0 <= place < len(context.shown) for place in places):
            return Found(ids=[context.shown[place].number for place in places], several=len(places) > 1)
        return (yield from _ask(kind, session))
    if target.pronoun == "it" and len(context.focus) == 1:
        return Found(ids=list(context.focus))
    if target.pronoun == "them" and (
        numbers := context.focus if len(context.focus) > 1 else [s.number for s in context.shown]
    ):
        return Found(ids=list(numbers), several=True)
    if target.view is not None:
        return (yield from _select(target.view, kind, session))
    if target.words:
        return (yield from _by_words(target, kind, session))
    if target.pronoun and len(context.focus) > 1:
        return (yield from _ask(kind, session, context.focus))
    return (yield from _ask(kind, session))


def _ask(kind: Kind, session: Session, numbers: list[int] | None = None) -> Lookup[Found]:
    """Asks which task, listing those it could be."""
    status = _FIRST_LOOK.get(kind, "all")
    [result] = yield [
        list_call(
            View(status="all" if numbers else "pending" if status == "all" else status),
            limit=_MANY if numbers else _ASKED,
        )
    ]
    if not result.ok:
        return Found(problem=failure(result, "look at your tasks"))
    tasks = [task for task in result.tasks if not numbers or task["number"] in numbers]
    if not tasks:
        return Found(problem=_nothing(kind))
    session.showed(tasks)
    more = result.data.get("total", 0) - len(result.tasks)
    tail = (
        f"\n... and {more} more; its number or a word of its title will do."
        if more > 0 and not numbers
        else ""
    )
    return Found(problem=session.ask(which(kind, listed=False), telling_apart(tasks, session.clock) + tail))


def _nothing(kind: Kind) -> str:
    return {
        "restore": "There are no deleted tasks to restore.",
        "reopen": "There are no completed tasks to reopen.",
    }.get(kind, 'You have no open tasks right now. Say "add ..." to make one.')


def _select(view: View, kind: Kind, session: Session) -> Lookup[Found]:
    """All tasks of a selection."""
    status: Status = {"reopen": "completed", "restore": "deleted"}.get(kind, view.status)  # type: ignore[assignment]
    words = " ".join(stem(word) for word in tokens(view.search)) if view.search else ""
    [result] = yield [list_call(replace(view, status=status, search=words), limit=_MANY)]
    if not result.ok:
        return Found(problem=failure(result, "look at your tasks"))
    tasks = narrowed(result.tasks, view, session.clock)
    if not tasks:
        return Found(problem=f"I found no tasks like that, so there was nothing to {_DOING.get(kind, kind)}.")
    return Found([task["number"] for task in tasks], tasks, several=True)


def narrowed(tasks: list[dict[str, Any]], view: View, clock: Clock) -> list[dict[str, Any]]:
    """Those within what the tool cannot select: hours of the day, days of completion, no due date."""
    if view.done_from and view.done_to:
        tasks = [t for t in tasks if view.done_from <= _done_on(t, clock) <= view.done_to]
    if view.undated:
        tasks = [t for t in tasks if not t.get("due")]
    if view.from_time is not None and view.to_time is not None:
        start, end = f"{view.from_time:%H:%M}", f"{view.to_time:%H:%M}"
        tasks = [t for t in tasks if len(t.get("due") or "") > 10 and start <= t["due"][11:16] <= end]
    return tasks


def _done_on(task: dict[str, Any], clock: Clock) -> date:
    try:
        return datetime.fromisoformat(str(task.get("completed_at"))).astimezone(clock.zone).date()
    except ValueError:
        return date.min


def _by_words(target: Target, kind: Kind, session: Session) -> Lookup[Found]:
    words, first = target.words, _FIRST_LOOK.get(kind, "all")
    telling = tokens(words)
    search = words if target.exact else " ".join(stem(word) for word in telling)
    [result] = yield [list_call(View(status=first, search=search[:200]))]
    if not result.ok:
        return Found(problem=failure(result, "look at your tasks"))
    tasks = best_tasks(words, result.tasks)
    if not tasks:
        [result] = yield [list_call(View(status="deleted" if kind == "restore" else "all"), limit=_MANY)]
        if not result.ok:
            return Found(problem=failure(result, "look at your tasks"))
        tasks = best_tasks(words, result.tasks) or _dated(words, result.tasks, session)
    if (
        len(tasks) > 1
        and (open_ones := [t for t in tasks if not t.get("completed")])
        and kind in ("complete", "update")
    ):
        tasks = open_ones
    if len(tasks) == 1:
        return Found([tasks[0]["number"]], tasks)
    if tasks:
        session.showed(tasks)
        lead = f'{count(len(tasks))} match "{words}":\n'
        return Found(problem=session.ask(which(kind), lead + telling_apart(tasks, session.clock)))
    parts = tuple(part for part in _PARTS.split(words) if part)
    if len(parts) > 1 and all(best_tasks(part, result.tasks) for part in parts):
        return Found(parts=parts)
    return Found(problem=_unknown(words, kind, result.tasks, session))


def _dated(words: str, tasks: list[dict[str, Any]], session: Session) -> list[dict[str, Any]]:
    """ "the dentist task on friday": the date tells tasks apart instead of being part of the title."""
    when, rest = extract(tidy(words), session.clock)
    if when is None or when.day is None:
        return []
    day = when.day.isoformat()
    due = [t for t in tasks if (t.get("due") or "").startswith(day)]
    return best_tasks(rest.raw, due) if rest else due


def _unknown(words: str, kind: Kind, tasks: list[dict[str, Any]], session: Session) -> str:
    near = nearest_tasks(words, tasks)
    verb = _DOING.get(kind, kind)
    if not near:
        where = "deleted task" if kind == "restore" else "task"
        return (
            f'I found no {where} matching "{words}", so nothing was changed. '
            'Say "show all tasks" to see your list.'
        )
    session.showed(near)
    if len(near) == 1:
        session.context.focus = [near[0]["number"]]
        lead = f'I found no task matching "{words}". The nearest is {name(near[0])}:\n'
    else:
        lead = f'I found no task matching "{words}" to {verb}. The nearest:\n'
    return session.ask(which(kind), lead + telling_apart(near, session.clock))
