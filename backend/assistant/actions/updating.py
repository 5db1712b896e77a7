"""Changing fields of tasks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from assistant.actions.base import Call, Found, Script, Session, failure, noted
from assistant.actions.find import find
from assistant.actions.lookup import learn
from assistant.actions.many import UNASKED, and_more, failed, those_there, too_many, update_many
from assistant.dates.extract import impossible
from assistant.dates.settle import halves, localize
from assistant.dialogue.history import Result
from assistant.dialogue.questions import CHANGE, DUE
from assistant.operations import Changes, Clock, Operation
from assistant.replies import WAY_BACK, Task, count, due_phrase, line, name, one_line, repeat_phrase
from assistant.targets import parse_target
from assistant.text import tidy


def update(operation: Operation, session: Session) -> Script:
    changes = operation.changes
    found = yield from find(operation.target, "update", session)
    if found.problem is not None:
        return found.problem
    if found.parts:
        said = []
        for part in found.parts:
            said.append(
                (
                    yield from update(
                        replace(operation, target=parse_target(tidy(part), session.clock)), session
                    )
                )
            )
        return "\n".join(filter(None, said))
    if changes.empty:
        return (yield from _ask_what(found, operation, session))
    unknown = ""
    if too_many(found):
        unknown = yield from those_there(found, "update")
        if not found.ids:
            return unknown
    if _needs_present(changes) and (problem := (yield from learn(found))):
        return problem
    if changes.title is not None and len(found.ids) > 1:
        return "Several tasks cannot all get the same title. Tell me which one to rename."
    tasks: dict[int | str, Task] = {task["number"]: task for task in found.tasks}
    fields = [(id_, _arguments(changes, tasks.get(id_), session.clock)) for id_ in found.ids]
    if len(fields) > UNASKED:
        [result] = yield [update_many(fields)]
        if not result.ok:
            return failed(result, "update", len(fields))
        reported = _report(found, changes, [result], session)
        return "\n".join(filter(None, (reported, unknown, and_more(found, "update"))))
    results = yield [Call("update_task", {"task_id": id_, **given}) for id_, given in fields]
    return "\n".join(filter(None, (_report(found, changes, results, session), unknown)))


def _ask_what(found: Found, operation: Operation, session: Session) -> Script:
    """The task without a change: says what it is now and asks what to change."""
    problem = yield from learn(found)
    if problem:
        return problem
    session.showed(found.tasks)
    session.context.focus = [task["number"] for task in found.tasks]
    listed = "\n".join(line(task, session.clock) for task in found.tasks)
    if operation.topic == "due":
        none = impossible(tidy(operation.said), session.clock)
        return session.ask(DUE, f"{listed}\nThere is no {none}." if none else listed)
    return session.ask(
        CHANGE, f"{listed}\nYou can give it a new title, description, due date, priority or tags."
    )


def _needs_present(changes: Changes) -> bool:
    """Whether the new value depends on the present one."""
    when = changes.when
    partial = when is not None and (when.time is None or not when.said_day)
    return bool(partial or changes.shift is not None or changes.add_tags or changes.remove_tags)


def _arguments(changes: Changes, task: Task | None, clock: Clock) -> dict[str, Any]:
    out: dict[str, Any] = {}
    if changes.title is not None:
        out["title"] = changes.title
    if changes.description is not None:
        out["description"] = changes.description
    if changes.priority is not None:
        out["priority"] = changes.priority
    if changes.recurrence is not None:
        out["recurrence"] = changes.recurrence
    present = [str(tag) for tag in (task or {}).get("tags") or ()]
    if changes.add_tags or changes.remove_tags:
        kept = [tag for tag in present if tag.lower() not in changes.remove_tags]
        out["tags"] = list(dict.fromkeys([*kept, *changes.add_tags]))
    if changes.clear_tags:
        out["tags"] = []
    due = _new_due(changes, task, clock)
    if due is not None:
        out["due"] = due
    return out


def _new_due(changes: Changes, task: Task | None, clock: Clock) -> str | None:
    present = str((task or {}).get("due") or "")
    if changes.clear_due:
        return ""
    if changes.shift is not None:
        return _shifted(present, changes.shift, clock)
    when = changes.when
    if when is None or when.day is None:
        return None
    if when.time is None and len(present) > 10:
        return f"{when.day.isoformat()}T{present[11:16]}"
    if when.time is not None and not when.said_day and present:
        moment = when.time if when.said_half else _nearest_half(when.time, present)
        local = localize(date.fromisoformat(present[:10]), moment, clock)
        return f"{local:%Y-%m-%dT%H:%M}" if local > clock.now else when.due
    return when.due


def _nearest_half(moment: time, present: str) -> time:
    """The hour in the half of the day that is nearer to the present time: a dentist at 9 moves "to 11" in the
    morning, a dinner at 19 "to 8" in the evening."""
    if len(present) <= 10:
        return moment
    now = time.fromisoformat(present[11:16])
    return min(
        halves(moment), key=lambda half: abs(half.hour * 60 + half.minute - now.hour * 60 - now.minute)
    )


def _shifted(present: str, shift: timedelta, clock: Clock) -> str:
    if len(present) > 10 or shift % timedelta(days=1):
        base = datetime.fromisoformat(present).replace(tzinfo=clock.zone) if len(present) > 10 else clock.now
        if shift % timedelta(days=1):
            return f"{(base.astimezone(UTC) + shift).astimezone(clock.zone):%Y-%m-%dT%H:%M}"
        return f"{base + shift:%Y-%m-%dT%H:%M}"
    return ((date.fromisoformat(present) if present else clock.today) + shift).isoformat()


def _report(found: Found, changes: Changes, results: list[Result], session: Session) -> str:
    done = [task for result in results for task in result.tasks]
    failed = [failure(r, f"change task {i}") for i, r in zip(found.ids, results, strict=False) if not r.ok]
    session.spoke_of(done)
    if not results[-1].ok:
        session.lost()
    out = []
    if len(done) == 1:
        out.append(f"Updated {name(done[0])}{_said(changes, done[0], session.clock)}.")
    elif done:
        session.showed(done)
        out.append(f"Updated {count(len(done))}:\n" + "\n".join(line(task, session.clock) for task in done))
        out.append(WAY_BACK.strip())
    if note := noted(results).strip():
        out.append(note)
    return "\n".join([*out, *failed])


def _said(changes: Changes, task: Task, clock: Clock) -> str:
    """What changed, from the task as it is now."""
    out = []
    if changes.description is not None:
        out.append(
            f'description "{one_line(task.get("description") or "")[:80]}"'
            if task.get("description")
            else "no description"
        )
    if changes.when is not None or changes.shift is not None or changes.clear_due:
        out.append(f"due {due_phrase(task['due'], clock)}" if task.get("due") else "no due date")
    if changes.priority is not None:
        out.append(f"{task.get('priority')} priority" if task.get("priority") != "urgent" else "urgent")
    if changes.add_tags or changes.remove_tags or changes.clear_tags:
        out.append(
            "tagged " + ", ".join(f"#{one_line(tag)}" for tag in task["tags"])
            if task.get("tags")
            else "no tags"
        )
    if changes.recurrence is not None:
        out.append(
            repeat_phrase(str(task["recurrence"]), clock) if task.get("recurrence") else "no longer repeating"
        )
    return "".join(f", {phrase}" for phrase in out)
