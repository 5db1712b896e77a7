"""Whether a task is called by what somebody said."""

from assistant.actions.base import Lookup, list_call
from assistant.dialogue.questions import Line
from assistant.matching import best, stems, tokens
from assistant.operations import Target, View
from assistant.replies import one_line


def is_listed(target: Target, besides: str) -> Lookup[bool]:
    """Whether the title of an open task has all the words, and no others than `besides` where there are any;
    True also where the list does not answer, so that what comes next says so."""
    [result] = yield [list_call(View(status="pending", search=stems(target.words)[:200]))]
    titles = [Line(task["number"], one_line(task["title"])) for task in result.tasks]
    known = {*tokens(target.words), *besides.split()}
    fitting = [
        line for line in best(target.words, titles) if not besides or known.issuperset(tokens(line.words))
    ]
    return not result.ok or bool(fitting)
