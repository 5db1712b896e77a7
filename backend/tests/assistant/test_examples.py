"""Every rule's own example: its pattern fits it, and the whole message is read as that kind."""

from collections.abc import Sequence

import pytest

from assistant import attributes, views
from assistant.dates import anchored, holidays
from assistant.dates.extract import RULES as DATE_RULES
from assistant.dates.extract import extract, whole
from assistant.dates.found import DateRule
from assistant.grammar import (
    adding_rules,
    concluding,
    due_rules,
    fields_rules,
    headings,
    listed_rules,
    listing_rules,
    planned,
    presence,
    retitle,
    social,
    status_rules,
)
from assistant.operations import Clock
from assistant.recurrence.extract import RULES as REPEAT_RULES
from assistant.recurrence.pattern import RepeatRule
from assistant.rules import Rule
from assistant.text import tidy
from assistant.understanding import read

TABLES: list[tuple[set[str], Sequence[Rule]]] = [
    ({"social", "help"}, social.RULES),
    ({"help"}, social.ABOUT_UNDOING),
    ({"undo"}, social.UNDO),
    ({"list", "count"}, listing_rules.RULES),
    ({"add"}, adding_rules.RULES),
    ({"add"}, adding_rules.BARE),
    ({"add"}, headings.RULES),
    ({"add"}, planned.RULES),
    ({"add"}, concluding.ADD),
    ({"list"}, presence.RULES),
    ({"update"}, fields_rules.DESCRIPTION),
    ({"update"}, fields_rules.PRIORITY),
    ({"update"}, fields_rules.TAGS),
    ({"update"}, fields_rules.REPEAT),
    ({"update"}, due_rules.DATE_FIRST),
    ({"update"}, due_rules.CLEAR),
    ({"update"}, due_rules.RULES),
    ({"update"}, retitle.RULES),
]
TABLES += [({str(kind)}, rules) for kind, rules in (*status_rules.FAMILIES, *concluding.STATUS)]
RULES = [pytest.param(kinds, rule, id=rule.example) for kinds, rules in TABLES for rule in rules]
DATES = [pytest.param(rule, id=rule.example) for rule in DATE_RULES]
REPEATS = [pytest.param(rule, id=rule.example) for rule in REPEAT_RULES]


@pytest.mark.parametrize(("kinds", "rule"), RULES)
def test_rule_reads_its_example(kinds: set[str], rule: Rule, clock: Clock) -> None:
    assert rule.match(tidy(rule.example).low)
    [operation] = read(tidy(rule.example), clock)
    assert operation.kind in kinds


LISTED = [
    *(rule for _, rules in listed_rules.FAMILIES for rule in rules),
    *listed_rules.PLANNED,
    *listed_rules.IMPORTANT,
    *listed_rules.REPEATED,
]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.example) for rule in LISTED])
def test_rule_of_what_is_listed_fits_its_example(rule: Rule) -> None:
    assert rule.match(tidy(rule.example).low)


@pytest.mark.parametrize("rule", DATES)
def test_date_rule_reads_its_example(rule: DateRule, clock: Clock) -> None:
    match = rule.compiled.search(rule.example)
    assert match
    assert rule.read(match, clock) is not None


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.example) for rule in anchored.RULES])
def test_anchor_rule_moves_a_date(rule: anchored.AnchorRule, clock: Clock) -> None:
    assert rule.compiled.search(rule.example)
    said, _ = extract(tidy(f"{rule.example}tomorrow"), clock)
    assert said is not None
    assert said.day is not None


@pytest.mark.parametrize("each", [pytest.param(each, id=each.example) for each in holidays.HOLIDAYS])
def test_holiday_is_known_by_its_name(each: holidays.Holiday, clock: Clock) -> None:
    assert holidays.holiday(each.example) is each
    found = whole(tidy(each.example), clock)
    assert found is not None
    assert found.day in (each.in_year(2026), each.in_year(2027), each.in_year(2028))


@pytest.mark.parametrize("rule", REPEATS)
def test_repeat_rule_reads_its_example(rule: RepeatRule) -> None:
    match = rule.compiled.search(rule.example)
    assert match
    pattern = rule.read(match)
    assert pattern is not None
    assert pattern.parts()[0].startswith("FREQ=")


@pytest.mark.parametrize("example", [example for _, example, _ in views.RULES])
def test_view_rule_reads_its_example(example: str, clock: Clock) -> None:
    _, words, known = views.read_view(tidy(example), clock)
    assert known
    assert not words


@pytest.mark.parametrize("example", [example for _, example in attributes.PRIORITY_RULES])
def test_priority_rule_reads_its_example(example: str) -> None:
    priority, rest = attributes.extract_priority(tidy(example))
    assert priority in ("low", "high", "urgent")
    assert rest.low == "call ann"
