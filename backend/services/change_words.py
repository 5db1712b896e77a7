"""What a change did, in sentences for people."""

from collections.abc import Sequence

from schemas import Task

_NAMED = 3  # tasks named one by one
_FIELDS = {
    "title": "title", "description": "description", "priority": "priority", "tags": "tags",
    "due_on": "due date", "due_at": "due time", "timezone": "time zone", "recurrence": "repetition",
}  # fmt: skip


def summary(action: str, before: Task | None, after: Task) -> str:
    """The change as a sentence: `Completed task 3 "Buy milk".`"""
    if action in ("undo", "redo") and before is not None:
        return _put_back(before, after, "back" if action == "undo" else "again")
    if before is None:
        return f"Added {name(after)}."
    if before.deleted_at is None and after.deleted_at is not None:
        return f"Deleted {name(after)}."
    if before.deleted_at is not None and after.deleted_at is None:
        return f"Restored {name(after)}."
    changed = _changed(before, after)
    if before.completed != after.completed:
        done = f"{'Completed' if after.completed else 'Reopened'} {name(after)}"
        return f"{done}; changed {changed}." if changed else f"{done}."
    return f"Changed {name(after)}: {changed}."


def taken_back(pairs: Sequence[tuple[Task, Task]]) -> str:
    """What an undo did, from each task as it was and as it is now."""
    if len(pairs) > _NAMED:
        return f"{len(pairs)} tasks are as they were before."
    return " ".join(_put_back(before, after, "back") for before, after in pairs)


def done_again(pairs: Sequence[tuple[Task, Task]]) -> str:
    """What a redo did."""
    if len(pairs) > _NAMED:
        return f"{len(pairs)} tasks are changed again."
    return " ".join(_put_back(before, after, "again") for before, after in pairs)


def name(task: Task) -> str:
    return f'task {task.number} "{task.title}"'


def capitalized(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def who(actor: str) -> str:
    """The one who acted, within a sentence."""
    kind, _, client = actor.partition(":")
    return {"user": "you", "assistant": "the assistant"}.get(kind) or f'the app "{client or kind}"'


def _put_back(before: Task, after: Task, how: str) -> str:
    if before.deleted_at is None and after.deleted_at is not None:
        return f"Took {name(after)} off the list."
    if before.deleted_at is not None and after.deleted_at is None:
        return f"Put {name(after)} back on the list."
    if before.completed != after.completed:
        return f"Completed {name(after)} again." if after.completed else f"Reopened {name(after)}."
    changed = _changed(before, after)
    if not changed:
        return f"{capitalized(name(after))} is as it was before."
    return f"Changed {name(after)} {how}: {changed}."


def _changed(before: Task, after: Task) -> str:
    return ", ".join(
        word for field, word in _FIELDS.items() if getattr(before, field) != getattr(after, field)
    )
