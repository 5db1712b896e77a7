"""Measures the understanding against labelled messages.

    cd backend && uv run python -m assistant < inputs.jsonl > predictions.jsonl

Each line of the input is {"id", "text", "reference"} (a local time without a zone), each line of the output
{"id", "intent"} with those of title, due, rrule, time, priority, status, position, task_id, new_title,
description, all, tags (and search) that were said. Needs nothing but the standard library.
"""

import sys

from assistant.predictions import predict_lines


def main() -> None:
    for line in predict_lines(sys.stdin):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
