"""The whole system by one `helm install`, into a namespace of its own."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from validation import shell
from validation.chat import say
from validation.cluster import Cluster, is_ready, until
from validation.doors import port_forward
from validation.figures import in_seconds, p50
from validation.model import Row, row
from validation.people import Person
from validation.pods import throwaway_namespace
from validation.release import CHART, COMPONENTS, Release, helm, value_of, with_changes
from validation.trial import Trial

GOAL_SECONDS, REQUIRED_SECONDS = 30, 300
ROUNDS, ROUNDS_QUICK = 5, 1
VALUES = CHART / "values-minikube.yaml"


@contextlib.asynccontextmanager
async def resting(release: Release) -> AsyncIterator[None]:
    """The release under trial without pods, so that the node has room for a second system. Its database and
    so its data stay."""
    replicas = {each: int(value_of(release.computed, f"{each}.replicaCount", 1)) for each in COMPONENTS}
    try:
        for component in COMPONENTS:
            await release.scale(component, 0)

        async def gone() -> bool:
            return not any([await release.pods(component) for component in COMPONENTS])

        await until(gone, 120)
        yield
    finally:
        for component, count in replicas.items():
            await release.scale(component, count)
        await release.settled()


async def fresh_values(release: Release) -> dict[str, Any]:
    """The differences to values-minikube.yaml: the images under trial, and no ports that are taken."""
    changes: dict[str, Any] = {}
    for component in COMPONENTS:
        repository, _, tag = (await release.image(component)).partition("@")[0].rpartition(":")
        changes |= {f"{component}.image.repository": repository, f"{component}.image.tag": tag}
    for component in ("backend", "frontend"):
        changes |= {f"{component}.service.type": "ClusterIP", f"{component}.service.nodePort": None}
    return with_changes({}, changes)


async def install(cluster: Cluster, name: str, values: dict[str, Any]) -> float:
    """Seconds from the command to everything ready."""
    started = time.monotonic()
    command = helm(cluster, "install", name, str(CHART), "--values", str(VALUES), "--values", "-")
    finished = await shell.run(*command, "--wait", "--timeout", "180s", stdin=json.dumps(values))
    if finished.code:
        raise shell.CommandFailed(finished)

    async def ready() -> bool:
        pods = await cluster.items("pods", "--field-selector", "status.phase!=Succeeded")
        return len(pods) >= len(COMPONENTS) and all(is_ready(pod) for pod in pods)

    await until(ready, 120)
    return time.monotonic() - started


async def timeline(cluster: Cluster) -> str:
    """When each pod became ready, in whole seconds since it was made: `backend 9 s, ...`."""
    parts: list[str] = []
    for pod in await cluster.items("pods", "--field-selector", "status.phase!=Succeeded"):
        made = datetime.fromisoformat(pod["metadata"]["creationTimestamp"])
        component = pod["metadata"]["labels"].get("app.kubernetes.io/component", pod["metadata"]["name"])
        for condition in pod["status"].get("conditions", []):
            if condition["type"] == "Ready":
                ready = datetime.fromisoformat(condition["lastTransitionTime"])
                parts.append(f"{component} {(ready - made).total_seconds():.0f} s")
    return ", ".join(parts)


async def works(cluster: Cluster, name: str) -> bool:
    """Whether somebody can sign up there and have a task added."""
    async with port_forward(cluster, f"service/{name}-frontend-service", 3000) as web:
        person = Person(web)
        try:
            await person.sign_up()
            answer = await say(person, "Add a task to buy groceries")
            return answer.tools_ok and await person.titles() == ["Buy groceries"]
        finally:
            await person.http.aclose()


async def fresh(trial: Trial) -> list[Row]:
    """Installed, used and removed, several times in a row."""
    release, rounds = trial.release, ROUNDS_QUICK if trial.quick else ROUNDS
    values = await fresh_values(release)
    times: list[float] = []
    used, parts = 0, ""
    async with (
        resting(release),
        throwaway_namespace(trial.cluster, f"{trial.cluster.namespace}-fresh") as cluster,
    ):
        for _ in range(rounds):
            times.append(await install(cluster, release.name, values))
            parts = await timeline(cluster)
            used += await works(cluster, release.name)
            await shell.output(*helm(cluster, "uninstall", release.name, "--wait", "--timeout", "120s"))
    return [
        row(
            "helm install to all pods ready",
            f"<= {GOAL_SECONDS} s",
            f"{in_seconds(p50(times))}, longest {in_seconds(max(times))}",
            max(times) <= GOAL_SECONDS,
            f"values-minikube.yaml, the images under trial, a namespace of its own. Ready after {parts}",
            enough=max(times) < REQUIRED_SECONDS,
        ),
        row(
            "installed, signed up, a task added by chat, removed",
            f"{rounds} of {rounds} in a row",
            f"{used} of {rounds}",
            used == rounds,
        ),
    ]
