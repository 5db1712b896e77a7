"""Everything that is required is measured."""

import pytest

from validation.registry import CHECKS
from validation.requirements import CRITERIA, EDGE_CASES, REQUIREMENTS

MEASURED = {criterion for check in CHECKS for criterion in check.criteria}


def test_names_are_unique() -> None:
    names = [check.name for check in CHECKS]
    assert len(names) == len(set(names))


def test_no_check_without_a_requirement() -> None:
    assert REQUIREMENTS.keys() >= MEASURED
    assert all(check.criteria for check in CHECKS)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_success_criterion_has_a_check(number: int) -> None:
    assert f"P4-SC-{number:02}" in CRITERIA
    assert f"P4-SC-{number:02}" in MEASURED


@pytest.mark.parametrize("edge_case", EDGE_CASES)
def test_every_edge_case_has_a_check(edge_case: str) -> None:
    assert edge_case in MEASURED


def test_every_other_guarantee_has_a_check() -> None:
    assert REQUIREMENTS.keys() == MEASURED


def test_the_quick_part_is_a_part() -> None:
    quick = [check for check in CHECKS if check.quick]
    assert 0 < len(quick) < len(CHECKS)
