"""How long a pod takes from its container's start to ready, with no more CPU than it asks for."""

from __future__ import annotations

import asyncio
import json
import re
import time
from datetime import datetime

from validation import shell
from validation.checks.killing import NAMES, end
from validation.cluster import Cluster, Thing, is_ready
from validation.figures import in_seconds, p50
from validation.model import Row, row
from validation.release import COMPONENTS, Release, Values, value_of
from validation.trial import Trial

GOAL_SECONDS = 3
REQUIRED_SECONDS = 30
STARTS, STARTS_QUICK = 3, 1
LONGEST_SECONDS = 120


async def start_times(trial: Trial) -> list[Row]:
    """Each service with its CPU limit lowered to its request, started several times, one at a time."""
    release, starts = trial.release, STARTS_QUICK if trial.quick else STARTS
    requests = {each: value_of(release.computed, f"{each}.resources.requests.cpu") for each in COMPONENTS}
    taken: dict[str, list[float]] = {each: [] for each in COMPONENTS}
    limits: Values = {f"{each}.resources.limits.cpu": request for each, request in requests.items()}
    async with release.changed(limits):
        await release.settled()
        for component in COMPONENTS:
            for _ in range(starts):
                taken[component].append(await restart(release, component))
    return [
        row(
            f"{NAMES[component]}: container start to ready at {requests[component]} CPU",
            f"<= {GOAL_SECONDS} s",
            f"{in_seconds(p50(times))}, longest {in_seconds(max(times))}",
            p50(times) <= GOAL_SECONDS,
            "of " + ", ".join(in_seconds(each) for each in times),
            enough=max(times) <= REQUIRED_SECONDS,
        )
        for component, times in taken.items()
    ]


async def restart(release: Release, component: str) -> float:
    """Seconds a new pod of the component took to become ready, counted from its container's start."""
    old = {pod["metadata"]["name"] for pod in await release.pods(component)}
    watching = asyncio.create_task(_first_ready(release, component, old))
    try:
        await end(release.cluster, sorted(old), "torn away")
        async with asyncio.timeout(LONGEST_SECONDS):
            pod, ready_at = await watching
    finally:
        watching.cancel()
    seconds = ready_at - await _started_at(release.cluster, pod)
    await release.settled()
    return seconds


async def _first_ready(release: Release, component: str, old: set[str]) -> tuple[Thing, float]:
    """The first pod that is none of the old ones, and the time it was seen to be ready: a watch tells within
    milliseconds, while the times in the pod itself are whole seconds."""
    command = release.cluster.kubectl_command(
        "get", "pods", "--selector", release.selector(component), "--watch", "-o", "json"
    )
    async with shell.running(*command) as process:
        assert process.stdout is not None  # noqa: S101  # it was asked for
        decoder, text = json.JSONDecoder(), ""
        while piece := await process.stdout.read(1 << 20):
            now = time.time()
            text += piece.decode()
            while text := text.lstrip():
                try:
                    pod, end = decoder.raw_decode(text)
                except ValueError:
                    break  # the rest is on its way
                text = text[end:]
                if pod["metadata"]["name"] not in old and is_ready(pod):
                    return pod, now
    raise ConnectionError("kubectl stopped watching")


async def _started_at(cluster: Cluster, pod: Thing) -> float:
    """When the pod's container started, as exactly as the kubelet tells."""
    name, node = pod["metadata"]["name"], pod["spec"]["nodeName"]
    metrics = await cluster.try_kubectl("get", "--raw", f"/api/v1/nodes/{node}/proxy/metrics/resource")
    found = re.search(
        rf'^container_start_time_seconds\{{[^}}]*pod="{name}"[^}}]*\}} (\S+)', metrics.out, re.M
    )
    whole = pod["status"]["containerStatuses"][0]["state"]["running"]["startedAt"]
    told = datetime.fromisoformat(whole).timestamp()
    exact = float(found[1]) if found else told
    return exact if told - 1 < exact < told + 2 else told
