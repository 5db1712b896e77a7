"""Pods that the restricted policy accepts, and secrets that are nowhere but in Secrets."""

from __future__ import annotations

import base64
import json
import re
import tempfile
from pathlib import Path
from secrets import token_hex
from shutil import which
from urllib.parse import urlsplit

from validation import shell
from validation.checks.logs import pod_log
from validation.cluster import Cluster, Thing
from validation.model import Row, not_run, row
from validation.pods import restricted_pod, throwaway_namespace
from validation.release import COMPONENTS, Release, helm
from validation.trial import Trial

SHORTEST = 12  # what is shorter is no secret but a word
CHUNK = 8 * 1024 * 1024


async def restricted(trial: Trial) -> list[Row]:
    """The pods as they run, offered to a namespace that enforces the restricted level."""
    level = "pod-security.kubernetes.io/enforce"
    labels = (await trial.cluster.get("namespace", trial.cluster.namespace))["metadata"].get("labels", {})
    parts = [*COMPONENTS, *(["postgresql"] if await trial.release.pods("postgresql") else [])]
    refused: list[str] = []
    async with throwaway_namespace(trial.cluster, f"{trial.cluster.namespace}-restricted") as cluster:
        root = restricted_pod("root", "none:1", ["none"])
        root["spec"]["containers"][0]["securityContext"] = {"privileged": True}
        control = await admitted(cluster, root)
        for part in parts:
            pod = (await trial.release.pods(part))[0]
            spec = {
                key: value
                for key, value in pod["spec"].items()
                if key not in ("serviceAccountName", "nodeName")
            }
            spec.pop("serviceAccount", None)
            said = await admitted(cluster, {**pod, "metadata": {"name": part}, "spec": spec})
            if said:
                refused.append(f"{part}: {said}")
    return [
        row(
            "the running pods at the restricted level",
            "accepted without a warning",
            f"{len(parts) - len(refused)} of {len(parts)}",
            not refused,
            "; ".join(refused)[:300],
        ),
        row(
            "a privileged pod, as a counter-check",
            "refused",
            "refused" if control else "ACCEPTED",
            bool(control),
        ),
        row(
            f"label of namespace {trial.cluster.namespace}",
            "enforce=restricted",
            labels.get(level, "none"),
            labels.get(level) == "restricted",
        ),
    ]


async def admitted(cluster: Cluster, pod: Thing) -> str:
    """What the API server has against the pod; empty when it would take it."""
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": pod["metadata"], "spec": pod["spec"]}
    finished = await cluster.try_kubectl("create", "--dry-run=server", "-f", "-", stdin=json.dumps(pod))
    return finished.said if finished.code or "would violate" in finished.err else ""


async def canary(trial: Trial) -> list[Row]:
    """The release's real secrets, and a canary set for this, searched everywhere but in Secrets."""
    if trial.quick:
        return await _search(trial)
    key = f"sk-canary-{token_hex(16)}"
    changes = {"backend.ai.provider": "builtin", "backend.ai.existingSecret": "", "backend.ai.apiKey": key}
    async with trial.release.changed(changes):
        person = await trial.crowd.person()
        await person.http.get("/chat")
        await person.titles()
        return await _search(trial, key)


async def _search(trial: Trial, *more: str) -> list[Row]:
    release = trial.release
    needles = await secrets_of(release) | set(more)
    forms = needles | {base64.b64encode(each.encode()).decode() for each in needles}
    places = {
        "manifests of the release": await _manifests(release),
        "objects in the namespace": await _objects(trial.cluster),
        "logs of all pods": await _logs(trial.cluster),
        "command lines of the processes": await _command_lines(release),
    }
    rows = [
        row(
            f"{len(needles)} secrets in the {place}",
            "0 hits",
            f"{hits(text, forms)} hits",
            not hits(text, forms),
        )
        for place, text in places.items()
    ]
    return [*rows, await _images(release, forms, len(needles))]


async def secrets_of(release: Release) -> set[str]:
    """The values that must stay secret: all of the namespace's Secrets but Helm's own records. Of an address
    only its password counts."""
    found: set[str] = set()
    for secret in await release.cluster.items("secrets"):
        if secret["type"].startswith("helm.sh/"):
            continue
        for value in (secret.get("data") or {}).values():
            found |= needles_in(base64.b64decode(value).decode(errors="replace"))
    return found


def needles_in(value: str) -> set[str]:
    """The parts of a secret's value that give it away."""
    if "://" in value:
        password = urlsplit(value).password or ""
        return {password} if len(password) >= SHORTEST else set()
    if "PRIVATE KEY" in value:
        return {line for line in value.splitlines() if len(line) >= SHORTEST and "-----" not in line}
    return {value.strip()} if len(value.strip()) >= SHORTEST else set()


def hits(text: str, needles: set[str]) -> int:
    return sum(text.count(needle) for needle in needles)


async def _manifests(release: Release) -> str:
    documents = (await shell.output(*helm(release.cluster, "get", "manifest", release.name))).split("\n---")
    notes = await shell.output(*helm(release.cluster, "get", "notes", release.name))
    return "\n".join(each for each in documents if not re.search(r"^kind: Secret$", each, re.M)) + notes


async def _objects(cluster: Cluster) -> str:
    kinds = "pods,deployments,replicasets,jobs,configmaps,services,networkpolicies,events,serviceaccounts"
    return await cluster.kubectl("get", kinds, "-o", "json")


async def _logs(cluster: Cluster) -> str:
    pods = await cluster.items("pods")
    return "\n".join(["\n".join(await pod_log(cluster, pod["metadata"]["name"])) for pod in pods])


async def _command_lines(release: Release) -> str:
    """The arguments and the environment's names and values of each service's first process."""
    read = {
        "python": ["python", "-c", "print(open('/proc/1/cmdline').read(), open('/proc/1/environ').read())"],
        "node": ["node", "-e", "for (const f of ['cmdline', 'environ'])"
                 " console.log(require('fs').readFileSync(`/proc/1/${f}`, 'utf8'))"],
    }  # fmt: skip
    said = []
    for component in COMPONENTS:
        pod = (await release.ready_pods(component))[0]
        program = read["node" if component == "frontend" else "python"]
        said.append(await release.cluster.kubectl("exec", pod, "--", *program))
    return "\n".join(said)


async def _images(release: Release, forms: set[str], count: int) -> Row:
    measure, bar = f"{count} secrets in the images", "0 hits"
    if not which("docker"):
        return not_run(measure, bar, "docker is not on PATH")
    found = 0
    for component in COMPONENTS:
        with tempfile.NamedTemporaryFile(suffix=".tar") as file:
            saved = await shell.run("docker", "save", "--output", file.name, await release.image(component))
            if saved.code:
                return not_run(measure, bar, f"Docker does not have the images: {saved.said[-120:]}")
            found += hits_in_file(Path(file.name), {each.encode() for each in forms})
    return row(measure, bar, f"{found} hits", not found)


def hits_in_file(path: Path, needles: set[bytes]) -> int:
    """How often the needles are in the file, also across the pieces it is read in."""
    overlap = max((len(needle) for needle in needles), default=1) - 1
    found, tail = 0, b""
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            text = tail + piece
            found += sum(text.count(needle) - tail.count(needle) for needle in needles)
            tail = text[-overlap:] if overlap else b""
    return found
