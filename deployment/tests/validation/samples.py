"""A report to be written."""

from datetime import UTC, datetime

from validation.model import Check, Result, Row, not_run, row
from validation.report import Report
from validation.trial import Trial


async def nothing(_: Trial) -> list[Row]:
    return []


def report(*rows: Row) -> Report:
    """A report of one check with these rows."""
    check = Check("kill-one", "A pod dies", ("P4-SC-04", "EDGE-TURN"), nothing)
    made = Report(
        {"release": "ai-todo in namespace <x>"}, quick=False, results=[Result(check, list(rows), 12.3)]
    )
    made.began, made.seconds = datetime(2026, 11, 24, 12, 0, tzinfo=UTC), 125.0
    return made


GOOD = row("API pod deleted", "<= 5 s", "0.00 s", True)
BAD = row("API pod | killed <at once>", "<= 5 s", "7.10 s", False, "3x chat: 503 unavailable")
SHORT = row("MCP pod deleted", "<= 5 s", "6.00 s", False, "of 3 starts", enough=True)
NOT_MADE = not_run("images", "0 hits", "docker is not on PATH")
