"""The command line: which checks, where, and where the reports go."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from validation.model import Check
from validation.registry import CHECKS
from validation.requirements import REQUIREMENTS


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as the other scripts do."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(2, f"error: {message}. Fix: see deployment/validate.sh --help.\n")


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = _Parser(
        prog="deployment/validate.sh",
        description="Measures every success criterion of the deployment on the running cluster. It disturbs"
        " the release while it runs (pods are deleted, values changed and put back): not for production.",
        epilog="Exit code: 0 nothing failed, 1 something failed, 2 nothing could be measured.",
    )
    made.add_argument("--quick", action="store_true", help="the checks that matter most, in a few minutes")
    made.add_argument("--only", nargs="+", action="extend", metavar="NAME", help="these checks (see --list)")
    made.add_argument("--skip", nargs="+", action="extend", metavar="NAME", default=[], help="all but these")
    made.add_argument("--list", action="store_true", help="name the checks and end")
    made.add_argument("--namespace", default="ai-todo", help="namespace of the release (default %(default)s)")
    made.add_argument("--release", default="ai-todo", help="name of the release (default %(default)s)")
    made.add_argument("--context", default="", help="kubectl context (default: the current one)")
    made.add_argument("--json", type=Path, metavar="FILE", help="default .local/validation/report.json")
    made.add_argument("--html", type=Path, metavar="FILE", help="default .local/validation/report.html")
    made.add_argument("--write-docs", action="store_true", help="write docs/validation.md as well")
    made.add_argument("--strict", action="store_true", help="what could not be run counts as failed")
    return made


class Unknown(Exception):
    """A check that does not exist."""


def chosen(quick: bool, only: Sequence[str] | None, skip: Sequence[str]) -> list[Check]:
    """The checks in their order; Unknown names the ones that do not exist."""
    known = {check.name for check in CHECKS}
    unknown = [name for name in (*(only or ()), *skip) if name not in known]
    if unknown:
        raise Unknown(f"There is no check {', '.join(unknown)}. Fix: use names that --list shows.")
    if only:
        return [check for check in CHECKS if check.name in only and check.name not in skip]
    return [check for check in CHECKS if (check.quick or not quick) and check.name not in skip]


def listing() -> str:
    """The checks by name, with what they are about."""
    width = max(len(check.name) for check in CHECKS)
    lines = [
        f"{check.name:<{width}}  {'quick' if check.quick else '     '}  {check.title}\n"
        f"{'':<{width}}         {', '.join(f'{each} ({REQUIREMENTS[each]})' for each in check.criteria)}"
        for check in CHECKS
    ]
    return "\n".join(lines)
