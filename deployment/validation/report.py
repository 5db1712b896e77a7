"""All that was measured, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from validation.model import Result, Verdict
from validation.requirements import REQUIREMENTS


@dataclass(slots=True)
class Report:
    """Results in the order they were made. `about` says where: cluster, release, images, machine."""

    about: dict[str, str]
    quick: bool
    results: list[Result] = field(default_factory=list)
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: float = 0.0

    def count(self, verdict: Verdict) -> int:
        return sum(row.verdict is verdict for result in self.results for row in result.rows)

    @property
    def passed(self) -> bool:
        """Whether something was measured and nothing failed."""
        return self.count(Verdict.FAIL) == 0 and self.count(Verdict.PASS) + self.count(Verdict.SHORT) > 0

    @property
    def summary(self) -> str:
        """`41 passed, 3 short of our bar, 2 failed, 1 not run in 12 min 5 s`."""
        minutes, seconds = divmod(round(self.seconds), 60)
        short = self.count(Verdict.SHORT)
        return (
            f"{self.count(Verdict.PASS)} passed,"
            + (f" {short} short of our bar," if short else "")
            + f" {self.count(Verdict.FAIL)} failed, {self.count(Verdict.NOT_RUN)} not run"
            f" in {minutes} min {seconds} s"
        )

    def as_json(self) -> dict[str, Any]:
        """The report for programs."""
        return {
            "began": self.began.isoformat(timespec="seconds"),
            "seconds": round(self.seconds, 1),
            "quick": self.quick,
            "passed": self.passed,
            "about": self.about,
            "checks": [
                {
                    "name": result.check.name,
                    "title": result.check.title,
                    "criteria": list(result.check.criteria),
                    "seconds": round(result.seconds, 1),
                    "rows": [
                        {
                            "measure": row.measure,
                            "bar": row.bar,
                            "figure": row.figure,
                            "verdict": row.verdict.value,
                            "detail": row.detail,
                        }
                        for row in result.rows
                    ],
                }
                for result in self.results
            ],
        }


def criteria_in_words(criteria: Sequence[str]) -> str:
    """`P4-SC-04 survives pod restarts; ...`."""
    return "; ".join(f"{criterion} {REQUIREMENTS[criterion]}" for criterion in criteria)
