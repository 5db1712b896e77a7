"""Adding tasks, one by add_task, several by one add_tasks so that their numbers follow the order said."""

from collections.abc import Sequence
from itertools import batched
from typing import Any

from assistant.actions.base import Call, Script, Session, failure, noted
from assistant.dates.extract import impossible
from assistant.dialogue.questions import TITLE, offer
from assistant.operations import Draft, Operation
from assistant.replies import details, due_phrase, listing, name
from assistant.text import tidy

_AT_ONCE = 20  # tasks that one call of the tool takes


def arguments(draft: Draft) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "title": draft.title,
        "description": draft.description,
        "due": draft.due,
        "priority": draft.priority,
        "tags": list(draft.tags),
        "recurrence": draft.recurrence,
    }
    return {key: value for key, value in fields.items() if value}


def add(operation: Operation, session: Session) -> Script:
    drafts = operation.drafts
    if not drafts:
        return session.ask(TITLE)
    if len(drafts) == 1:
        results = yield [Call("add_task", arguments(drafts[0]))]
    else:
        results = yield [
            Call("add_tasks", {"tasks": [arguments(draft) for draft in some]})
            for some in batched(drafts, _AT_ONCE, strict=False)
        ]
    tasks = [task for result in results for task in result.tasks]
    failed = next((result for result in results if not result.ok), None)
    if failed and not tasks:
        return failure(failed, f'add "{drafts[0].title}"' if len(drafts) == 1 else "add those tasks")
    session.spoke_of(tasks)
    if len(tasks) == 1:
        facts = ", ".join(["", *details(tasks[0], session.clock)])
        note = ", with a description" if tasks[0].get("description") else ""
        return f"Added {name(tasks[0])}{note}{facts}.{noted(results)}{_no_such_day(drafts, session)}"
    session.showed(tasks)
    rest = failure(failed, f"add the other {len(drafts) - len(tasks)}") if failed else ""
    notes = "".join(map(_own_line, (noted(results), rest, _no_such_day(drafts, session))))
    return f"Added {len(tasks)} tasks:\n{listing(tasks, session.clock)}{notes}"


def _no_such_day(drafts: Sequence[Draft], session: Session) -> str:
    """A date that no calendar has stays in the title; it is said that it is none."""
    said = [
        day for draft in drafts if (day := impossible(tidy(draft.title), session.clock)) and not draft.due
    ]
    return f" There is no {said[0]}, so that has no due date." if said else ""


def propose(operation: Operation, session: Session) -> Script:
    """Something to do said without a command: nothing is added unasked."""
    yield from ()
    if not operation.drafts:
        return ""
    due = operation.drafts[0].due if len(operation.drafts) == 1 else ""
    due = f"due {due_phrase(due, session.clock)}" if due else ""
    return session.ask(offer('" and "'.join(draft.title for draft in operation.drafts), due))


def _own_line(note: str) -> str:
    return f"\n{note.strip()}" if note else ""
