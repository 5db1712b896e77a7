"""From what the cluster says to the likely cause, in one sentence with the next step."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diagnosis.cluster import Item
from diagnosis.pods import Trouble

_NO_IMAGE = ("ErrImageNeverPull", "ErrImagePull", "ImagePullBackOff", "InvalidImageName")
_CRASHED = ("CrashLoopBackOff", "Error", "Terminated")

# What Helm itself refuses, by its own words.
_HELM = (
    (
        r"another operation \(install/upgrade/rollback\) is in progress",
        "Another install or upgrade of this release is running, and Helm lets one at a time work. "
        "Wait for it and run this again; if it was killed, `helm rollback` or teardown.sh clears the way.",
    ),
    (r"provided port is already allocated", "Another service of the cluster has the node port."),
    (
        r"(values don't meet the specifications of the schema|values\.schema)",
        "A value is not what the chart allows: Helm names it above.",
    ),
    (
        r"invalid ownership metadata",
        "An object of that name belongs to somebody else: choose another --release or --namespace.",
    ),
    (r"(connection refused|no such host|i/o timeout|TLS handshake)", "The cluster does not answer."),
)


def from_helm(output: str) -> str:
    """The cause Helm names in its output; "" when it says nothing we know."""
    for pattern, cause in _HELM:
        if re.search(pattern, output):
            return cause
    return ""


def _from_pod(trouble: Trouble, log: Sequence[str]) -> str:
    last = log[-1] if log else ""
    if trouble.reason in _NO_IMAGE:
        return (
            f"The image {trouble.image} is not on the node, nor in a registry: run deployment/load-images.sh."
        )
    if trouble.reason == "Unschedulable":
        short = re.search(r"Insufficient (memory|cpu)", trouble.message)
        if short:
            what = "memory" if short[1] == "memory" else "CPU"
            return (
                f"The node has too little {what} left for {trouble.pod}: remove other releases, lower the "
                "replicas, or make a larger cluster (minikube delete, then minikube-setup.sh --memory ...)."
            )
        return f"No node can take {trouble.pod}: {trouble.message}"
    if trouble.reason == "CreateContainerConfigError":
        return f"{trouble.pod} names a Secret or ConfigMap that is not there: {trouble.message}"
    if trouble.reason == "OOMKilled":
        return f"{trouble.pod} needed more memory than its limit: raise resources.limits.memory."
    if trouble.reason in _CRASHED:
        said = f" Its last line: {last}" if last else ""
        return f"{trouble.pod} ends after its start ({trouble.restarts} restarts).{said}"
    return ""


def _from_event(event: Item) -> str:
    message = event.get("message", "")
    if event.get("reason") == "FailedMount":
        return f"A volume cannot be mounted: {message}"
    if event.get("reason") == "FailedCreate":
        if "violates PodSecurity" in message:
            return f"The namespace's pod security level refuses the pods: {message}"
        return f"The cluster refuses to make pods: {message}"
    return ""


def likely(
    troubles: Sequence[Trouble], events: Sequence[Item], logs: dict[str, list[str]], readiness: dict[str, str]
) -> str:
    """The likely cause: what stops a pod from starting comes before what it waits for.

    `logs` and `readiness` are by pod: last lines, and the sentence of `/ready`.
    """
    found = [_from_pod(trouble, logs.get(trouble.pod, [])) for trouble in troubles]
    found += [_from_event(event) for event in reversed(events)]
    found += [f"{pod} waits: {sentence}" for pod, sentence in readiness.items()]
    for cause in found:
        if cause:
            return cause
    if troubles:
        return f"{troubles[0].pod} is not ready yet; it may need longer (--timeout)."
    return ""
