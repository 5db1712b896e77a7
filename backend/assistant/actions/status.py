"""Completing, reopening, deleting and restoring."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.actions.base import PAST, Call, Script, Session, failure, noted
from assistant.actions.find import Found, find
from assistant.dialogue.history import Result
from assistant.dialogue.questions import confirm
from assistant.operations import Kind, Operation, Target
from assistant.replies import count, due_phrase, line, name

UNASKED = 3  # more tasks than this are changed only after a yes


def change_status(operation: Operation, session: Session) -> Script:
    kind = operation.kind
    found = yield from find(operation.target, kind, session)
    if found.problem is not None:
        return found.problem
    if found.parts:
        said = []
        for part in found.parts:
            said.append((yield from change_status(replace(operation, target=Target(words=part)), session)))
        return "\n".join(filter(None, said))
    if too_many(found, operation):
        return (yield from ask_first(found, kind, session))
    results = yield [Call(f"{kind}_task", {"task_id": id_}) for id_ in found.ids]
    return report(kind, found.ids, results, session)


def too_many(found: Found, operation: Operation) -> bool:
    return len(found.ids) > UNASKED and operation.topic != "confirmed"


def ask_first(found: Found, kind: Kind, session: Session) -> Script:
    """Lists what would be changed and asks; titles are looked up when only numbers were said."""
    lines = [line(task, session.clock) for task in found.tasks]
    if not lines:
        known = {shown.number: shown.words for shown in session.context.shown}
        lines = [
            f"- **{id_}** {known.get(int(id_), 'task ' + str(id_))}"
            for id_ in found.ids
            if isinstance(id_, int)
        ]
    yield from ()
    what = {"delete": "delete", "complete": "complete", "reopen": "reopen", "restore": "restore"}.get(
        kind, "change"
    )
    session.ask(
        confirm(kind, len(found.ids)), f"That would {what} {count(len(found.ids))}:\n" + "\n".join(lines)
    )
    return ""


def report(kind: Kind, ids: Sequence[int | str], results: list[Result], session: Session) -> str:
    done = [task for result in results for task in result.tasks]
    failed = [
        failure(result, f"{'change' if kind == 'update' else kind} task {id_}")
        for id_, result in zip(ids, results, strict=False)
        if not result.ok
    ]
    session.spoke_of(done)
    out = []
    if len(done) == 1:
        out.append(f"{PAST[kind]} {name(done[0])}.{_following(results, session)}{_way_back(kind)}")
    elif done:
        listed = "\n".join(_brief(task) for task in done)
        session.showed(done)
        out.append(f"{PAST[kind]} {count(len(done))}:\n{listed}{_following(results, session)}")
    if note := noted(results).strip():
        out.append(note)
    return "\n".join([*out, *failed])


def _brief(task: dict[str, Any]) -> str:
    return f"- **{task['number']}** " + " ".join(str(task["title"]).split())


def _following(results: list[Result], session: Session) -> str:
    """The next instance that completing a repeating task made."""
    out = ""
    for result in results:
        following = result.data.get("next") if result.ok and isinstance(result.data, dict) else None
        if isinstance(following, dict) and "number" in following:
            due = f", due {due_phrase(following['due'], session.clock)}" if following.get("due") else ""
            out += f" Next time: task {following['number']}{due}."
    return out


def _way_back(kind: Kind) -> str:
    return ' Say "undo" to bring it back.' if kind == "delete" else ""
