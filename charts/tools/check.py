# /// script
# requires-python = ">=3.11"
# dependencies = ["pyyaml==6.0.3"]
# ///
"""Checks the charts without a cluster: charts/tools/check.py [--write] [--only STEP] [--list]

--write makes values.schema.json, the tables in README.md and the archives in charts/ anew.
Exit codes: 0 all held, 1 something did not, 2 wrong arguments, 3 not all was run: a tool is missing.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import helm
import manual
import policies
import restarts
import vendoring
import wrong_values
from layout import CHARTS, INSTALLABLE
from value_sets import VALUE_SETS

FAILED, NOT_RUN = 1, 3
REPOSITORY = CHARTS.parent
# A folder with the schemas of an API server; without it kubeconform fetches them.
SCHEMAS = "KUBERNETES_SCHEMAS"
KUBECONFORM = ("kubeconform", "-strict", "-summary", "-schema-location")


class NotRun(Exception):
    """A step that needs a tool which is not here: which, and how to get it."""


def generated(*, write: bool = False) -> list[str]:
    """values.schema.json, README.md and the archives are those of their sources."""
    stale = []
    for chart in INSTALLABLE:
        for path, text in (
            (CHARTS / chart / "values.schema.json", manual.schema_text(chart)),
            (CHARTS / chart / "README.md", manual.readme_text(chart)),
        ):
            if not path.exists() or path.read_text() != text:
                stale.append(path)
                if write:
                    path.write_text(text)
    stale += vendoring.write() if write else vendoring.stale()
    names = [str(path.relative_to(REPOSITORY)) for path in stale]
    if write:
        for name in names:
            print(f"     written: {name}")
        return []
    return [
        f"{name} is not what its source says; run: python3 charts/tools/check.py --write" for name in names
    ]


def lint() -> list[str]:
    """helm lint --strict, for every set of values, without a warning."""
    need("helm")
    faults = []
    for values in VALUE_SETS:
        result = helm.run(["helm", "lint", "--strict", values.chart, *values.arguments])
        if not result.ok or "[WARNING]" in result.output or "[INFO]" in result.output:
            faults.append(f"{values.chart}, {values.name}: {result.output}")
    return faults


def unit() -> list[str]:
    """helm unittest, all suites."""
    need("helm")
    if not helm.run(["helm", "unittest", "--help"]).ok:
        raise NotRun(
            "helm unittest not found (helm plugin install https://github.com/helm-unittest/helm-unittest)"
        )
    result = helm.run(["helm", "unittest", "--strict", *INSTALLABLE])
    if result.ok:
        print("     " + next(line for line in result.output.splitlines() if line.startswith("Tests:")))
        return []
    return [result.output]


def wrong() -> list[str]:
    """Values that cannot work are refused, and the message names the key."""
    need("helm")
    faults = wrong_values.accepted()
    print(f"     {len(wrong_values.WRONG)} wrong values")
    return faults


def mistyped() -> list[str]:
    """A mistyped key is refused, wherever it stands."""
    need("helm")
    tried, faults = wrong_values.mistyped()
    print(f"     {tried} mistyped keys")
    return faults


def restarting() -> list[str]:
    """A changed setting, secret or image restarts the pods that use it; nothing else does."""
    need("helm")
    return restarts.faults()


def schemas() -> list[str]:
    """kubeconform --strict of every set of values."""
    need("helm", "kubeconform")
    folder = os.environ.get(SCHEMAS)
    location = f"{folder}/{{{{.ResourceKind}}}}{{{{.KindSuffix}}}}.json" if folder else "default"
    with tempfile.TemporaryDirectory() as rendered:
        result = helm.run([*KUBECONFORM, location, *render(Path(rendered))])
    if result.ok:
        print(f"     {result.output.splitlines()[-1]}")
        return []
    return [result.output]


def trivy() -> list[str]:
    """Trivy's Kubernetes checks: no finding."""
    with tempfile.TemporaryDirectory() as folder:
        render(Path(folder))
        return policies.trivy(find_uv(), Path(folder))


def checkov() -> list[str]:
    """checkov: no finding beside the named skips."""
    with tempfile.TemporaryDirectory() as folder:
        render(Path(folder))
        faults = policies.checkov(find_uv(), Path(folder))
    for name, reason in policies.CHECKOV_SKIPS.items():
        print(f"     skipped: {name}, {reason}")
    return faults


def render(folder: Path) -> list[Path]:
    """What every set of values makes, one file a set."""
    need("helm")
    files = []
    for number, values in enumerate(VALUE_SETS):
        result = helm.template(values.chart, values.arguments, release=values.release)
        if not result.ok:
            raise SystemExit(f"{values.chart}, {values.name}: cannot be rendered: {result.output}")
        files.append(folder / f"{number:02}-{values.chart}.yaml")
        files[-1].write_text(result.output)
    return files


def need(*tools: str) -> None:
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        raise NotRun(f"{missing[0]} not found on PATH")


def find_uv() -> str:
    own = REPOSITORY / ".local" / "bin" / "uv"
    found = str(own) if own.exists() else shutil.which("uv")
    if found is None:
        raise NotRun("uv not found; `make setup` brings it")
    return found


STEPS: dict[str, Callable[[], list[str]]] = {
    "generated": generated,
    "lint": lint,
    "unit": unit,
    "wrong-values": wrong,
    "mistyped-keys": mistyped,
    "restarts": restarting,
    "schemas": schemas,
    "trivy": trivy,
    "checkov": checkov,
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Checks the charts without a cluster.")
    parser.add_argument(
        "--write", action="store_true", help="make the generated files anew, and check nothing"
    )
    parser.add_argument(
        "--only", action="append", choices=STEPS, metavar="STEP", help="run this step; repeatable"
    )
    parser.add_argument("--list", action="store_true", help="show the steps")
    options = parser.parse_args()
    if options.list:
        for name, step in STEPS.items():
            print(f"{name:14} {step.__doc__}")
        return 0
    if options.write:
        generated(write=True)
        return 0
    failed = False
    not_run: dict[str, list[str]] = {}
    for name in options.only or STEPS:
        began = time.monotonic()
        try:
            faults = STEPS[name]()
        except NotRun as missing:
            not_run.setdefault(str(missing), []).append(name)
            continue
        failed |= bool(faults)
        print(f"{'FAIL' if faults else 'ok  '} {name} ({time.monotonic() - began:.0f} s)")
        for fault in faults:
            print(f"     {fault}")
    for reason, names in not_run.items():
        print(f"NOT RUN, {reason}: {', '.join(names)}")
    return FAILED if failed else NOT_RUN if not_run else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except manual.ManualError as error:
        sys.exit(str(error))
