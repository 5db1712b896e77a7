"""The charts themselves: what Helm says of them, and what their own checks say."""

from __future__ import annotations

import re
from pathlib import Path

from validation import shell
from validation.model import Row, not_run, row
from validation.release import CHART
from validation.trial import Trial

CHARTS = CHART.parent
CHECKER = CHARTS / "tools" / "check.py"
NOT_RUN = 3  # the checker's exit code for a tool that is not here
# The checker's steps with what they measure and the bar.
QUICK_STEPS = {
    "unit": ("unit tests of the charts", "all pass"),
    "wrong-values": ("wrong values", "refused with a message that names the key"),
    "mistyped-keys": ("mistyped keys at every level", "refused"),
}
STEPS = QUICK_STEPS | {
    "schemas": ("kubeconform --strict of many sets of values", "all valid"),
    "trivy": ("trivy's Kubernetes checks", "0 findings"),
    "checkov": ("checkov", "0 findings beside 2 named skips"),
}


async def clean(trial: Trial) -> list[Row]:
    """Lint here, the rest by the charts' own checker."""
    rows = [await _lint(strict=False), await _lint(strict=True)]
    for step, (measure, bar) in (QUICK_STEPS if trial.quick else STEPS).items():
        finished = await shell.run("python3", str(CHECKER), "--only", step, seconds=600)
        rows.append(verdict(measure, bar, finished))
    return rows


def verdict(measure: str, bar: str, finished: shell.Finished) -> Row:
    """The row for one step of the checker."""
    lines = [line.strip() for line in (finished.out + finished.err).splitlines() if line.strip()]
    if finished.code == NOT_RUN:
        return not_run(measure, bar, lines[-1] if lines else "")
    told = [line for line in lines if not re.match(r"(ok|FAIL|skipped)\b", line)]
    if finished.code:
        return row(measure, bar, f"{len(told)} findings", False, "; ".join(told)[:500])
    return row(measure, bar, told[-1][:80] if told else "none found", True)


async def _lint(*, strict: bool) -> Row:
    wrong: list[str] = []
    charts = [path.parent for path in sorted(CHARTS.glob("*/Chart.yaml")) if is_application(path)]
    for chart in charts:
        # A service by itself has to know its database.
        database = ("--set", "database.url=postgresql://user@host/name")
        values = ("--values", str(chart / "values-minikube.yaml")) if chart.name == CHART.name else database
        finished = await shell.run("helm", "lint", *(["--strict"] if strict else []), *values, str(chart))
        said = [line for line in finished.out.splitlines() if "[WARNING]" in line or "[ERROR]" in line]
        if finished.code or said:
            wrong.append(f"{chart.name}: {' '.join(said) or finished.said[-200:]}")
    return row(
        f"helm lint{' --strict' if strict else ''} of {len(charts)} charts",
        "no error, no warning",
        f"{len(wrong)} with findings",
        bool(charts) and not wrong,
        "; ".join(wrong),
    )


def is_application(chart_yaml: Path) -> bool:
    """A library chart is only ever part of another."""
    return not re.search(r"^type: library", chart_yaml.read_text(encoding="utf-8"), re.M)
