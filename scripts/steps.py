"""Runs a long command with a progress line, a full log and a readable failure."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from console import Failure, complain, say
from diagnosis import diagnose
from paths import LOG, shown

TAIL_LINES = 15
_SPINNER = "|/-\\"
_PLAIN_EVERY = 10.0  # seconds between lines where the output is no terminal


def tail(path: Path, lines: int = TAIL_LINES) -> list[str]:
    """The last lines of a text file; an unreadable file has none."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
    except OSError:
        return []


class _Progress:
    """A spinner on a terminal, a line every ten seconds elsewhere."""

    def __init__(self, title: str) -> None:
        self.title, self.started = title, time.monotonic()
        self.tty = sys.stdout.isatty()
        self._next_line, self._frame = _PLAIN_EVERY, 0
        if not self.tty:
            say(f"  {title} ...")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def tick(self) -> None:
        if self.tty:
            self._frame += 1
            frame = _SPINNER[self._frame % len(_SPINNER)]
            print(f"\r  {frame} {self.title} {self.seconds:.0f} s", end="", flush=True)
        elif self.seconds >= self._next_line:
            self._next_line += _PLAIN_EVERY
            say(f"  {self.title} ... {self.seconds:.0f} s")

    def end(self, word: str) -> None:
        if self.tty:
            print("\r\033[K", end="")
        say(f"  {self.title}: {word} in {self.seconds:.1f} s")


def run_step(title: str, argv: Sequence[str], *, cwd: Path, env: Mapping[str, str]) -> None:
    """Runs `argv`, output to `.local/log/setup-*.log`; shows the last lines before raising `Failure`."""
    LOG.mkdir(parents=True, exist_ok=True)
    log = LOG / f"setup-{re.sub('[^a-z0-9]+', '-', title.lower()).strip('-')}.log"
    progress = _Progress(title)
    with log.open("wb") as sink:
        try:
            child = subprocess.Popen(
                list(argv),
                cwd=cwd,
                env={**env, "NO_COLOR": "1"},  # the output is kept in a file and shown in part
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
            )
        except FileNotFoundError as error:
            raise Failure(f"{title} failed", f"{error.filename} is not there") from error
        try:
            while child.poll() is None:
                time.sleep(0.1)
                progress.tick()
        finally:
            if child.poll() is None:
                child.terminate()
                child.wait()
    if child.returncode == 0:
        progress.end("done")
        return
    progress.end("failed")
    for line in tail(log):
        complain(f"    | {line}")
    known = diagnose("\n".join(tail(log, 400)))
    raise Failure(
        f"{title} failed",
        known.why if known else f"{Path(argv[0]).name} ended with code {child.returncode}",
        f"{known.fix} Full log: {shown(log)}"
        if known
        else f"read the lines above or the full log, {shown(log)}",
    )
