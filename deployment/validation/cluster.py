"""The cluster by kubectl, always with an explicit context and namespace."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from validation import shell

type Thing = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cluster:
    """One namespace of one cluster."""

    context: str
    namespace: str

    def elsewhere(self, namespace: str) -> Cluster:
        """Another namespace of the same cluster."""
        return Cluster(self.context, namespace)

    def kubectl_command(self, *arguments: str) -> list[str]:
        return ["kubectl", "--context", self.context, "--namespace", self.namespace, *arguments]

    async def kubectl(self, *arguments: str, stdin: str = "", seconds: float = 120) -> str:
        """kubectl's output; CommandFailed when it refuses."""
        return await shell.output(*self.kubectl_command(*arguments), stdin=stdin, seconds=seconds)

    async def try_kubectl(self, *arguments: str, stdin: str = "", seconds: float = 120) -> shell.Finished:
        """kubectl, whatever comes of it."""
        return await shell.run(*self.kubectl_command(*arguments), stdin=stdin, seconds=seconds)

    async def get(self, *arguments: str) -> Thing:
        """`kubectl get ... -o json`."""
        found: Thing = json.loads(await self.kubectl("get", *arguments, "-o", "json"))
        return found

    async def items(self, *arguments: str) -> list[Thing]:
        found: list[Thing] = (await self.get(*arguments))["items"]
        return found

    async def apply(self, *things: Thing) -> None:
        """Creates or changes the things; they go in on standard input."""
        document = json.dumps({"apiVersion": "v1", "kind": "List", "items": list(things)})
        await self.kubectl("apply", "-f", "-", stdin=document)

    async def events(self, name: str) -> list[str]:
        """What the cluster says of an object, oldest first."""
        found = await self.items("events", "--field-selector", f"involvedObject.name={name}")
        found.sort(key=lambda event: event.get("lastTimestamp") or event.get("eventTime") or "")
        return [f"{event.get('reason', '')}: {event.get('message', '')}" for event in found]


def is_ready(pod: Thing) -> bool:
    """Whether a pod takes part in its service: ready, and not on its way out."""
    if "deletionTimestamp" in pod["metadata"]:
        return False
    conditions = pod.get("status", {}).get("conditions", [])
    return any(each["type"] == "Ready" and each["status"] == "True" for each in conditions)


def restarts(pods: list[Thing]) -> int:
    """How often containers of these pods have been started again."""
    statuses = [status for pod in pods for status in pod.get("status", {}).get("containerStatuses", [])]
    return sum(status["restartCount"] for status in statuses)


async def until(holds: Callable[[], Awaitable[bool]], seconds: float, pause: float = 0.3) -> float:
    """Seconds until it held; TimeoutError when it does not within `seconds`."""
    started = time.monotonic()
    while not await holds():
        if time.monotonic() - started > seconds:
            raise TimeoutError(f"not within {seconds:.0f} s")
        await asyncio.sleep(pause)
    return time.monotonic() - started
