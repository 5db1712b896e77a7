"""Completing, reopening, deleting and restoring tasks."""

from assistant.elsewhere import elsewhere
from assistant.grammar.status_rules import FAMILIES
from assistant.lexicon import names_of
from assistant.operations import Clock, Operation, Target
from assistant.rules import first, group, marked
from assistant.targets import parse_target
from assistant.text import Text


def read(text: Text, clock: Clock, anywhere: bool = False) -> Operation | None:
    """`anywhere`: also where the words name what other services look after, as a task may be called so."""
    for kind, rules in FAMILIES:
        for rule, match in first(rules, text):
            said = group(match, text, "target")
            if (
                said
                and not anywhere
                and elsewhere(said.low)
                and (kind != "complete" or rule.means == "plain")
            ):
                continue
            target = parse_target(said, clock) if said else Target()
            told = rule.means == "told"  # sure only of what the verb names
            topic = names_of(match["verb"]) if told else ""
            spans = marked(match, text, target="task")
            return Operation(kind, text.raw, target=target, topic=topic, spans=spans, unsure=told)
    return None
