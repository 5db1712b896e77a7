"""Moving a task to another day or time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from assistant.dates.extract import extract, impossible, whole
from assistant.elsewhere import elsewhere
from assistant.grammar.due_rules import CLEAR, DATE_FIRST, PUT_OFF, RULES
from assistant.lexicon import number
from assistant.operations import Changes, Clock, Operation, Target, When
from assistant.rules import Rule, first, group, marked
from assistant.spans import covering, taken
from assistant.targets import parse_target
from assistant.text import MASK, Text

_NOT_THAT = re.compile(r"(?: now)?(?:,? (?:and )?not .{1,40}|,? instead(?: of .{1,40})?| now)$")
_THE_PART = re.compile(r"the (?=(?:morning|afternoon|evening|(?:early|late) (?:morning|afternoon|evening))$)")
_NTH = re.compile(
    r"the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"[a-z]+teenth|twentieth|twenty-[a-z]+|thirtieth|thirty-first)\b"
)
_TRIES = 4


def read_date_first(text: Text, clock: Clock) -> Operation | None:
    return _read((*CLEAR, *PUT_OFF, *DATE_FIRST), text, clock)


def read(text: Text, clock: Clock, anywhere: bool = False) -> Operation | None:
    """`anywhere`: also where the words name what other services look after, as a task may be called so."""
    return _read((*CLEAR, *PUT_OFF, *DATE_FIRST, *RULES) if anywhere else RULES, text, clock, anywhere)


def _read(rules: Sequence[Rule], text: Text, clock: Clock, anywhere: bool = False) -> Operation | None:
    for rule, match in _matches(rules, text):
        said = group(match, text, "target")
        if said is None and match.start("target") == match.end("target") >= 0:
            said = Text("it", "it")  # the rule names no task
        if said is None or (elsewhere(said.low) and not anywhere):
            continue
        if rule.means == "tail":
            when, rest = extract(said, clock)
            if when is None and text.low.startswith("move ") and not anywhere:
                continue  # "move over"
            operation = _operation(text, rest, Changes(when=when) if when else Changes(), clock, topic="due")
            return replace(operation, spans=covering("task", rest) + taken("due", said, rest))
        changes = _changes(rule.means, match, text, clock)
        until = group(match, text, "when") if changes is None and rule.means == "when" else None
        if until and impossible(until, clock) == until.raw:  # asked for another one
            return _operation(text, said, Changes(), clock, topic="due")
        if changes is not None:
            spans = marked(match, text, target="task", when="due", n="due", unit="due")
            return replace(_operation(text, said, changes, clock), spans=spans)
    return None


def _matches(rules: Sequence[Rule], text: Text) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Every rule that fits, and fits again with a later "to" or "for" taken as the one before the date."""
    for rule, found in first(rules, text):
        match: re.Match[str] | None = found
        low = text.low
        for _ in range(_TRIES):
            if match is None:
                break
            yield rule, match
            if rule.means != "when":
                break
            start, end = match.end("target"), match.start("when")
            low = low[:start] + low[start:end].replace(" ", MASK) + low[end:]
            match = rule.match(low)


def _operation(text: Text, said: Text, changes: Changes, clock: Clock, topic: str = "") -> Operation:
    low = re.sub(r"'s$", "", said.low)
    target = Target(pronoun="it") if low == "its" else parse_target(said.cut(0, len(low)), clock)
    return Operation("update", text.raw, target=target, changes=changes, topic=topic)


def _changes(means: str, match: re.Match[str], text: Text, clock: Clock) -> Changes | None:
    if means == "clear":
        return Changes(clear_due=True)
    if means == "shift":
        count = 0.5 if match["n"] == "half an" else number(match["n"])
        unit = {
            "m": timedelta(minutes=1),
            "h": timedelta(hours=1),
            "d": timedelta(days=1),
            "w": timedelta(days=7),
        }
        earlier = -1 if re.search(r"\b(?:forward|ahead|up|earlier)\b", text.low) else 1
        return Changes(shift=min(count, 5000) * earlier * unit[match["unit"][0]])
    said = group(match, text, "when")
    when = _read_when(said, clock) if said else None
    return Changes(when=when) if when and when.due else None


def _read_when(said: Text, clock: Clock) -> When | None:
    if said.quotation():
        return None
    if denied := _NOT_THAT.search(said.low):  # "monday, not friday"
        said = said.cut(0, denied.start())
    if whole_part := _THE_PART.match(said.low):
        said = said.cut(whole_part.end())
    if _NTH.match(said.low):  # "the ninth" may be a place in a list, but not here
        said = Text("on ", "on ", (-1,) * 3) + said
    return whole(said, clock)
