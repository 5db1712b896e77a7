"""Child processes that never outlive the program that started them."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

import psutil

_PR_SET_PDEATHSIG = 1
# Loaded before any fork: a child between fork and exec must not import or allocate much.
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def _dies_with_parent(parent: int, death: signal.Signals) -> Callable[[], None]:
    """What a child runs before exec. Linux ties it to the parent's THREAD: spawn from the main one."""

    def prepare() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, int(death), 0, 0, 0)
            if os.getppid() != parent:  # it died before the request was in place
                os._exit(1)

    return prepare


def spawn(
    argv: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str],
    output: IO[bytes],
    death: signal.Signals = signal.SIGKILL,
    user: str | None = None,
) -> subprocess.Popen[bytes]:
    """Starts a child in a session of its own (Ctrl-C reaches us alone); it gets `death` when we are killed.

    With `user` the child runs as that system user; only root may ask for it.
    """
    return subprocess.Popen(
        list(argv),
        cwd=cwd,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=_dies_with_parent(os.getpid(), death),
        user=user,
        group=user,
        extra_groups=[] if user else None,
    )


def stop(child: subprocess.Popen[bytes], polite: signal.Signals, grace: float) -> bool:
    """Asks the child to end, kills its whole group after `grace` seconds. True when it ended by itself."""
    if child.poll() is None:
        child.send_signal(polite)
    deadline = time.monotonic() + grace
    while child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    ended = child.poll() is not None
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)  # also what the child may have left behind
    child.wait()
    return ended


def end_stranger(process: psutil.Process, polite: signal.Signals, grace: float) -> bool:
    """Ends a process that is not our child; True when it is gone (an unreaped zombie is gone too)."""
    deadline = time.monotonic() + grace
    try:
        process.send_signal(polite)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
    except psutil.NoSuchProcess:
        pass
    return True
