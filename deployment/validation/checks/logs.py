"""One request in the logs of all three services, by its id."""

from __future__ import annotations

import asyncio
import json
from uuid import uuid4

from validation.chat import say
from validation.cluster import Cluster
from validation.model import Row, row
from validation.release import COMPONENTS, Release
from validation.trial import Trial


async def one_id(trial: Trial) -> list[Row]:
    """A chat with an id of its own, looked for with `kubectl logs`."""
    person, identifier = await trial.crowd.person(), f"validation-{uuid4().hex[:12]}"
    answer = await say(person, "Add a task to buy groceries", request_id=identifier)
    await asyncio.sleep(1)  # the kubelet writes lines in its own time
    rows: list[Row] = []
    found: dict[str, int] = {}
    lines_in_all = 0
    not_json: list[str] = []
    for component in COMPONENTS:
        lines = await log_lines(trial.release, component)
        found[component] = sum(identifier in line and has_id(line, identifier) for line in lines)
        lines_in_all += len(lines)
        not_json += [f"{component}: {line[:60]}" for line in lines if not is_json(line)]
    counts = ", ".join(f"{component} {count}" for component, count in found.items())
    rows.append(
        row(
            "lines with the id of one chat request",
            "in all three services",
            counts,
            all(found.values()) and answer.attempt.ok,
        )
    )
    rows.append(
        row(
            "log lines that are JSON",
            "all",
            f"{lines_in_all - len(not_json):,} of {lines_in_all:,}",
            not not_json,
            "; ".join(not_json[:5]),
        )
    )
    return rows


async def log_lines(release: Release, component: str) -> list[str]:
    """What the component's pods have written, without empty lines."""
    lines: list[str] = []
    for pod in await release.pods(component):
        lines += await pod_log(release.cluster, pod["metadata"]["name"])
    return lines


async def pod_log(cluster: Cluster, pod: str) -> list[str]:
    finished = await cluster.try_kubectl("logs", pod, "--all-containers", "--tail=-1")
    return [line for line in finished.out.splitlines() if line.strip()]


def is_json(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def has_id(line: str, identifier: str) -> bool:
    """Whether the line has the id as its `request_id`, not just somewhere."""
    return is_json(line) and json.loads(line).get("request_id") == identifier
