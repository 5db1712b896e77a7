"""Completing, reopening, deleting and restoring."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.actions.base import PAST, Call, Found, Script, Session, failure, noted
from assistant.actions.find import find
from assistant.actions.lookup import learn
from assistant.actions.many import and_more, change_many, failed, those_there, too_many
from assistant.dialogue.history import Result
from assistant.dialogue.questions import sure
from assistant.matching import tokens
from assistant.operations import Kind, Operation
from assistant.replies import WAY_BACK, count, due_phrase, listing, name
from assistant.targets import parse_target
from assistant.text import tidy


def change_status(operation: Operation, session: Session) -> Script:
    kind = operation.kind
    found = yield from find(operation.target, kind, session)
    if found.problem is not None:
        return found.problem
    if found.parts:
        said = []
        for part in found.parts:
            said.append(
                (
                    yield from change_status(
                        replace(operation, target=parse_target(tidy(part), session.clock)), session
                    )
                )
            )
        return "\n".join(filter(None, said))
    if operation.target.pronoun and operation.topic and found.ids:  # "I've paid it", of something to be paid
        if problem := (yield from learn(found)):
            return problem
        names = {*operation.topic.split()}
        named = all(names & {*tokens(str(task["title"]))} for task in found.tasks)
        operation = replace(operation, unsure=not named)
    if operation.unsure and found.ids and not too_many(found):
        return (yield from _make_sure(kind, found, session))
    if too_many(found):
        return (yield from _many(kind, found, session))
    results = yield [Call(f"{kind}_task", {"task_id": id_}) for id_ in found.ids]
    return report(kind, found.ids, results, session)


def _make_sure(kind: Kind, found: Found, session: Session) -> Script:
    if problem := (yield from learn(found)):
        return problem
    found.tasks.sort(key=lambda task: task["number"])
    session.showed(found.tasks)
    return session.ask(sure(kind, len(found.tasks)), listing(found.tasks, session.clock))


def _many(kind: Kind, found: Found, session: Session) -> Script:
    unknown = yield from those_there(found, kind)
    if not found.ids:
        return unknown
    [result] = yield [change_many(kind, found.ids)]
    said = report(kind, found.ids, [result], session) if result.ok else failed(result, kind, len(found.ids))
    more = and_more(found, kind) if result.ok else ""
    return "\n".join(filter(None, (said, unknown, more)))


def report(kind: Kind, ids: Sequence[int | str], results: list[Result], session: Session) -> str:
    done = [task for result in results for task in result.tasks]
    failed = [
        failure(result, f"{'change' if kind == 'update' else kind} task {id_}")
        for id_, result in zip(ids, results, strict=False)
        if not result.ok
    ]
    session.spoke_of(done)
    if not results[-1].ok:
        session.lost()
    out = []
    if len(done) == 1:
        way_back = WAY_BACK if kind == "delete" else ""
        out.append(f"{PAST[kind]} {name(done[0])}.{_following(results, session)}{way_back}")
    elif done:
        listed = "\n".join(_brief(task) for task in done)
        session.showed(done)
        out.append(f"{PAST[kind]} {count(len(done))}:\n{listed}{_following(results, session)}")
        out.append(WAY_BACK.strip())
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
