"""Whether a task is called by what somebody said."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.actions.base import Lookup, Session, list_call
from assistant.dialogue.questions import Line
from assistant.matching import best, stem, stems, tokens
from assistant.operations import Operation, Status, Target, View
from assistant.replies import one_line


def if_listed(operation: Operation, session: Session) -> Lookup[Operation]:
    """What is meant instead of the operation where the title of a task has all the words, and no others than
    its topic's where there are any; also where the list does not answer, so that what comes next says so.
    Else the operation as it is."""
    meant = operation.if_listed
    if meant is None:
        return operation
    ticks = meant.kind == "complete" and not meant.topic
    status: Status = "all" if ticks or meant.kind == "list" else "pending"
    if meant.kind == "reopen":
        status = "completed"
    [result] = yield [list_call(View(status=status, search=stems(meant.target.words)[:200]))]
    if not result.ok:
        return meant
    titles = [Line(task["number"], one_line(task["title"])) for task in result.tasks]
    named = best(meant.target.words, titles)
    if ticks and named:
        still = {task["number"] for task in result.tasks if not task.get("completed")}
        named_still = [line for line in named if line.number in still]
        if not named_still:  # done already: that is said
            meant = replace(meant, kind="list", topic="state")
        named = named_still or named
    said = tokens(meant.target.words)
    if meant.kind == "update":  # the lights are no flights
        named = [line for line in named if {*map(stem, tokens(line.words))}.issuperset(map(stem, said))]
        if meant.unsure:  # said in passing: meant is only a task that is called just so
            named = [line for line in named if {*tokens(line.words)} == {*said}]
    known = {*said, *meant.topic.split()}
    told = meant.kind in ("complete", "reopen") and meant.topic
    if told and len(named) == 1 and _partly(named[0].words, said, meant.topic):
        meant = replace(meant, unsure=True)  # "paid the electricity" of "Pay electricity bill"
    elif not any(not told or known.issuperset(tokens(line.words)) for line in named):
        return operation
    if meant.kind == "delete":  # "get rid of the sofa" may be a task in itself
        meant = replace(meant, unsure=meant.unsure or any(tokens(line.words) != said for line in named))
    if len(named) == 1:  # found: no need to look for it again
        [number] = (line.number for line in named)
        session.known.update((number, task) for task in result.tasks if task["number"] == number)
        return replace(meant, target=Target(numbers=(number,)))
    return meant


def _partly(title: str, said: Sequence[str], topic: str) -> bool:
    """Whether the title has what was done and to what, and says more."""
    words = tokens(title)
    names = topic.split()
    return not {*names}.isdisjoint(words) and not {*said, *names}.issuperset(words)
