"""What the scripts say: plain lines, and one clear line for every failure that a person can mend."""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Callable
from types import FrameType


class Failure(Exception):
    """Something a person can mend: what failed, why, and the fix. Shown as one line, never as a traceback."""

    def __init__(self, what: str, why: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what, self.why, self.fix = what, why, fix

    def __str__(self) -> str:
        if not (self.why or self.fix):
            return self.what
        line = f"{self.what}: {self.why}" if self.why else self.what
        line = line if line.endswith((".", "!", "?")) else f"{line}."
        return f"{line} Fix: {self.fix}" if self.fix else line


def say(text: str = "") -> None:
    """One line, visible at once also when the output is a pipe."""
    print(text, flush=True)


def complain(text: str) -> None:
    """One line on standard error."""
    print(text, file=sys.stderr, flush=True)


def from_os_error(error: OSError) -> Failure:
    """The system's refusal as a sentence with a fix."""
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Failure("The disk is full" + where, fix="free about 3 GB and run the command again.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Failure(
            "This folder cannot be written" + where,
            error.strerror or "permission denied",
            "run as the folder's owner, or clone the repository into a folder of your own.",
        )
    return Failure("The system refused" + where, error.strerror or str(error))


def _terminated(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def guarded(main: Callable[[], int]) -> None:
    """Runs `main` as the program: a failure is one line and exit code 1, Ctrl-C is quiet."""
    # SIGINT too: a shell lets what it starts in the background ignore it, and that is inherited. nohup's
    # ignored SIGHUP is meant.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _terminated)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _terminated)
    try:
        code = main()
    except Failure as failure:
        complain(f"error: {failure}")
        code = 1
    except OSError as error:
        complain(f"error: {from_os_error(error)}")
        code = 1
    except KeyboardInterrupt:
        complain("\nStopped.")
        code = 130
    sys.exit(code)
