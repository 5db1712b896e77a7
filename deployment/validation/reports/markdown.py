"""The report as docs/validation.md."""

from __future__ import annotations

from validation.model import Row
from validation.report import Report, criteria_in_words

_HEAD = """# Measured on the cluster

Written by `deployment/validate.sh --write-docs`; do not edit. Every figure comes from a running cluster, with
people who signed up, chats they held and rows that were counted. The milliseconds are those of the machine
named below at that moment. The bars are what we ask of ourselves; "short" says that the product's own success
criterion, which asks for less, is met and the bar is not.
"""


def document(report: Report) -> str:
    """The whole page."""
    about = "\n".join(f"- {key}: {value}" for key, value in report.about.items())
    parts = [_HEAD, about, "", f"**{report.summary}**", ""]
    for result in report.results:
        parts += [
            f"## {result.check.title}",
            "",
            f"`--only {result.check.name}`, {result.seconds:.0f} s."
            f" {criteria_in_words(result.check.criteria)}.",
            "",
            "| measured | bar | figure | verdict |",
            "| --- | --- | --- | --- |",
            *(_line(row) for row in result.rows),
            "",
        ]
    return "\n".join(parts)


def _line(row: Row) -> str:
    measure = f"{row.measure}<br>{row.detail}" if row.detail else row.measure
    return "| " + " | ".join(_cell(text) for text in (measure, row.bar, row.figure, row.verdict.value)) + " |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
