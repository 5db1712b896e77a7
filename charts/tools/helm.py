"""Running helm, with what it says."""

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from layout import CHARTS

NAMESPACE = "ai-todo"


@dataclass(frozen=True)
class Result:
    ok: bool
    output: str


def run(command: Sequence[str | Path]) -> Result:
    """Runs a command in the charts' folder; `output` has what it wrote to both streams, in order."""
    done = subprocess.run(  # our own command lines
        [str(part) for part in command],
        cwd=CHARTS,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return Result(done.returncode == 0, done.stdout.strip())


def template(chart: str, arguments: Iterable[str], *, release: str = "ai-todo") -> Result:
    """What `helm install` would send to the cluster, or why it would not."""
    return run(["helm", "template", release, chart, "--namespace", NAMESPACE, *arguments])
