"""A turn as a script: its operations in order, each confirmed, with one question at most at the end."""

from dataclasses import replace
from itertools import groupby

from assistant.actions.adding import add, propose
from assistant.actions.base import Call, Found, Script, Session, failure, noted
from assistant.actions.find import find
from assistant.actions.listed import if_listed
from assistant.actions.lookup import learn
from assistant.actions.many import UNASKED
from assistant.actions.status import change_status
from assistant.actions.updating import update
from assistant.actions.views import show
from assistant.dialogue.context import changed, read_context
from assistant.dialogue.history import Turn
from assistant.dialogue.interpret import interpret
from assistant.dialogue.questions import NO_QUESTION, read_question, what_to_do
from assistant.explain import explained
from assistant.operations import Clock, Operation, Target
from assistant.replies import HELP, OTHER, WAY_BACK, listing, name, one_line, writes_twelve_hours
from assistant.small_talk import small_talk

_AT_A_TIME = 5  # undos for one message


def conduct(turns: list[Turn], clock: Clock) -> Script:
    """Yields batches of independent calls, takes their results in the same order, returns the reply."""
    clock = replace(clock, twelve_hours=writes_twelve_hours([turn.user for turn in turns]))
    before = turns[:-1]
    asked = read_question(before[-1].reply) if before else None
    session = Session(
        clock,
        read_context(before),
        replies=[turn.reply for turn in before],
        asked=asked or NO_QUESTION,
        just_changed=bool(before) and asked is None and bool(changed(before[-1])),
    )
    replies: list[str] = []
    operations = _together(explained(interpret(turns, clock), turns[-1].user, clock))
    for operation in operations:
        if operation.takes_back:
            # Found before anything is undone: a correction that fits nothing changes nothing.
            found = yield from find(operation.target, operation.kind, session)
            if found.problem is not None:
                replies += filter(None, [found.problem])
                continue
            if found.tasks:
                operation = replace(operation, target=Target(numbers=_numbers(found)))
            replies.append((yield from _take_back(operation, session)))
        if operation.target.pronoun and session.question:
            replies.append(
                f'I left out "{one_line(operation.said)[:80]}", as it is not clear yet which one it is.'
            )
            continue
        operation = yield from if_listed(operation, session)
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
            return small_talk(operation.topic, session.replies)
        case "yes":
            return "There is nothing waiting for a yes. What would you like to do?"
        case "no":
            return _left(session)
        case _:
            return (
                OTHER
                if alone
                else f'I did not understand "{one_line(operation.said)[:80]}", so I left that out.'
            )


def _left(session: Session) -> str:
    """After "no, wait" there is something to take back where the turn before changed something."""
    if not session.just_changed:
        return "All right, I left everything as it is."
    done = session.replies[-1].split("\n", 1)[0].replace(WAY_BACK, "").rstrip(" .:")
    return f"I changed nothing more. The last change was: {done}.{WAY_BACK}"


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
        tasks = sorted(result.tasks, key=lambda task: int(task["number"]))
        listed = f"\n{listing(tasks, session.clock)}" if tasks else ""
        replies.append(f"{said}{noted([result])}{listed}")
    else:
        if operation.times > _AT_A_TIME:
            replies.append(f"That was {_AT_A_TIME} steps, as many as I take at once. Say it again for more.")
    return "\n".join(replies)


def _numbers(found: Found) -> tuple[int, ...]:
    return tuple(task["number"] for task in found.tasks)


def _take_back(operation: Operation, session: Session) -> Script:
    """Undoes what the turn before did and was not meant to do; the newest change first."""
    said = []
    for change_id in reversed(operation.takes_back):
        [result] = yield [Call("undo", {"change_id": change_id})]
        if result.ok and isinstance(result.data, dict):
            said.append(one_line(result.data.get("undone", "")))
        else:
            said.append(failure(result, "take that back"))
    return f"Sorry. {' '.join(filter(None, said))}"


def _pick(operation: Operation, session: Session) -> Script:
    """A task named with nothing said about what to do with it."""
    found = yield from find(operation.target, "list", session)
    if found.problem is not None or len(found.ids) != 1:
        return found.problem or 'What should I do with them? For example "complete them".'
    if problem := (yield from learn(found)):
        return problem
    session.spoke_of(found.tasks)
    hint = 'You can say "complete it", "delete it" or "move it to tomorrow".'
    return session.ask(what_to_do(name(found.tasks[0])), hint)
