"""What only the list can tell: "complete the photos" asks for something where a task is called so, and is
meant for another service where none is. Nothing is deleted on such words."""

from assistant.operations import Clock, Operation
from assistant.rules import PHRASE, Rule, first, group, marked
from assistant.targets import parse_target
from assistant.text import Text

_THE = rf"(?P<target>(?:the |my ){PHRASE})"
RULES = (
    Rule(rf"(?:complete|finish|tick off|check off|cross off) {_THE}", "complete the photos", "complete"),
    Rule(rf"(?:mark|check|tick|cross) {_THE} (?:off|(?:as )?(?:done|complete|completed|finished))",
         "mark the photos as done", "complete"),
    Rule(rf"(?:update|edit|modify|change) {_THE}", "update the budget meeting", "update"),
)  # fmt: skip


def read(text: Text, clock: Clock) -> Operation | None:
    """What the words ask for if a task fits them; to be tried where nothing else was understood."""
    for rule, match in first(RULES, text):
        if said := group(match, text, "target"):
            target = parse_target(said, clock)
            if target.words:
                spans = marked(match, text, target="task")
                kind = "complete" if rule.means == "complete" else "update"
                return Operation(kind, text.raw, target=target, spans=spans)
    return None
