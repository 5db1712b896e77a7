"""What only the list can tell: "complete the photos" asks for something where a task is called so, and is
meant for another service where none is. Nothing is deleted on such words."""

from assistant.operations import Clock, Kind, Operation
from assistant.rules import PHRASE, Rule, first, group, marked
from assistant.targets import parse_target
from assistant.text import Text

_THE = rf"(?P<target>(?:the |my ){PHRASE})"
COMPLETE = (
    Rule(rf"(?:complete|finish|tick off|check off|cross off) {_THE}", "complete the photos"),
    Rule(
        rf"(?:mark|check|tick|cross) {_THE} (?:off|(?:as )?(?:done|complete|completed|finished))",
        "mark the photos as done",
    ),
)
UPDATE = (Rule(rf"(?:update|edit|modify|change) {_THE}", "update the budget meeting"),)
FAMILIES: tuple[tuple[Kind, tuple[Rule, ...]], ...] = (("complete", COMPLETE), ("update", UPDATE))


def read(text: Text, clock: Clock) -> Operation | None:
    """What the words ask for if a task fits them; to be tried where nothing else was understood."""
    for kind, rules in FAMILIES:
        for _, match in first(rules, text):
            said = group(match, text, "target")
            if said and (target := parse_target(said, clock)).words:
                return Operation(kind, text.raw, target=target, spans=marked(match, text, target="task"))
    return None
