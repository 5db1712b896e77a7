"""What ends a program, also one that a shell started in the background."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys, time
sys.path.insert(0, {scripts!r})
from console import guarded

def main():
    print("ready", flush=True)
    while True:  # not one long sleep: a signal just before it would be heard after it
        time.sleep(0.05)

guarded(main)
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_program_in_the_background_can_be_stopped(ending: signal.Signals) -> None:
    """A shell makes `command &` ignore SIGINT."""
    source = PROGRAM.format(scripts=str(Path(__file__).parents[1]))
    with subprocess.Popen(
        [sys.executable, "-c", source],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        child.send_signal(ending)
        assert child.wait(timeout=10) == 130
