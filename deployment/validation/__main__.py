"""`python -m validation`: see `deployment/validate.sh --help`."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import fcntl
import json
import platform
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from validation import shell
from validation.cli import Unknown, chosen, listing, parser
from validation.cluster import Cluster
from validation.console import complain, say
from validation.doors import open_doors
from validation.model import Check, Result, Verdict
from validation.people import Crowd
from validation.preflight import Missing, current_context, require_doors, require_release, require_tools
from validation.release import COMPONENTS, Release
from validation.report import Report
from validation.reports import html, markdown, table
from validation.runner import try_out
from validation.trial import Trial

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".local" / "validation"
DOCS = ROOT / "docs" / "validation.md"


async def about(release: Release, checks: int) -> dict[str, str]:
    """Where the figures come from."""
    nodes = await release.cluster.items("nodes")
    info, capacity = nodes[0]["status"]["nodeInfo"], nodes[0]["status"]["capacity"]
    images = [(await release.image(component)).rsplit("/", 1)[-1] for component in COMPONENTS]
    return {
        "release": f"{release.name} in namespace {release.cluster.namespace}",
        "context": release.cluster.context,
        "Kubernetes": f"{info['kubeletVersion']}, {info['containerRuntimeVersion']}",
        "node": f"{capacity['cpu']} CPUs, {capacity['memory']}, {len(nodes)} in all",
        "images": ", ".join(images),
        "measured from": f"{platform.system()} {platform.machine()}, the same machine as the load",
        "checks": str(checks),
    }


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Lets one validation of this checkout work at a time: two would take each other's changes back."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Missing("Another validation is running. Fix: wait for its end.") from None
        yield


async def measure(options: argparse.Namespace, checks: list[Check]) -> Report:
    """The report of these checks; Missing when nothing can be measured. Ctrl-C and SIGTERM cancel it, so that
    what a check has changed is put back; a shell lets what it starts in the background ignore SIGINT."""
    task = asyncio.current_task()
    assert task is not None  # noqa: S101  # a coroutine is run by a task
    for ending in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(ending, task.cancel)
    require_tools()
    context = options.context or await current_context()
    cluster = Cluster(context, options.namespace)
    say(f"Context {context}, namespace {options.namespace}, release {options.release}: {len(checks)} checks.")
    release = await require_release(cluster, options.release)
    report = Report(await about(release, len(checks)), options.quick)
    started = time.monotonic()
    with alone():
        async with open_doors(release) as doors:
            await try_all(checks, Trial(cluster, release, doors, Crowd(doors.web), options.quick), report)
    report.seconds = time.monotonic() - started
    return report


async def try_all(checks: list[Check], trial: Trial, report: Report) -> None:
    """Makes the checks one after the other; the people leave at the end."""
    await require_doors(trial.doors)
    try:
        for number, check in enumerate(checks, 1):
            say(f"[{number}/{len(checks)}] {check.name}: {check.title} ...")
            result = await try_out(check, trial)
            report.results.append(result)
            tell(result)
    finally:
        await trial.crowd.leave()


def tell(result: Result) -> None:
    """What came of a check, at once: the whole run takes long."""
    for row in result.rows:
        say(f"    {row.verdict.value:<8} {row.measure}: {row.figure} (bar: {row.bar})")
        if row.verdict is not Verdict.PASS and row.detail:
            say(f"             {row.detail}")
    say(f"    {result.seconds:.0f} s")


def write(report: Report, options: argparse.Namespace) -> None:
    """The reports as files."""
    files = {
        options.json or FOLDER / "report.json": json.dumps(report.as_json(), indent=2) + "\n",
        options.html or FOLDER / "report.html": html.page(report),
    }
    if options.write_docs:
        files[DOCS] = markdown.document(report)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        say(f"Written: {path}")


def main() -> int:
    """The exit code."""
    options = parser().parse_args()
    if options.list:
        say(listing())
        return 0
    try:
        checks = chosen(options.quick, options.only, options.skip)
        report = asyncio.run(measure(options, checks))
    except (Missing, Unknown, shell.CommandFailed) as error:
        complain(f"error: {error}")
        return 2
    except asyncio.CancelledError:
        complain("\nStopped; what was changed has been put back.")
        return 130
    say("\n" + table.table(report))
    write(report, options)
    incomplete = options.strict and report.count(Verdict.NOT_RUN)
    return 0 if report.passed and not incomplete else 1


if __name__ == "__main__":
    sys.exit(main())
