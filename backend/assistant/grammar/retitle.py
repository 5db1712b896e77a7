"""Giving a task a new title, and changes that do not say what is to change."""

import re
from dataclasses import replace

from assistant.attributes import PRIORITY_WORD, priority_value
from assistant.elsewhere import elsewhere
from assistant.operations import Changes, Clock, Operation, Target
from assistant.rules import PHRASE, PLAIN, TASK, Rule, first, group, marked
from assistant.targets import parse_target
from assistant.text import QUOTED, Text
from assistant.titles import shorten, title

_T = rf"(?P<target>{PHRASE})"
_V = r"(?P<value>.+)"
# "It should be called off", "Ann needs to be called on friday" give no name.
_NO_CALL = (
    r"(?!(?:off|back|again|up|in|on|at|by|before|after|today|tonight|tomorrow|to|for|every|when|if|as)\b)"
)
_CHANGE = r"(?:change|rename|re-name|update|edit|retitle|modify|replace|correct|turn|amend|alter|fix)"
RULES = (
    Rule(rf"(?:{_CHANGE})(?: the)? (?:title|name) of {_T} in {_V}", "change the name of task 1 in call mom"),
    Rule(
        (
            rf"(?:{_CHANGE}|set|make)(?: the)? (?:title|name|text|wording) (?:of|for|on) {_T} (?:to|as|"
            rf"into|with|to be|to say) {_V}"
        ),
        "change the title of task 1 to call mom",
    ),
    Rule(
        (
            rf"(?:{_CHANGE}|set)(?: the)? (?!(?:my|your|his|her|our) )(?P<target>its|{PHRASE})(?:'s)? "
            r"(?:title|name|text) (?:to|as|"
            rf"into) {_V}"
        ),
        "change task 1's title to call mom",
    ),
    Rule(
        rf"{_CHANGE} {_T} (?:to say|to read|so (?:that )?it says|into|to|as|with|=>|->) {_V}",
        "change task 1 to 'Call mom tonight'",
    ),
    Rule(
        rf"(?:rename|call|retitle|update|edit|change) {_T}(?:,|:)? (?P<value>{QUOTED})(?: instead| from "
        rf"now on)?",
        "rename task 1 'Call mom'",
    ),
    Rule(
        rf"(?P<target>{PLAIN}) (?:should be|must be|needs to be|has to be|shall be) "
        rf"(?:called|named) {_NO_CALL}{_V}",  # people are called, too
        "task 1 should be called call mom",
    ),
    Rule(
        rf"(?!what|which|who|how){_T} (?:should be|must be|needs to be|has to be|shall be) "
        rf"(?:renamed(?: to)?|titled) {_NO_CALL}{_V}",
        "the dentist should be renamed call mom",
    ),
    Rule(
        rf"(?:it|that) should (?:say|read|be called|be(?= {QUOTED}$)) (?P<value>.+)(?P<target>)",
        "it should say 'Call mom'",
    ),
    Rule(
        rf"(?:rename|retitle) (?P<target>it|that|this) (?!back\b|again\b|later\b|an? \b){_V}",
        "rename it call mom",
    ),
    Rule(rf"(?:change|rename|update|edit|modify) (?P<target>{PLAIN})", "update task 3"),
    Rule(
        rf"(?:{_CHANGE}|reschedule|move|postpone|snooze)(?: an?| the| my| some| one)?(?: {TASK})?",
        "edit a task",
    ),
)
_NOTHING = re.compile(r"(?:it|that|this|them|something|everything)$")


def read(text: Text, clock: Clock) -> Operation | None:
    for _, match in first(RULES, text):
        said, value = group(match, text, "target"), group(match, text, "value")
        if value and not re.search(r"\w|[^\x00-\x7f]", value.raw):
            continue  # quotation marks with nothing between them
        if said and elsewhere(said.low):
            continue
        if said is None:
            target = Target(pronoun="it") if value else Target()
        else:
            low = re.sub(r"'s$", "", said.low)
            target = Target(pronoun="it") if low == "its" else parse_target(said.cut(0, len(low)), clock)
        if target.view and value:
            continue  # one title is not given to many tasks
        operation = _operation(text, target, value)
        meant = "priority" if operation.changes.priority else "title" if operation.changes.title else "action"
        return replace(operation, spans=marked(match, text, target="task", value=meant))
    return None


def _operation(text: Text, target: Target, value: Text | None) -> Operation:
    if value is None:
        return Operation("update", text.raw, target=target)
    if value.quotation() is None:
        low = value.low.removesuffix(" priority")
        if re.fullmatch(PRIORITY_WORD, low):
            return Operation("update", text.raw, target=target, changes=Changes(priority=priority_value(low)))
        if re.fullmatch(r"(?:done|complete|completed|finished)", low):
            return Operation("complete", text.raw, target=target)
    name, overflow = shorten(title(value))
    return Operation(
        "update", text.raw, target=target, changes=Changes(title=name, description=overflow or None)
    )
