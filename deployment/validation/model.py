"""What a check is, and what it says: rows of measure, bar, figure and verdict."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from validation.trial import Trial


class Verdict(StrEnum):
    """How a measurement compares with its bar."""

    PASS = "pass"  # noqa: S105
    SHORT = "short"  # the product's own criterion is met, our stricter bar is not
    FAIL = "FAIL"
    NOT_RUN = "not run"


class NotRun(Exception):
    """The check cannot be made here; the message says what is missing. Neither a pass nor a fail."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. `bar` and `figure` are for people; `detail` says how it came about."""

    measure: str
    bar: str
    figure: str
    verdict: Verdict
    detail: str = ""


def row(measure: str, bar: str, figure: str, passed: bool, detail: str = "", *, enough: bool = False) -> Row:
    """A measurement that was made. `bar` is what we ask of ourselves; `enough` says whether the product's
    success criterion, where that asks for less, is met."""
    verdict = Verdict.PASS if passed else Verdict.SHORT if enough else Verdict.FAIL
    return Row(measure, bar, figure, verdict, detail)


def not_run(measure: str, bar: str, why: str) -> Row:
    """A measurement that could not be made."""
    return Row(measure, bar, "-", Verdict.NOT_RUN, why)


type Run = Callable[["Trial"], Awaitable[list[Row]]]


@dataclass(frozen=True, slots=True)
class Check:
    """Something to be measured. `criteria` are the requirement's numbers (see `requirements.py`); a `quick`
    check is part of --quick."""

    name: str
    title: str
    criteria: tuple[str, ...]
    run: Run
    quick: bool = False


@dataclass(slots=True)
class Result:
    """A check that has been tried: its rows and how long it took."""

    check: Check
    rows: list[Row] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        return any(row.verdict is Verdict.FAIL for row in self.rows)
