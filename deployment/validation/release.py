"""The Helm release under trial: its values, its pods, and changes that are taken back."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from validation import shell
from validation.cluster import Cluster, Thing, is_ready, until

COMPONENTS = ("backend", "mcp", "frontend")
PORTS = {"backend": 8000, "mcp": 8001, "frontend": 3000}
DEPLOYMENT = Path(__file__).resolve().parents[1]
CHART = DEPLOYMENT.parent / "charts" / "ai-todo"
WAIT_SECONDS = 240

type Values = dict[str, Any]


class UpgradeFailed(Exception):
    """An upgrade that should have succeeded did not."""


def with_changes(values: Values, changes: Values) -> Values:
    """A copy of the values in which dotted names have other values: {"backend.image.tag": "x"}."""
    changed = copy.deepcopy(values)
    for name, value in changes.items():
        *parents, last = name.split(".")
        place = changed
        for parent in parents:
            if not isinstance(place.get(parent), dict):
                place[parent] = {}
            place = place[parent]
        place[last] = value
    return changed


def value_of(values: Values, name: str, default: Any = None) -> Any:
    """The value under a dotted name."""
    place: Any = values
    for part in name.split("."):
        if not isinstance(place, dict) or part not in place:
            return default
        place = place[part]
    return place


@dataclass(slots=True)
class Release:
    """A release of the umbrella chart. `values` are those it was found with: the ones it gets back."""

    cluster: Cluster
    name: str
    values: Values
    computed: Values

    @classmethod
    async def find(cls, cluster: Cluster, name: str) -> Release:
        """The installed release; CommandFailed with Helm's words when there is none."""
        given, computed = [
            json.loads(await shell.output(*helm(cluster, "get", "values", name, "-o", "json", *more)))
            for more in ([], ["--all"])
        ]
        return cls(cluster, name, given or {}, computed or {})

    def fullname(self, component: str) -> str:
        return f"{self.name}-{component}"

    def selector(self, component: str) -> str:
        return f"app.kubernetes.io/instance={self.name},app.kubernetes.io/name=ai-todo-{component}"

    async def pods(self, component: str) -> list[Thing]:
        return await self.cluster.items("pods", "--selector", self.selector(component))

    async def ready_pods(self, component: str) -> list[str]:
        """The names of the pods that take part in the service."""
        return [pod["metadata"]["name"] for pod in await self.pods(component) if is_ready(pod)]

    async def image(self, component: str) -> str:
        """The image a component runs."""
        found = await self.cluster.get("deployment", self.fullname(component))
        image: str = found["spec"]["template"]["spec"]["containers"][0]["image"]
        return image

    async def upgrade(self, changes: Values | None = None, *, wait: bool = True) -> shell.Finished:
        """`helm upgrade` with the release's own values, changed; they go in on standard input, since there
        may be secrets among them."""
        values = json.dumps(with_changes(self.values, changes or {}))
        waiting = ["--wait", "--timeout", f"{WAIT_SECONDS}s"] if wait else []
        command = helm(
            self.cluster, "upgrade", self.name, str(CHART), "--reset-values", "--values", "-", *waiting
        )
        return await shell.run(*command, stdin=values, seconds=WAIT_SECONDS + 30)

    async def must_upgrade(self, changes: Values | None = None) -> None:
        """An upgrade that has to succeed; else what Helm and the pods say of it."""
        finished = await self.upgrade(changes)
        if finished.code:
            raise UpgradeFailed(f"{finished.said[-200:]} {await self.explained()}")

    async def explained(self) -> str:
        """What deployment/deploy.sh tells a person when a release does not come up."""
        names = ("--context", self.cluster.context, "--namespace", self.cluster.namespace)
        program = ("python3", "-m", "diagnosis", *names, "--release", self.name)
        finished = await shell.run("env", f"PYTHONPATH={DEPLOYMENT}", *program)
        return f"{finished.out}\n{finished.err}"

    @contextlib.asynccontextmanager
    async def changed(self, changes: Values) -> AsyncIterator[None]:
        """The release with other values as long as the block runs."""
        try:
            await self.must_upgrade(changes)
            yield
        finally:
            await self.must_upgrade()
            await self.settled()

    @contextlib.asynccontextmanager
    async def replicated(self, replicas: int) -> AsyncIterator[None]:
        """Another number of replicas of all three as long as the block runs. So many do not fit a node of two
        CPUs by what they ask for, so they ask for less, and first of all: a Deployment that gets both at once
        makes more pods of the old kind before those of the new. The limits stay as they are."""
        modest: Values = {f"{component}.resources.requests.cpu": "50m" for component in COMPONENTS}
        async with self.changed(modest):
            await self.settled()
            await self.must_upgrade(
                modest | {f"{component}.replicaCount": replicas for component in COMPONENTS}
            )
            await self.settled()
            yield

    async def scale(self, component: str, replicas: int) -> None:
        """Another number of pods, without Helm; returns when exactly these are ready."""
        await self.cluster.kubectl("scale", "deployment", self.fullname(component), f"--replicas={replicas}")

        async def there() -> bool:
            return len(await self.ready_pods(component)) == replicas

        await until(there, WAIT_SECONDS)

    async def settled(self) -> None:
        """Returns when every deployment has all its pods, all of the present version, and none is leaving."""

        async def calm(component: str) -> bool:
            deployment = await self.cluster.get("deployment", self.fullname(component))
            pods = await self.pods(component)
            return len(pods) == deployment["spec"]["replicas"] and all(is_ready(pod) for pod in pods)

        await asyncio.gather(*(until(lambda c=each: calm(c), WAIT_SECONDS) for each in COMPONENTS))  # type: ignore[misc]

    async def history(self) -> list[dict[str, Any]]:
        """Helm's list of revisions, oldest first."""
        found: list[dict[str, Any]] = json.loads(
            await shell.output(*helm(self.cluster, "history", self.name, "-o", "json"))
        )
        return found


def helm(cluster: Cluster, *arguments: str) -> list[str]:
    """A Helm command on this cluster and namespace."""
    return ["helm", "--kube-context", cluster.context, "--namespace", cluster.namespace, *arguments]
