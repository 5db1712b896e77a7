"""Adding tasks, one by add_task, several by one add_tasks so that their numbers follow the order said."""

from typing import Any

from assistant.actions.base import Call, Script, Session, failure, noted
from assistant.dialogue.questions import TITLE, offer
from assistant.operations import Draft, Operation
from assistant.replies import details, listing, name


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
        [result] = yield [Call("add_task", arguments(drafts[0]))]
    else:
        [result] = yield [Call("add_tasks", {"tasks": [arguments(draft) for draft in drafts]})]
    if not result.ok:
        return failure(result, f'add "{drafts[0].title}"' if len(drafts) == 1 else "add those tasks")
    tasks = result.tasks
    session.spoke_of(tasks)
    if len(tasks) == 1:
        facts = ", ".join(["", *details(tasks[0], session.clock)])
        note = ", with a description" if tasks[0].get("description") else ""
        return f"Added {name(tasks[0])}{note}{facts}.{noted([result])}"
    session.showed(tasks)
    return f"Added {len(tasks)} tasks:\n{listing(tasks, session.clock)}{_own_line(noted([result]))}"


def propose(operation: Operation, session: Session) -> Script:
    """Something to do said without a command: nothing is added unasked."""
    yield from ()
    if not operation.drafts:
        return ""
    return session.ask(offer('" and "'.join(draft.title for draft in operation.drafts)))


def _own_line(note: str) -> str:
    return f"\n{note.strip()}" if note else ""
