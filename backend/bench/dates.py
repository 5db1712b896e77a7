"""`python -m bench.dates SET.jsonl [--dateparser PYTHON]`: how many date lines our engine reads right.

A line of the set is {"id", "text", "reference", "expected"}, with "also_ok" and "match": "date" where a label
has them. With the Python of an environment that has `dateparser` (a throw-away one: it is no dependency of
ours) the same lines are given to it in the same run:

    python3 -m venv /tmp/dp && /tmp/dp/bin/pip install dateparser
    uv run python -m bench.dates SET.jsonl --dateparser /tmp/dp/bin/python

It fills in a time where none was said, so its time counts only where the label has one; ours always counts.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from assistant.dates.extract import whole
from assistant.operations import Clock
from assistant.text import tidy
from bench.timing import p50, p99

Line = dict[str, Any]
Answer = tuple[str | None, float]  # the due date said, and the milliseconds it took
_ZONE = ZoneInfo("UTC")
# Run by the other Python. English and dates to come are what our users mean, too.
_DATEPARSER = """
import json, sys, time
from datetime import datetime
import dateparser
def read(line):
    settings = {"RELATIVE_BASE": datetime.fromisoformat(line["reference"]), "PREFER_DATES_FROM": "future"}
    start = time.perf_counter()
    found = dateparser.parse(line["text"], languages=["en"], settings=settings)
    return found and found.replace(tzinfo=None).isoformat(), (time.perf_counter() - start) * 1000
lines = [json.loads(line) for line in sys.stdin]
for line in lines:  # once unmeasured, to compile and load
    read(line)
for line in lines:
    print(json.dumps(read(line)))
"""


def ours(lines: list[Line]) -> list[Answer]:
    out: list[Answer] = []
    for line in lines:
        clock = Clock(datetime.fromisoformat(line["reference"]).replace(tzinfo=_ZONE), _ZONE)
        start = time.perf_counter()
        when = whole(tidy(line["text"]), clock)
        out.append((when.due if when else None, (time.perf_counter() - start) * 1000))
    return out


def dateparsers(lines: list[Line], python: str) -> list[Answer]:
    given = "\n".join(json.dumps(line) for line in lines)
    # The interpreter is named by whoever measures.
    done = subprocess.run(  # noqa: S603
        [python, "-c", _DATEPARSER], input=given, capture_output=True, text=True, check=True
    )
    return [(due, took) for due, took in map(json.loads, done.stdout.splitlines())]


def right(line: Line, due: str | None, *, fills_in_times: bool) -> bool:
    """Whether the answer is one of the labels; of a label that is only about the day, the day counts."""
    if due is None:
        return False
    for label in [line["expected"], *line.get("also_ok", [])]:
        if line.get("match") == "date" or (fills_in_times and "T" not in label):
            if due[:10] == label[:10]:
                return True
        elif len(due) == 10 or len(label) == 10:
            if due == label:
                return True
        elif datetime.fromisoformat(due) == datetime.fromisoformat(label):
            return True
    return False


def report(name: str, lines: list[Line], answers: list[Answer], *, fills_in_times: bool) -> None:
    by_source: dict[str, list[bool]] = defaultdict(list)
    for line, (due, _) in zip(lines, answers, strict=True):
        by_source[line["source"]].append(right(line, due, fills_in_times=fills_in_times))
    every = [ok for source in by_source.values() for ok in source]
    days = [
        due is not None and due[:10] in {label[:10] for label in [line["expected"], *line.get("also_ok", [])]}
        for line, (due, _) in zip(lines, answers, strict=True)
    ]
    took = [milliseconds for _, milliseconds in answers]
    sources = "  ".join(f"{source} {sum(oks) / len(oks):.3f}" for source, oks in sorted(by_source.items()))
    print(
        f"{name:<12} right {sum(every) / len(every):.3f}  day right {sum(days) / len(days):.3f}  "
        f"p50 {p50(took):6.2f} ms  p99 {p99(took):6.2f} ms   {sources}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.dates", description=__doc__.split("\n")[0])
    parser.add_argument("set", type=Path, help="the labelled lines, JSONL")
    parser.add_argument("--dateparser", metavar="PYTHON", help="a Python that has dateparser")
    parser.add_argument("--errors", action="store_true", help="print what our engine reads otherwise")
    options = parser.parse_args()
    with options.set.open(encoding="utf-8") as file:
        lines: list[Line] = [json.loads(line) for line in file if line.strip()]
    engines: list[tuple[str, Callable[[list[Line]], list[Answer]], bool]] = [("ours", ours, False)]
    if options.dateparser:
        engines.append(("dateparser", lambda given: dateparsers(given, options.dateparser), True))
    print(f"{len(lines)} lines")
    for name, read, fills_in_times in engines:
        if name == "ours":
            read(lines)  # once unmeasured, to compile and load
        answers = read(lines)
        report(name, lines, answers, fills_in_times=fills_in_times)
        for line, (due, _) in zip(lines, answers, strict=True):
            if options.errors and name == "ours" and not right(line, due, fills_in_times=False):
                print(f"  {line['text']!r} at {line['reference']}: {due}, labelled {line['expected']}")


if __name__ == "__main__":
    sys.exit(main())
