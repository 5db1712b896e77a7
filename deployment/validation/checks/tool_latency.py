"""An MCP call beside a tool that does nothing, in the same run and the same kind of pod."""

from __future__ import annotations

import json
from pathlib import Path

from validation.figures import p50, p99
from validation.model import Row, row
from validation.pods import SCRIPTS, http_probe, open_to_all, restricted_pod, standing, with_script
from validation.release import PORTS, value_of
from validation.trial import Trial

RATIO = 2.0
REQUIRED_MS = 200
ROUNDS, ROUNDS_QUICK = 200, 60
NAME = "validation-floor"
WIRE = Path(__file__).resolve().parents[3] / "backend" / "bench" / "wire.py"


async def ratio(trial: Trial) -> list[Row]:
    """Called from an API pod over the cluster's network, as the API does it. The floor is a pod of the MCP
    server's image with the MCP server's own CPU and memory."""
    release, port = trial.release, PORTS["mcp"]
    pod = restricted_pod(
        NAME,
        await release.image("mcp"),
        ["python", "/scripts/floor.py", str(port)],
        # A peer of the MCP server for the network policies, but no part of its service.
        labels={
            "ai-todo/validation-pod": NAME,
            "app.kubernetes.io/name": "ai-todo-mcp",
            "app.kubernetes.io/part-of": release.name,
        },
        resources=value_of(release.computed, "mcp.resources"),
        envFrom=[{"configMapRef": {"name": release.fullname("mcp")}}],
        env=[
            {"name": "PYTHONPATH", "value": "/app"},
            {"name": "DATABASE_URL", "value": "postgresql://nobody@127.0.0.1/nothing"},
            {"name": "FASTMCP_SHOW_SERVER_BANNER", "value": "false"},
            {"name": "FASTMCP_CHECK_FOR_UPDATES", "value": "off"},
        ],
        readinessProbe=http_probe(port, "/health"),
    )
    person = await trial.crowd.alone()  # has the same task many times over
    rounds = ROUNDS_QUICK if trial.quick else ROUNDS
    async with standing(trial.cluster, open_to_all(NAME), *with_script(pod, "floor.py")):
        address = (await trial.cluster.get("pod", NAME))["status"]["podIP"]
        caller = (await release.ready_pods("backend"))[0]
        program = WIRE.read_text(encoding="utf-8") + (SCRIPTS / "calls.py").read_text(encoding="utf-8")
        ours = f"http://{release.fullname('mcp')}-service:{port}/mcp"
        said = await trial.cluster.kubectl(
            *("exec", "-i", caller, "--", "python", "-", ours, f"http://{address}:{port}/mcp"),
            *(str(rounds), person.id),
            stdin=program,
            seconds=180,
        )
    taken: dict[str, list[float]] = json.loads(said.strip().splitlines()[-1])
    floor = taken.pop("nothing")
    rows = []
    for tool, times in taken.items():
        rows.append(
            row(
                f"{tool} against a tool that does nothing, {rounds} calls each",
                f"p50 <= {RATIO:.0f}x",
                f"{p50(times) / p50(floor):.2f}x ({p50(times):.1f} ms to {p50(floor):.1f} ms)",
                p50(times) <= RATIO * p50(floor),
                enough=p99(times) < REQUIRED_MS,
            )
        )
        rows.append(
            row(f"{tool}, p99", f"< {REQUIRED_MS} ms", f"{p99(times):.1f} ms", p99(times) < REQUIRED_MS)
        )
    return rows
