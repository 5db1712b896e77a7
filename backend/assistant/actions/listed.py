"""Whether a task is called by what somebody said."""

from dataclasses import replace

from assistant.actions.base import Lookup, list_call
from assistant.dialogue.questions import Line
from assistant.matching import best, stems, tokens
from assistant.operations import Operation, Target, View
from assistant.replies import one_line


def if_listed(operation: Operation) -> Lookup[Operation]:
    """What is meant instead of the operation where the title of an open task has all the words, and no others
    than its topic's where there are any; also where the list does not answer, so that what comes next says
    so. Else the operation as it is."""
    meant = operation.if_listed
    if meant is None:
        return operation
    [result] = yield [list_call(View(status="pending", search=stems(meant.target.words)[:200]))]
    if not result.ok:
        return meant
    titles = [Line(task["number"], one_line(task["title"])) for task in result.tasks]
    named = best(meant.target.words, titles)
    known = {*tokens(meant.target.words), *meant.topic.split()}
    if not any(not meant.topic or known.issuperset(tokens(line.words)) for line in named):
        return operation
    if len(named) == 1 and meant.kind == "complete":  # found: no need to look for it again
        return replace(meant, target=Target(numbers=(named[0].number,)))
    return meant
