"""What is not well with a pod."""

from __future__ import annotations

from dataclasses import dataclass

from diagnosis.cluster import Item


@dataclass(frozen=True)
class Trouble:
    """One pod that is not ready: `reason` is the cluster's word for it, `message` its sentence."""

    pod: str
    container: str
    reason: str
    message: str
    image: str
    restarts: int


def _condition(pod: Item, kind: str) -> Item:
    for condition in pod.get("status", {}).get("conditions", []):
        if condition["type"] == kind:
            return dict(condition)
    return {}


def _state(status: Item) -> tuple[str, str]:
    state = status.get("state", {})
    if "waiting" in state:
        waiting = state["waiting"]
        last = status.get("lastState", {}).get("terminated", {})
        reason = last["reason"] if last.get("reason") == "OOMKilled" else waiting.get("reason", "Waiting")
        return reason, waiting.get("message", "")
    if "terminated" in state:
        ended = state["terminated"]
        return ended.get("reason", "Terminated"), f"exit code {ended.get('exitCode')}"
    return "NotReady", "it runs, but does not answer its readiness probe"


def trouble(pod: Item) -> Trouble | None:
    """What is not well with it; None when it is ready or has done its work."""
    name = pod["metadata"]["name"]
    status = pod.get("status", {})
    if status.get("phase") == "Succeeded" or _condition(pod, "Ready").get("status") == "True":
        return None
    scheduled = _condition(pod, "PodScheduled")
    if scheduled.get("status") == "False":
        return Trouble(name, "", scheduled.get("reason", "Pending"), scheduled.get("message", ""), "", 0)
    containers = [*status.get("initContainerStatuses", []), *status.get("containerStatuses", [])]
    for container in containers:
        if container.get("ready") or container.get("state", {}).get("terminated", {}).get("exitCode") == 0:
            continue
        reason, message = _state(container)
        return Trouble(
            name,
            container["name"],
            reason,
            message,
            container.get("image", ""),
            container.get("restartCount", 0),
        )
    return Trouble(name, "", status.get("reason", "Pending"), status.get("message", ""), "", 0)
