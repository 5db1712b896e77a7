"""Services whose supervisor was killed, on systems that do not end them by themselves (Linux does)."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterable
from pathlib import Path

import psutil

import processes
from console import say

_GRACE_SECONDS = 5.0


def _identity(pid: int) -> str:
    """The process number alone is used again and again; with the start time it names one process."""
    return f"{pid} {psutil.Process(pid).create_time():.2f}"


def remember(record: Path, pids: Iterable[int]) -> None:
    """Writes down our children. The caller holds this folder's run lock."""
    lines = []
    for pid in pids:
        with contextlib.suppress(psutil.NoSuchProcess):  # it died just now; the supervisor will tell
            lines.append(_identity(pid))
    record.write_text("\n".join(lines), encoding="ascii")


def end_remembered(record: Path) -> None:
    """Ends what is written down and still runs. The caller holds the run lock, so nobody supervises it."""
    try:
        lines = record.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            pid = int(line.split()[0])
            if _identity(pid) != line:
                continue
            process = psutil.Process(pid)
            if process.status() == psutil.STATUS_ZOMBIE:
                continue
        except (ValueError, IndexError, psutil.Error):
            continue
        say(f"  Ending a service of an earlier run (PID {pid}) ...")
        if not processes.end_stranger(process, signal.SIGTERM, _GRACE_SECONDS):
            processes.end_stranger(process, signal.SIGKILL, _GRACE_SECONDS)
    record.unlink(missing_ok=True)
