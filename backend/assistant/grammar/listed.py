"""What only the list can tell: "complete the photos" asks for something where a task is called so, and is
meant for another service where none is; "bought milk" tells of a task, "did I buy milk?" asks about one, or
both are talk. Nothing is deleted on such words without a yes, but a task whose whole title was said ("scrap
the dentist")."""

import re

from assistant.attributes import priority_value
from assistant.dates.extract import extract
from assistant.grammar import due, fields, status
from assistant.grammar.listed_rules import ABOUT, DID, DIDNT, FAMILIES, IMPORTANT, PLANNED, REPEATED, STATE
from assistant.lexicon import names_of, opens_with_verb
from assistant.matching import tokens
from assistant.operations import Changes, Clock, Operation
from assistant.recurrence import extract_recurrence
from assistant.rules import first, group, marked
from assistant.spans import covering, taken
from assistant.targets import parse_target
from assistant.text import Text

# "Set the alarm for 7" is no task about an alarm; "set the deadline of the alarm to friday" is one.
_DEVICE = re.compile(
    r"(?:put|change|make|set|turn|switch|open|close|lock|unlock|start|stop|play|pause|dim|raise|"
    r"lower|increase|decrease) "
)
_TO = re.compile(r"(?: back)? (?:to|until|till)$")
_TELLING = 2  # words that name a task of which somebody speaks in passing
_STATED = re.compile(r".{1,80}? (?:is|are) (?:on|at|by|in|from) ")  # "the flight is at 6pm"
_LATER = re.compile(
    r"(?!make|set|move|push|have|do|start|hold|remind|in |call|buy).{2,60} "
    r"(?:later|earlier)$"
)
_FIELD = re.compile(
    r"\b(?:due|deadline|date|priority|prio|tags?|labels?|notes?|description|urgent|important|done|task)\b"
)


def read(text: Text, clock: Clock) -> Operation | None:
    """What the words ask for or tell if a task fits them; to be tried where nothing else was understood.

    Where something was done, `topic` has the words by which a task may name it beside what it was done to.
    """
    if repeated := _repeated(text, clock):
        return repeated
    for kind, rules in FAMILIES:
        for rule, match in first(rules, text):
            said = group(match, text, "target")
            if said and ((target := parse_target(said, clock)).words or (rules is ABOUT and target.numbers)):
                spans = marked(match, text, target="task")
                topic = "state" if rules is STATE else ""
                if rules in (DID, DIDNT) and not (
                    topic := names_of(match["verb" if rules is DID else "did"])
                ):
                    continue
                told = rule.means == "told"
                return Operation(kind, text.raw, target=target, topic=topic, spans=spans, unsure=told)
    return _planned(text, clock) or _anywhere(text, clock)


def _planned(text: Text, clock: Clock) -> Operation | None:
    """ "Let's do the dentist at 3": when a task that is there is to be done."""
    for rule, match in first(PLANNED, text):
        what = group(match, text, "what")
        when, said = extract(what, clock) if what else (None, text)
        if said.low.endswith(" now"):
            said = said.cut(0, -4)
        if rule.means == "moved":
            if not (to := _TO.search(said.low)):
                continue  # "they changed the tyres on monday"
            said = said.cut(0, to.start())
        if rule.means == "words" and (len(tokens(said.raw)) < _TELLING or not opens_with_verb(said.low)):
            continue  # "I'll pay tomorrow", "I'm going to Ann's party on friday"
        if what and when and said and (target := parse_target(said, clock)).words:
            spans = covering("task", said) + taken("due", what, said)
            whole = rule.means == "whole"
            changes = Changes(when=when)
            return Operation("update", text.raw, target=target, changes=changes, spans=spans, unsure=whole)
    return None


def _anywhere(text: Text, clock: Clock) -> Operation | None:
    """A request about the garage or the flights, which other services look after, where a task "
    "is called so."""
    if _DEVICE.match(text.low) and not _FIELD.search(text.low):
        return None
    if _LATER.match(text.low):  # "team meeting half an hour later"
        text = Text("make ", "make ", (-1,) * 5) + text
    if _STATED.match(text.low):
        return None
    for family in (_important, fields.read, due.read, status.read):
        asked = family(text, clock, anywhere=True)
        if asked and asked.target.words and asked.kind in ("complete", "delete", "update"):
            return asked
    return None


def _important(text: Text, clock: Clock, anywhere: bool) -> Operation | None:
    for _, match in first(IMPORTANT, text):
        said = group(match, text, "target")
        if said and (target := parse_target(said, clock)).words:
            spans = marked(match, text, target="task", p="priority")
            level = f"not {match['not']}" if "not" in match.re.groupindex else match["p"]
            changes = Changes(priority=priority_value(level))
            return Operation("update", text.raw, target=target, changes=changes, spans=spans)
    return None


def _repeated(text: Text, clock: Clock) -> Operation | None:
    for rules, match in first(REPEATED, text):
        said, rule = group(match, text, "target"), group(match, text, "rule")
        recurrence, rest = extract_recurrence(rule, clock) if rule else (None, text)
        if said and recurrence and not rest and (target := parse_target(said, clock)).words:
            spans = marked(match, text, target="task", rule="recurrence")
            changes = Changes(recurrence=recurrence.rule)
            whole = rules.means == "whole"
            return Operation("update", text.raw, target=target, changes=changes, spans=spans, unsure=whole)
    return None
