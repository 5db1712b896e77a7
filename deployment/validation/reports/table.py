"""The report for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from validation.model import Result, Row, Verdict
from validation.report import Report

HEADINGS = ("criterion", "measured", "bar", "figure", "")
WIDTHS = (12, 42, 26, 30, 7)
EXPLAINED = {
    Verdict.FAIL: "Failed",
    Verdict.SHORT: "Short of our bar (the product's criterion is met)",
    Verdict.NOT_RUN: "Not run",
}


def table(report: Report) -> str:
    """One line a measurement, wrapped where it must be; what failed or was not run is explained below."""
    lines = [*line(HEADINGS), "-" * (sum(WIDTHS) + 2 * len(WIDTHS) - 2)]
    for result in report.results:
        for row in result.rows:
            lines += line(cells(result, row))
    for verdict, heading in EXPLAINED.items():
        lines += explained(report, verdict, heading)
    return "\n".join([*lines, "", report.summary])


def cells(result: Result, row: Row) -> tuple[str, ...]:
    criterion = result.check.criteria[0]
    return criterion, row.measure, row.bar, row.figure, row.verdict.value


def line(parts: Sequence[str]) -> list[str]:
    """The cells side by side, each wrapped to its width."""
    wrapped = [textwrap.wrap(part, width) or [""] for part, width in zip(parts, WIDTHS, strict=True)]
    height = max(len(part) for part in wrapped)
    padded = [part + [""] * (height - len(part)) for part in wrapped]
    return [
        "  ".join(text.ljust(width) for text, width in zip(cell, WIDTHS, strict=True)).rstrip()
        for cell in zip(*padded, strict=True)
    ]


def explained(report: Report, verdict: Verdict, heading: str) -> list[str]:
    """The details of all rows with that verdict."""
    found = [
        f"  {result.check.name}: {row.measure}: {row.detail or row.figure}"
        for result in report.results
        for row in result.rows
        if row.verdict is verdict
    ]
    return ["", f"{heading}:", *found] if found else []
