"""What is to be finished by a day: the deadline of the task that is called so, or else a new task."""

from assistant.dates.extract import whole
from assistant.elsewhere import elsewhere
from assistant.grammar.drafts import drafts_spans, read_drafts
from assistant.operations import Changes, Clock, Operation
from assistant.rules import PHRASE, Rule, first, group, marked
from assistant.targets import parse_target
from assistant.text import Text

_UNTIL = r"(?P<when>(?:by|before|until|till|no later than) .{1,60})"
RULES = (
    Rule(
        rf"(?:complete|finish(?: off| up)?|close out) (?P<target>{PHRASE}),? {_UNTIL}",
        "finish the essay by sunday",
    ),
    Rule(rf"(?:get|have) (?P<target>{PHRASE}) (?:done|finished),? {_UNTIL}", "get the essay done by sunday"),
)


def read(text: Text, clock: Clock) -> Operation | None:
    for _, match in first(RULES, text):
        said, until = group(match, text, "target"), group(match, text, "when")
        when = whole(until, clock) if until else None
        if said is None or elsewhere(said.low) or when is None or when.due < clock.today.isoformat():
            continue
        spans = marked(match, text, target="task", when="due")
        target = parse_target(said, clock)
        deadline = Operation("update", text.raw, target=target, changes=Changes(when=when), spans=spans)
        if not target.words:
            return deadline
        drafts = read_drafts(text, clock)
        return Operation("add", text.raw, drafts=drafts, spans=drafts_spans(drafts), if_listed=deadline)
    return None
