"""The charts themselves: lint, unit tests, schema, and what scanners say where they are installed."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from shutil import which

from validation import shell
from validation.model import Row, not_run, row
from validation.release import CHART
from validation.trial import Trial

CHARTS = CHART.parent
TYPOS = (
    "backend.replicaCuont",
    "mcp.resources.requests.cpuu",
    "frontend.service.nodeport",
    "postgresql.enable",
)


def charts() -> list[Path]:
    return sorted(path.parent for path in CHARTS.glob("*/Chart.yaml"))


async def clean(trial: Trial) -> list[Row]:
    """All of it."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as values:
        json.dump(trial.release.values, values)
        values.flush()
        manifests = await shell.output(
            "helm", "template", trial.release.name, str(CHART), "--values", values.name
        )
    return [
        await _lint(strict=False),
        await _lint(strict=True),
        await _typos(),
        await _unit_tests(),
        await _manifests(manifests),
        await _scan(manifests),
    ]


async def _lint(*, strict: bool) -> Row:
    wrong: list[str] = []
    applications = [chart for chart in charts() if "type: library" not in (chart / "Chart.yaml").read_text()]
    for chart in applications:
        values = chart / "values-minikube.yaml"
        more = ["--values", str(values)] if values.is_file() else []
        if not more and chart.name != CHART.name:  # a service by itself needs to know its database
            more = ["--set", "database.url=postgresql://user@host/name"]
        finished = await shell.run("helm", "lint", *(["--strict"] if strict else []), *more, str(chart))
        if finished.code or "[WARNING]" in finished.out or "[ERROR]" in finished.out:
            said = [line for line in finished.out.splitlines() if "[WARNING]" in line or "[ERROR]" in line]
            wrong.append(f"{chart.name}: {' '.join(said) or finished.said[-200:]}")
    return row(
        f"helm lint{' --strict' if strict else ''} of {len(applications)} charts",
        "no error, no warning",
        f"{len(wrong)} with findings",
        not wrong,
        "; ".join(wrong),
    )


async def _typos() -> Row:
    """Mistyped keys at every level are refused, and named."""
    accepted: list[str] = []
    for key in TYPOS:
        finished = await shell.run(
            "helm", "template", "ai-todo", str(CHART), "--set", "postgresql.enabled=true", "--set", f"{key}=1"
        )
        if not finished.code or key.rpartition(".")[2] not in finished.err:
            accepted.append(key)
    figure = f"{len(TYPOS) - len(accepted)} of {len(TYPOS)} refused"
    return row("mistyped values", "refused, named", figure, not accepted, ", ".join(accepted))


async def _unit_tests() -> Row:
    measure, bar = "helm unittest", "all pass"
    plugin = await shell.run("helm", "unittest", "--help")
    if plugin.code:
        return not_run(measure, bar, "the helm plugin unittest is not installed")
    folders = [str(chart) for chart in charts() if (chart / "tests").is_dir()]
    if not folders:
        return row(measure, bar, "there are no unit tests", False)
    finished = await shell.run("helm", "unittest", *folders)
    summary = [line.strip() for line in finished.out.splitlines() if line.startswith("Tests:")]
    passed = not finished.code and bool(summary)
    return row(measure, bar, " ".join(summary) or finished.said[-80:], passed)


async def _manifests(manifests: str) -> Row:
    measure, bar = "kubeconform --strict of what is installed", "all valid"
    if not which("kubeconform"):
        return not_run(measure, bar, "kubeconform is not installed")
    place = os.environ.get("KUBECONFORM_SCHEMA_LOCATION", "default")
    finished = await shell.run(
        "kubeconform", "-strict", "-summary", "-schema-location", place, "-", stdin=manifests
    )
    if "failed downloading schema" in finished.out + finished.err:
        return not_run(
            measure, bar, "the schemas cannot be fetched; KUBECONFORM_SCHEMA_LOCATION names a copy"
        )
    return row(
        measure, bar, finished.out.strip()[-100:], not finished.code, finished.said if finished.code else ""
    )


async def _scan(manifests: str) -> Row:
    measure, bar = "trivy config of what is installed", "0 findings"
    if not which("trivy"):
        return not_run(measure, bar, "trivy is not installed")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "manifests.yaml").write_text(manifests, encoding="utf-8")
        command = (
            "trivy",
            "config",
            "--quiet",
            "--skip-check-update",
            "--skip-version-check",
            "--format",
            "json",
        )
        finished = await shell.run(*command, folder)
    if finished.code:
        return row(measure, bar, "trivy failed", False, finished.said[-200:])
    results = json.loads(finished.out).get("Results") or []
    found = [each["ID"] for result in results for each in result.get("Misconfigurations") or []]
    return row(measure, bar, f"{len(found)} findings", not found, ", ".join(sorted(set(found))))
