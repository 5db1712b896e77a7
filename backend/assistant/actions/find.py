"""Finding the tasks an operation means."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from assistant.actions.base import Found, Lookup, Session, failure, list_call
from assistant.actions.lookup import learn
from assistant.dates.extract import extract
from assistant.dialogue.questions import Line, which
from assistant.matching import best, best_tasks, nearest_tasks, stems, tokens
from assistant.operations import Clock, Kind, Status, Target, View
from assistant.replies import count, name, one_line, telling_apart
from assistant.targets import parse_target
from assistant.text import tidy

_FIRST_LOOK: dict[Kind, Status] = {
    "complete": "pending",
    "reopen": "completed",
    "restore": "deleted",
    "update": "pending",
    "delete": "all",
}
_DOING = {"update": "change"}
_MANY = 200  # as many as one list call gives, and one bulk call changes
_ASKED = 20
_PARTS = re.compile(r",? and (?:the |my )?|, ?(?:the |my )?", re.IGNORECASE)


def find(target: Target, kind: Kind, session: Session) -> Lookup[Found]:
    """The tasks meant; where that is not clear, the problem or the question about it."""
    found = yield from _find(target, kind, session)
    if target.but is not None and found.problem is None:
        found = yield from leave_out(found, target.but, kind, session)
    if found.problem is not None:
        session.lost()
    return found


def _find(target: Target, kind: Kind, session: Session) -> Lookup[Found]:
    context = session.context
    if target.id:
        return Found(ids=[target.id])
    if target.numbers:
        seen = [dict(session.known[number]) for number in target.numbers if number in session.known]
        return Found(list(target.numbers), seen, several=len(target.numbers) > 1)
    if target.ordinals:
        places = [p - 1 if p > 0 else len(context.shown) - 1 for p in target.ordinals]
        if context.shown and all(0 <= place < len(context.shown) for place in places):
            return Found(ids=[context.shown[place].number for place in places], several=len(places) > 1)
        return (yield from _ask(kind, session))
    if target.first:
        shown = [each.number for each in context.shown]
        if len(shown) < abs(target.first):
            return (yield from _ask(kind, session))
        ids = shown[: target.first] if target.first > 0 else shown[target.first :]
        return Found(ids=list(ids), several=True)
    if target.pronoun in ("other", "others") and (
        left := context.remaining or [s.number for s in context.shown if s.number not in context.focus]
    ):
        if target.pronoun == "others" or len(left) == 1:
            return Found(ids=list(left), several=len(left) > 1)
        return (yield from _ask(kind, session, left))
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
    words = stems(view.search) if view.search else ""
    [result] = yield [list_call(replace(view, status=status, search=words), limit=_MANY)]
    if not result.ok:
        return Found(problem=failure(result, "look at your tasks"))
    tasks = narrowed(result.tasks, view, session.clock)
    if not tasks:
        return Found(problem=f"I found no tasks like that, so there was nothing to {_DOING.get(kind, kind)}.")
    more = isinstance(result.data, dict) and bool(result.data.get("next_cursor"))
    return Found([task["number"] for task in tasks], tasks, several=True, more=more)


def leave_out(found: Found, but: Target, kind: Kind, session: Session) -> Lookup[Found]:
    """The found ones without those said after "except"; a problem where these are none of them."""
    if problem := (yield from learn(found)):
        return Found(problem=problem)
    found.tasks.sort(key=lambda task: found.ids.index(task["number"]))
    titles = [Line(task["number"], one_line(task["title"])) for task in found.tasks]
    spared: set[int | str] = set(but.numbers)
    if but.ordinals and all(1 <= place <= len(titles) or place == -1 for place in but.ordinals):
        spared = {titles[place - 1 if place > 0 else -1].number for place in but.ordinals}
    elif but.pronoun == "it":
        spared = set(session.context.focus)
    elif but.words:
        for part in _PARTS.split(but.words):
            near = best(part, titles)
            if not near:
                return Found(
                    problem=f'None of these is called "{part}", so I left them all as they are. '
                    "Tell me which one to leave out by its number."
                )
            spared.update(each.number for each in near)
    kept = [task for task in found.tasks if task["number"] not in spared]
    if len(kept) == len(found.tasks):
        return Found(problem="I could not tell which one to leave out, so I left them all as they are.")
    if not kept:
        return Found(problem=f"That leaves nothing to {_DOING.get(kind, kind)}.")
    return Found([task["number"] for task in kept], kept, several=True, more=found.more)


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
    search = words if target.exact else stems(words)
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
    if tasks and not target.exact and _plural(words, tasks):
        return Found([task["number"] for task in tasks], tasks, several=True)
    if tasks:
        session.showed(tasks)
        lead = f'{count(len(tasks))} match "{words}":\n'
        return Found(problem=session.ask(which(kind), lead + telling_apart(tasks, session.clock)))
    parts = tuple(part for part in _PARTS.split(words) if part)
    if len(parts) > 1 and all(_known(part, result.tasks, session) for part in parts):
        return Found(parts=parts)
    return Found(problem=_unknown(words, kind, result.tasks, session))


def _plural(words: str, tasks: list[dict[str, Any]]) -> bool:
    """Whether the words speak of several: "the meetings", where each task is a meeting."""
    last = tokens(words)[-1]
    return last.endswith("s") and all(last[:-1] in tokens(str(task["title"])) for task in tasks)


def _known(part: str, tasks: list[dict[str, Any]], session: Session) -> bool:
    """Whether a part of "the milk and task 9" names a task by itself, be it one that is not there."""
    return bool(parse_target(tidy(part), session.clock).numbers or best_tasks(part, tasks))


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
    if not near and session.asked.kind == kind:
        near = [task for task in tasks if task["number"] in [c.number for c in session.asked.candidates]]
    if not near:
        where = "deleted task" if kind == "restore" else "task"
        return (
            f'I found no {where} matching "{words}", so nothing was changed. '
            'Say "show all tasks" to see your list.'
        )
    session.showed(near)
    if len(near) == 1:
        lead = f'I found no task matching "{words}". The nearest is {name(near[0])}:\n'
    else:
        lead = f'I found no task matching "{words}" to {verb}. Was it one of these?\n'
    return session.ask(which(kind), lead + telling_apart(near, session.clock))
