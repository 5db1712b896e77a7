"""A turn as a script: its operations in order, each confirmed, with one question at most at the end."""

from dataclasses import replace
from itertools import groupby

from assistant.actions.adding import add, propose
from assistant.actions.base import Call, Script, Session, failure, noted
from assistant.actions.many import UNASKED
from assistant.actions.status import change_status
from assistant.actions.updating import update
from assistant.actions.views import show
from assistant.dialogue.context import read_context
from assistant.dialogue.history import Turn
from assistant.dialogue.interpret import interpret
from assistant.explain import explained
from assistant.operations import Clock, Operation, Target
from assistant.replies import HELP, OTHER, SOCIAL, listing, one_line

_AT_A_TIME = 5  # undos for one message
_FIRST_PERSON = {
    "yes": "There is nothing waiting for a yes. What would you like to do?",
    "no": "All right, I left everything as it is.",
}


def conduct(turns: list[Turn], clock: Clock) -> Script:
    """Yields batches of independent calls, takes their results in the same order, returns the reply."""
    session = Session(clock, read_context(turns[:-1]))
    replies: list[str] = []
    operations = _together(explained(interpret(turns, clock), turns[-1].user, clock))
    for operation in operations:
        said = yield from _telling(operation, _perform(operation, session, alone=len(operations) == 1))
        if said and said not in replies:
            replies.append(said)
    if session.question:
        replies.append("\n".join(filter(None, (session.question_list, session.question))))
    return "\n\n".join(replies) or OTHER


def _telling(operation: Operation, script: Script) -> Script:
    """The script, its calls telling what was read as what."""
    try:
        batch = next(script)
        while True:
            results = yield [replace(call, spans=operation.spans) for call in batch]
            batch = script.send(results)
    except StopIteration as stop:
        return str(stop.value)


def _together(operations: list[Operation]) -> list[Operation]:
    """Operations of one kind on numbered tasks, one after the other, as one where they are too many to be
    done unasked: "complete 1, complete 2, complete 3, complete 4" needs one yes, not four."""
    out: list[Operation] = []
    for kind, group in groupby(operations, key=_on_numbers):
        same = list(group)
        numbers = tuple(dict.fromkeys(number for each in same for number in each.target.numbers))
        if kind is None or len(numbers) <= UNASKED:
            out += same
        else:
            spans = tuple(span for each in same for span in each.spans)
            out.append(replace(same[0], target=Target(numbers=numbers), spans=spans))
    return out


def _on_numbers(operation: Operation) -> str | None:
    by_number = operation.target.numbers and operation.kind in ("complete", "reopen", "delete", "restore")
    return operation.kind if by_number else None


def _perform(operation: Operation, session: Session, alone: bool) -> Script:
    match operation.kind:
        case "add":
            return (yield from add(operation, session))
        case "offer":
            return (yield from propose(operation, session))
        case "list" | "count":
            return (yield from show(operation, session))
        case "complete" | "reopen" | "delete" | "restore":
            return (yield from change_status(operation, session))
        case "update":
            return (yield from update(operation, session))
        case "undo":
            return (yield from _undo(operation, session))
        case "pick":
            return (yield from _pick(operation, session))
        case "help":
            return HELP
        case "social":
            return SOCIAL[operation.topic]
        case "yes" | "no":
            return _FIRST_PERSON[operation.kind]
        case _:
            return (
                OTHER
                if alone
                else f'I did not understand "{one_line(operation.said)[:80]}", so I left that out.'
            )


def _undo(operation: Operation, session: Session) -> Script:
    """One step back after the other; each takes back what one message or one change by hand did."""
    redo = operation.topic == "redo"
    verb, done = ("redo", "Redone") if redo else ("undo", "Undone")
    replies: list[str] = []
    for _ in range(min(operation.times, _AT_A_TIME)):
        [result] = yield [Call("undo", {"redo": True} if redo else {})]
        if not result.ok:
            nothing = f"There is nothing {'more ' if replies else ''}to {verb}."
            replies.append(nothing if result.code == "not_found" else failure(result, f"{verb} that"))
            break
        session.spoke_of(result.tasks)
        said = one_line(result.data.get("undone", "")) if isinstance(result.data, dict) else ""
        said = f"{done}: {said}" if said else f"{done}."
        said = said if said.endswith((".", "!", '"')) else f"{said}."
        listed = f"\n{listing(result.tasks, session.clock)}" if result.tasks else ""
        replies.append(f"{said}{noted([result])}{listed}")
    else:
        if operation.times > _AT_A_TIME:
            replies.append(f"That was {_AT_A_TIME} steps, as many as I take at once. Say it again for more.")
    return "\n".join(replies)


def _pick(operation: Operation, session: Session) -> Script:
    """A task named with nothing said about what to do with it."""
    yield from ()
    numbers = operation.target.numbers
    which = f"task {numbers[0]}" if numbers else "it"
    return (
        f'What should I do with {which}? You can say "complete {which}", "delete {which}" '
        f'or "move {which} to tomorrow".'
    )
