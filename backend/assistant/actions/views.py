"""Showing and counting tasks."""

from dataclasses import replace
from datetime import timedelta

from assistant.actions.base import Found, Lookup, Script, Session, failure, list_call
from assistant.actions.find import find, narrowed
from assistant.actions.lookup import learn
from assistant.matching import best_tasks, stem, tokens
from assistant.operations import Clock, Operation, View
from assistant.replies import day_phrase, is_overdue, line, listing, one_line

_PAGE = 50


def show(operation: Operation, session: Session) -> Script:
    if operation.target.numbers:
        return (yield from _show_one(operation.target.numbers[0], session, operation.topic == "state"))
    if not operation.target.empty:
        if (operation.target.first or operation.target.ordinals) and not session.context.shown:
            yield from _look(session)
        found = yield from find(operation.target, operation.kind, session)
        if found.problem is not None:
            return found.problem
        if len(found.ids) != 1:
            return (yield from _show_some(found, session))
        return (yield from _show_one(found.ids[0], session, operation.topic == "state"))
    view = _concrete(operation.view or View(), session)
    query = replace(view, search=" ".join(stem(w) for w in tokens(view.search))) if view.search else view
    [result] = yield [list_call(query, limit=_PAGE)]
    if not result.ok:
        return failure(result, "look at your tasks")
    tasks, total = narrowed(result.tasks, view, session.clock), _total(result.data, len(result.tasks))
    if view.search and not tasks:
        [result] = yield [list_call(View(status=view.status), limit=200)]
        tasks = best_tasks(view.search, result.tasks) if result.ok else []
        total = len(tasks)
    what = describe(operation.view or view, session.clock)
    if not tasks:
        return _none(operation.view or view, what)
    if view.to_time is not None or view.done_to is not None or view.undated:
        total = len(tasks)
    session.showed(tasks)
    session.context.focus = [task["number"] for task in tasks]
    status = view.status if view.status in ("completed", "deleted") else ""
    if operation.kind == "count":
        head = f"You have {_counted(total, what)}"
        return f"{head}:\n{listing(tasks[:10], session.clock, status)}" if total <= 10 else f"{head}."
    late = sum(is_overdue(task, session.clock) for task in tasks) if not view.overdue else 0
    head = f"You have {_counted(total, what)}{f', {late} overdue' if late else ''}:"
    tail = (
        f"\nThese are the first {len(tasks)} of {total}; narrow it down by a word, a tag or a date."
        if total > len(tasks)
        else ""
    )
    return f"{head}\n{listing(tasks, session.clock, status)}{tail}"


def _show_one(number: int | str, session: Session, state: bool = False) -> Script:
    """The task; after "did I buy milk?" with a yes or no before it."""
    found = Found([number], [dict(session.known[number])] if number in session.known else [])
    if problem := (yield from learn(found)):
        return problem
    [task] = found.tasks
    session.spoke_of(found.tasks)
    note = one_line(task.get("description") or "")
    lead = ("Yes, that is done:\n" if task.get("completed") else "Not yet:\n") if state else ""
    return lead + line(task, session.clock) + (f"\n  {note}" if note else "")


def _look(session: Session) -> Lookup[None]:
    """Places in a list that was not shown are those of the open tasks."""
    [result] = yield [list_call(View(), limit=_PAGE)]
    session.showed(result.tasks)


def _show_some(found: Found, session: Session) -> Script:
    if problem := (yield from learn(found)):
        return problem
    found.tasks.sort(key=lambda task: found.ids.index(task["number"]))
    session.spoke_of(found.tasks)
    return listing(found.tasks, session.clock)


def _concrete(view: View, session: Session) -> View:
    """ "Upcoming" becomes dates; anything about dates is shown by due date."""
    if view.upcoming and not view.due_from:
        view = replace(
            view, due_from=session.clock.today, due_to=view.due_to or session.clock.today + timedelta(days=14)
        )
    dated = view.due_from or view.due_to or view.overdue or view.to_time
    return replace(view, sort=view.sort or ("due" if dated else ""))


def _total(data: object, seen: int) -> int:
    total = data.get("total") if isinstance(data, dict) else None
    return total if isinstance(total, int) else seen


def _counted(total: int, what: str) -> str:
    before, _, after = what.partition("tasks")
    return f"{total} {before}{'task' if total == 1 else 'tasks'}{after}"


def describe(view: View, clock: Clock) -> str:
    """ "pending tasks due tomorrow tagged #work"."""
    words = {
        "urgent": "urgent ",
        "high": "high-priority ",
        "low": "low-priority ",
        "normal": "normal-priority ",
    }.get(view.priority, "")
    status = (
        "overdue "
        if view.overdue
        else "upcoming "
        if view.upcoming
        else ""
        if view.status == "all"
        else f"{view.status} "
    )
    out = f"{status}{words}tasks"
    if view.due_from and view.due_from == view.due_to:
        out += f" due {day_phrase(view.due_from, clock)}"
    elif view.due_from and view.due_to:
        out += f" due {day_phrase(view.due_from, clock)} to {day_phrase(view.due_to, clock)}"
    elif view.due_from:
        out += f" due from {day_phrase(view.due_from, clock)} on"
    elif view.due_to:
        out += f" due by {day_phrase(view.due_to, clock)}"
    if view.done_from and view.done_to:
        days = {view.done_from: None, view.done_to: None}
        out += " finished " + " to ".join(day_phrase(day, clock) for day in days)
    if view.undated:
        out += " without a due date"
    if view.to_time:
        out += " at that time of day"
    if view.tag:
        out += f" tagged #{view.tag}"
    if view.search:
        out += f' matching "{view.search}"'
    return out


def _none(view: View, what: str) -> str:
    if view.overdue:
        return "Nothing is overdue. Well done!"
    if not view.narrow and view.status in ("pending", "all"):
        return (
            'Your list is clear. Say "add ..." to put something on it.'
            if view.status == "pending"
            else 'You have no tasks yet. Say "add ..." to make the first one.'
        )
    if not view.narrow and view.status == "completed":
        return "You have not completed any tasks yet."
    if view == View(due_from=view.due_from, due_to=view.due_to) and " due " in what:
        return f"Nothing is {what.partition(' tasks ')[2]}."
    return f"You have no {what}."
