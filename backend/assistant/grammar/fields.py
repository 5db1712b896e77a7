"""Changing a task's description, priority, tags or repetition."""

import re

from assistant.attributes import priority_value, split_tags
from assistant.elsewhere import elsewhere
from assistant.grammar.fields_rules import DESCRIPTION, PRIORITY, REPEAT, TAGS
from assistant.operations import Changes, Clock, Operation
from assistant.recurrence import extract_recurrence
from assistant.rules import first, group, marked
from assistant.targets import parse_target
from assistant.text import Text


def read(text: Text, clock: Clock, anywhere: bool = False) -> Operation | None:
    """`anywhere`: also where the words name what other services look after, as a task may be called so."""
    for rules, change in (
        (DESCRIPTION, _description),
        (TAGS, _tags),
        (REPEAT, _repeat),
        (PRIORITY, _priority),
    ):
        for _, match in first(rules, text):
            changes = change(match, text, clock)
            said = group(match, text, "target")
            if said is None and match.start("target") == match.end("target") >= 0:
                said = Text("it", "it")  # the rule names no task
            if changes is not None and said is not None and (anywhere or not elsewhere(said.low)):
                possessive = re.sub(r"'s$", "", said.low)
                said = Text("it", "it") if possessive == "its" else said.cut(0, len(possessive))
                spans = marked(
                    match,
                    text,
                    target="task",
                    value="description",
                    p="priority",
                    tags="tags",
                    rule="recurrence",
                )
                return Operation(
                    "update", text.raw, target=parse_target(said, clock), changes=changes, spans=spans
                )
    return None


def _description(match: re.Match[str], text: Text, clock: Clock) -> Changes | None:
    if "clear" in match.groupdict():
        return Changes(description="")
    value = group(match, text, "value")
    return Changes(description=value.quotation() or value.raw) if value else None


def _priority(match: re.Match[str], text: Text, clock: Clock) -> Changes | None:
    groups = match.groupdict()
    if "p" not in groups:
        none = "normal" if "none" in groups else "low"
        return Changes(priority="high" if "high" in groups else none)
    return Changes(priority=priority_value(match["p"]))


def _tags(match: re.Match[str], text: Text, clock: Clock) -> Changes | None:
    groups = match.groupdict()
    if "clear" in groups:
        return Changes(clear_tags=True)
    tags = tuple(piece for part in split_tags(match["tags"]) for piece in re.split(r" #?", part) if piece)
    return Changes(remove_tags=tags) if groups.get("remove") else Changes(add_tags=tags)


def _repeat(match: re.Match[str], text: Text, clock: Clock) -> Changes | None:
    if "clear" in match.groupdict():
        return Changes(recurrence="")
    said = group(match, text, "rule")
    recurrence, rest = extract_recurrence(said, clock) if said else (None, text)
    return Changes(recurrence=recurrence.rule) if recurrence and not rest else None
