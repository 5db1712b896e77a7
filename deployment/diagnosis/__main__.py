"""Prints why a release is not well: `python3 -m diagnosis --context C --namespace N --release R`.

Exit code 0 when all pods are ready, else 1.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from diagnosis import causes
from diagnosis.cluster import Cluster
from diagnosis.pods import Trouble, trouble

LOG_LINES = 10
EVENTS = 8
PORTS = {"backend": 8000, "mcp": 8001, "frontend": 3000}


def _readiness(cluster: Cluster, found: Trouble) -> str:
    """What a running pod itself says it waits for; "" when it says nothing."""
    for component, port in PORTS.items():
        if f"-{component}-" not in found.pod or found.reason != "NotReady":
            continue
        script = (
            "import urllib.request as r,urllib.error as e\n"
            f"try: print(r.urlopen('http://127.0.0.1:{port}/ready').read().decode())\n"
            "except e.HTTPError as answer: print(answer.read().decode())"
        )
        command = ["python", "-c", script]
        if component == "frontend":
            command = [
                "node",
                "-e",
                f"fetch('http://127.0.0.1:{port}/ready').then(a => a.text()).then(console.log)",
            ]
        try:
            checks = json.loads(cluster.ask("exec", found.pod, "--", *command))["checks"]
        except (ValueError, KeyError, TypeError):
            return ""
        return "; ".join(f"{name}: {said}" for name, said in checks.items() if said != "ok")
    return ""


def _show(cluster: Cluster, troubles: list[Trouble], logs: dict[str, list[str]]) -> None:
    for found in troubles:
        print(f"\n{found.pod}: {found.reason}{f', {found.message}' if found.message else ''}")
        for line in logs.get(found.pod, []):
            print(f"    {line}")
    events = cluster.events()[-EVENTS:]
    if events:
        print("\nWarnings of the namespace:")
    for event in events:
        subject = event.get("involvedObject", {})
        print(
            f"    {subject.get('kind')}/{subject.get('name')}: {event.get('reason')}: {event.get('message')}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(prog="diagnosis", description=__doc__)
    parser.add_argument("--context", required=True)
    parser.add_argument("--namespace", required=True)
    parser.add_argument("--release", required=True)
    parser.add_argument("--helm-output", type=Path, help="what Helm said")
    options = parser.parse_args()
    cluster = Cluster(options.context, options.namespace, options.release)

    said = options.helm_output.read_text(encoding="utf-8") if options.helm_output else ""
    troubles = [found for pod in cluster.owned("pods") if (found := trouble(pod))]
    logs = {
        found.pod: cluster.log(found.pod, found.container, lines=LOG_LINES)
        for found in troubles
        if found.container
    }
    readiness = {found.pod: sentence for found in troubles if (sentence := _readiness(cluster, found))}
    _show(cluster, troubles, logs)
    cause = causes.from_helm(said) or causes.likely(troubles, cluster.events(), logs, readiness)
    if cause:
        print(f"\nLikely cause: {cause}")
    return 1 if troubles or cause else 0


if __name__ == "__main__":
    raise SystemExit(main())
