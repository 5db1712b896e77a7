"""`python -m bench.language`: what it costs to understand a message, offline and without a stack.

The messages are those of the tests; the long ones repeat parts that tempt a pattern to try again and again.
"""

import os
import subprocess
import sys
from datetime import datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from zoneinfo import ZoneInfo

from assistant.operations import Clock
from assistant.text import tidy
from assistant.understanding import read
from bench.timing import p50, p99, verdict

MESSAGES = Path(__file__).parent.parent / "tests" / "assistant" / "messages"
P50_GOAL, P99_GOAL, LONG_GOAL = 2.0, 10.0, 100.0  # ms
IMPORT_GOAL, MEMORY_GOAL = 150.0, 15.0  # ms, MB
LONG = 10_000  # characters
UNITS = (
    "add milk and ", "a, ", "1, ", "task ", "tomorrow at 5 ", "every monday ", "'x' ", "' ", "!! ", "a\n",
    "delete task 1 and ", "update x to y to ", "i need to ", "put it on my list ", "the first and second ",
    "move it to friday to ", "x", "(a ", "is milk on my list ", "please ", "and ", "for the to on by at ",
    "bought milk and ", "x remind me ", "the milk is paid and ", "note for task 3: ", "no date for ", "1 2 ",
)  # fmt: skip


def lists() -> dict[str, str]:
    """Messages that are one long list: of tasks that are all different, as no cache then helps."""
    names = ["".join(letters) for letters in product("bcdfglmnprst", "aeiou", "bcdfglmnprst", "aeiou")]
    return {
        "a list of 1,666 tasks": ("add " + ", ".join(names))[:LONG],
        "a list with dates": ("add " + ", ".join(f"{name} on friday" for name in names))[:LONG],
        "lines": "\n".join(f"- {name} {name[::-1]}" for name in names)[:LONG],
    }


# In a fresh interpreter, with the byte code already there: the time to import, and the memory that stays.
FRESH = """
import time, dataclasses, datetime, json, re, typing, zoneinfo
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
before, start = resident(), time.perf_counter()
import assistant.turn
print((time.perf_counter() - start) * 1000, resident() - before)
"""


def cost(message: str, clock: Clock) -> float:
    start = perf_counter()
    read(tidy(message), clock)
    return (perf_counter() - start) * 1000


def said() -> list[str]:
    files = sorted(MESSAGES.glob("*.txt"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [line.split(" | ")[1] if " | " in line else line for line in lines if line and line[0] != "#"]


def fresh() -> tuple[float, float]:
    """Milliseconds and megabytes of an import, the best of five."""
    with TemporaryDirectory() as cache:
        env = os.environ | {"PYTHONPYCACHEPREFIX": cache, "PYTHONDONTWRITEBYTECODE": ""}
        command = [sys.executable, "-c", FRESH]
        runs = [subprocess.run(command, capture_output=True, check=True, env=env).stdout for _ in range(6)]  # noqa: S603
    found = [[float(figure) for figure in run.split()] for run in runs[1:]]
    return min(run[0] for run in found), min(run[1] for run in found)


def report(name: str, value: float, goal: float, unit: str) -> None:
    print(f"{name:<34} {value:8.2f} {unit}  {verdict(value, goal)}")


def main() -> None:
    zone = ZoneInfo("Europe/Berlin")
    clock = Clock(datetime(2026, 11, 24, 15, 46, tzinfo=zone), zone)
    messages = said()
    first = cost(messages[0], clock)
    costs = [min(cost(message, clock) for _ in range(2)) for message in messages]
    texts = {unit.strip(): (unit * LONG)[:LONG] for unit in UNITS} | lists()
    long = {name: min(cost(text, clock) for _ in range(2)) for name, text in texts.items()}
    worst = max(long, key=lambda name: long[name])
    imported, memory = fresh()
    print(f"{len(messages)} messages; the very first took {first:.0f} ms (patterns are compiled once)")
    report("a message, p50", p50(costs), P50_GOAL, "ms")
    report("a message, p99", p99(costs), P99_GOAL, "ms")
    report(f"{LONG:,} characters, worst ({worst!r})", long[worst], LONG_GOAL, "ms")
    report("import of the package", imported, IMPORT_GOAL, "ms")
    report("memory the import takes", memory, MEMORY_GOAL, "MB")


if __name__ == "__main__":
    main()
