"""Pods of our own beside the release: to try connections from, and to serve what a check needs."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from validation.cluster import Cluster, Thing, is_ready, until

SCRIPTS = Path(__file__).resolve().parent / "inside"
UID = 65532
OURS = {"ai-todo/validation": "true"}


def restricted_pod(
    name: str, image: str, command: list[str], *, labels: dict[str, str] | None = None, **container: Any
) -> Thing:
    """A pod that the restricted policy accepts. `container`: more of its container, such as resources."""
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": name, "labels": {**OURS, **(labels or {})}},
        "spec": {
            "restartPolicy": "Never",
            "terminationGracePeriodSeconds": 0,
            "automountServiceAccountToken": False,
            "enableServiceLinks": False,
            "securityContext": {
                "runAsNonRoot": True,
                "runAsUser": UID,
                "runAsGroup": UID,
                "seccompProfile": {"type": "RuntimeDefault"},
            },
            "containers": [
                {
                    "name": "main",
                    "image": image,
                    "imagePullPolicy": "IfNotPresent",
                    "command": command,
                    "securityContext": {
                        "allowPrivilegeEscalation": False,
                        "capabilities": {"drop": ["ALL"]},
                        "readOnlyRootFilesystem": True,
                    },
                    "resources": {"requests": {"cpu": "10m", "memory": "32Mi"}},
                    **container,
                }
            ],
        },
    }


def with_script(pod: Thing, script: str) -> list[Thing]:
    """The pod and a ConfigMap, with the script of `inside/` mounted at /scripts."""
    name = pod["metadata"]["name"]
    text = (SCRIPTS / script).read_text(encoding="utf-8")
    pod["spec"]["volumes"] = [{"name": "scripts", "configMap": {"name": name}}]
    pod["spec"]["containers"][0]["volumeMounts"] = [{"name": "scripts", "mountPath": "/scripts"}]
    return [config_map(name, {script: text}), pod]


def config_map(name: str, data: dict[str, str]) -> Thing:
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, "labels": OURS}, "data": data}


def http_probe(port: int, path: str) -> Thing:
    return {"httpGet": {"port": port, "path": path}, "periodSeconds": 1, "failureThreshold": 60}


def open_to_all(name: str) -> Thing:
    """A NetworkPolicy that lets our own pod of that name talk with everybody."""
    return {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "NetworkPolicy",
        "metadata": {"name": name, "labels": OURS},
        "spec": {
            "podSelector": {"matchLabels": {"ai-todo/validation-pod": name}},
            "policyTypes": ["Ingress", "Egress"],
            "ingress": [{}],
            "egress": [{}],
        },
    }


@contextlib.asynccontextmanager
async def standing(cluster: Cluster, *things: Thing, seconds: float = 90) -> AsyncIterator[None]:
    """The things as long as the block runs, with all pods among them ready at its beginning."""
    names = [f"{thing['kind'].lower()}/{thing['metadata']['name']}" for thing in things]
    pods = [thing["metadata"]["name"] for thing in things if thing["kind"] == "Pod"]
    try:
        await cluster.apply(*things)
        for pod in pods:

            async def ready(name: str = pod) -> bool:
                return is_ready(await cluster.get("pod", name))

            try:
                await until(ready, seconds)
            except TimeoutError as error:
                said = await cluster.try_kubectl("logs", pod, "--tail=5")
                events = "; ".join((await cluster.events(pod))[-2:])
                raise TimeoutError(f"pod {pod} is not ready: {events} {said.out[-500:]}") from error
        yield
    finally:
        await cluster.try_kubectl("delete", *names, "--ignore-not-found", "--wait=false")


@contextlib.asynccontextmanager
async def throwaway_namespace(cluster: Cluster, name: str) -> AsyncIterator[Cluster]:
    """A namespace with restricted pod security that is gone with all it holds when the block ends."""
    levels = {f"pod-security.kubernetes.io/{mode}": "restricted" for mode in ("enforce", "warn")}
    await cluster.apply(
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": {**OURS, **levels}}}
    )
    try:
        yield cluster.elsewhere(name)
    finally:
        await cluster.try_kubectl("delete", "namespace", name, "--wait=true", seconds=180)


async def connects(cluster: Cluster, pod: str, address: str, port: int) -> bool:
    """Whether a TCP connection from a pod with Python gets through within 3 seconds."""
    program = (
        "import socket,sys\n"
        "try:\n    socket.create_connection((sys.argv[1], int(sys.argv[2])), 3).close()\n"
        "except OSError as error:\n    print('no', error)\n"
        "else:\n    print('yes')\n"
    )
    finished = await cluster.kubectl("exec", pod, "--", "python", "-c", program, address, str(port))
    return finished.startswith("yes")
