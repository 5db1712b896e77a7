"""What would be done for a message, in a few words: shown while it is typed. Nothing is looked up."""

import re
from dataclasses import dataclass, replace

from assistant.actions.adding import arguments
from assistant.actions.views import describe
from assistant.grammar.drafts import read_draft
from assistant.operations import Changes, Clock, Draft, Kind, Operation, Target
from assistant.replies import count, details, due_phrase, join, one_line, repeat_phrase, writes_twelve_hours
from assistant.text import tidy
from assistant.understanding import read

_STATUS: dict[Kind, str] = {
    "complete": "Complete", "reopen": "Reopen", "delete": "Delete", "restore": "Restore"
}  # fmt: skip
_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "last but one"}
# In a line of facts a date is the due date, and "every Monday" says that it repeats.
_SAID_BY_PLACE = re.compile(r"^(?:due|repeating) ")
_SHOWN = 3  # titles of "Add 12 tasks: Milk, Eggs, Bread and 9 more"


@dataclass(frozen=True, slots=True)
class Preview:
    """`words` such as "Add: Call plumber · tomorrow at 17:00"; `drafts` are the tasks to be added."""

    kind: Kind
    words: str
    drafts: tuple[Draft, ...] = ()


def preview(message: str, clock: Clock) -> list[Preview]:
    """What the message asks for, in order; empty for talk, for answers and for what is not understood."""
    clock = _written_as(message, clock)
    found = [_of(operation, clock) for operation in read(tidy(message), clock)]
    return [each for each in found if each.words]


def preview_task(line: str, clock: Clock) -> list[Preview]:
    """What a line adds that names a task and may say when, how urgent and under which tag. It is one task,
    unless the line asks for several ("add milk, eggs and bread")."""
    clock = _written_as(line, clock)
    operations = read(tidy(line), clock)
    if all(operation.kind == "add" and operation.drafts for operation in operations):
        drafts = tuple(draft for operation in operations for draft in operation.drafts)
    else:
        drafts = tuple(filter(None, [read_draft(tidy(line), clock)]))
    return [Preview("add", _adding(drafts, clock), drafts)] if drafts else []


def _written_as(message: str, clock: Clock) -> Clock:
    return replace(clock, twelve_hours=writes_twelve_hours([message]))


def _of(operation: Operation, clock: Clock) -> Preview:
    kind, drafts = operation.kind, operation.drafts
    meant = _target(operation.target, clock)
    if kind == "add" and drafts:
        return Preview(kind, _adding(drafts, clock), drafts)
    if kind == "offer" and drafts:
        return Preview(kind, f"Ask whether to add: {_titles(drafts)}")
    if kind in ("list", "count"):
        shown = meant or (describe(operation.view, clock) if operation.view else "tasks")
        return Preview(kind, f"{'Count' if kind == 'count' else 'Show'}: {shown}")
    if kind in _STATUS:
        verb = f"Ask whether to {_STATUS[kind].lower()}" if operation.unsure else _STATUS[kind]
        return Preview(kind, f"{verb}: {meant or 'which one, it will ask'}")
    if kind == "update" and not operation.changes.empty:
        return Preview(kind, f"Change {meant or 'a task'}: {_changes(operation.changes, clock)}")
    if kind == "undo":
        return Preview(kind, "Redo what was undone" if operation.topic == "redo" else "Undo the last change")
    return Preview(kind, "")


def _adding(drafts: tuple[Draft, ...], clock: Clock) -> str:
    if len(drafts) > 1:
        return f"Add {count(len(drafts))}: {_titles(drafts)}"
    facts = [_SAID_BY_PLACE.sub("", fact) for fact in details(arguments(drafts[0]), clock)]
    return " · ".join([f"Add: {one_line(drafts[0].title)}", *facts])


def _titles(drafts: tuple[Draft, ...]) -> str:
    titles = [one_line(draft.title) for draft in drafts]
    more = len(titles) - _SHOWN
    return join(titles) if more <= 0 else join([*titles[:_SHOWN], f"{more} more"])


def _target(target: Target, clock: Clock) -> str:
    words = _chosen(target, clock)
    if target.but is not None and (left_out := _target(target.but, clock)):
        words += f", but not {left_out}"
    return words


def _chosen(target: Target, clock: Clock) -> str:
    if target.numbers:
        return f"task{'s' if len(target.numbers) > 1 else ''} {join([str(n) for n in target.numbers])}"
    if target.words:
        return f"“{one_line(target.words)}”"
    if target.ordinals:
        return f"the {join([_PLACES.get(n, f'number {n}') for n in target.ordinals])} of those shown"
    if target.first:
        return f"the {'first' if target.first > 0 else 'last'} {abs(target.first)} of those shown"
    if target.view is not None:
        return describe(target.view, clock)
    if target.pronoun:
        return "those we spoke of" if target.pronoun in ("them", "others") else "the one we spoke of"
    return f"task {target.id}" if target.id else ""


def _changes(changes: Changes, clock: Clock) -> str:
    out = []
    if changes.title is not None:
        out.append(f"call it “{one_line(changes.title)}”")
    if changes.description is not None:
        out.append("new description" if changes.description else "no description")
    if changes.when is not None:
        out.append(f"due {due_phrase(changes.when.due, clock)}" if changes.when.due else "another time")
    if changes.shift is not None:
        out.append("later" if changes.shift.total_seconds() > 0 else "earlier")
    if changes.clear_due:
        out.append("no due date")
    if changes.priority is not None:
        out.append("urgent" if changes.priority == "urgent" else f"{changes.priority or 'normal'} priority")
    out += [f"tagged #{one_line(tag)}" for tag in changes.add_tags]
    out += [f"without #{one_line(tag)}" for tag in changes.remove_tags]
    if changes.clear_tags:
        out.append("no tags")
    if changes.recurrence is not None:
        out.append(repeat_phrase(changes.recurrence, clock) if changes.recurrence else "no longer repeating")
    return " · ".join(out)
