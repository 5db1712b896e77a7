"""What the person at the terminal sees while checks run."""

from __future__ import annotations

import sys


def say(text: str = "") -> None:
    """One line, visible at once also when the output is a pipe."""
    print(text, flush=True)


def complain(text: str) -> None:
    """One line on standard error."""
    print(text, file=sys.stderr, flush=True)
