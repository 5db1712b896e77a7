"""More tasks than may change unasked: one call for all of them, which the app asks the user to approve."""

from collections.abc import Sequence
from typing import Any

from assistant.actions.base import Call, Found, Script, failure
from assistant.actions.lookup import learn
from assistant.dialogue.history import Result
from assistant.operations import Kind
from assistant.replies import count

UNASKED = 3  # more tasks than this are changed only after a yes

_DOING: dict[Kind, str] = {"update": "change"}
_SETS: dict[Kind, dict[str, Any]] = {
    "complete": {"completed": True},
    "reopen": {"completed": False},
    "restore": {"deleted": False},
}


def too_many(found: Found) -> bool:
    return len(found.ids) > UNASKED


def change_many(kind: Kind, ids: Sequence[int | str]) -> Call:
    """The one call that completes, reopens, deletes or restores all of them."""
    if kind == "delete":
        return Call("bulk_delete_tasks", {"task_ids": list(ids)})
    return Call("bulk_update_tasks", {"task_ids": list(ids), "set": _SETS[kind]})


def update_many(fields: Sequence[tuple[int | str, dict[str, Any]]]) -> Call:
    """The one call that sets each task's fields; shorter where they are the same for all."""
    first = fields[0][1]
    if all(given == first for _, given in fields):
        return Call("bulk_update_tasks", {"task_ids": [id_ for id_, _ in fields], "set": first})
    return Call("bulk_update_tasks", {"each": [{"task_id": id_, **given} for id_, given in fields]})


def those_there(found: Found, kind: Kind) -> Script:
    """Leaves those in `found` that are on the list; gives what to say of the others, as one that is not
    there would keep the call from doing anything."""
    if kind == "restore" or len(found.tasks) == len(found.ids):
        yield from ()
        return ""
    problem = yield from learn(found)
    if problem:
        found.ids = []
        return problem
    known = {task["number"] for task in found.tasks} | {task["id"] for task in found.tasks}
    missing = [id_ for id_ in found.ids if id_ not in known]
    found.ids = [id_ for id_ in found.ids if id_ in known]
    return "\n".join(f"There is no task {id_}." for id_ in missing)


def and_more(found: Found, kind: Kind) -> str:
    """What to say where one call could not take all of them."""
    if not found.more:
        return ""
    so_many = f"These are the first {len(found.ids)}, as many as I {_DOING.get(kind, kind)} at once"
    if kind == "update":  # said again, it would find the same ones
        return f"{so_many}. There are more: name a tag, a date or a word of the others to change them too."
    return f"{so_many}. There are more: say the same again for the next ones."


def failed(result: Result, kind: Kind, many: int) -> str:
    """What to say when the call was not made, or not allowed."""
    if result.code in ("denied", "expired"):
        return (
            f"All right, I left {'that task as it is' if many == 1 else f'those {many} tasks as they are'}."
        )
    return failure(result, f"{'change' if kind == 'update' else kind} those {count(many)}")
