"""Values that cannot work, and the key the refusal has to name."""

import json
import re
import tempfile
from dataclasses import dataclass
from typing import Any

import helm
import manual
from kubernetes_types import Schema
from layout import INSTALLABLE, UMBRELLA


@dataclass(frozen=True)
class Wrong:
    """`values` as after --set ("json:..." as after --set-json); `key` is what the message must name."""

    values: tuple[str, ...]
    key: str
    chart: str = UMBRELLA

    def arguments(self) -> list[str]:
        base = (
            ["--set", "postgresql.enabled=true"]
            if self.chart == UMBRELLA
            else ["--set", "database.existingSecret=db"]
        )
        for value in self.values:
            base += ["--set-json", value[5:]] if value.startswith("json:") else ["--set", value]
        return base


# Wrong by themselves: the schema refuses them. Helm writes such a key as a path, /backend/replicaCount.
_BY_SCHEMA = (
    Wrong(("backend.replicaCount=two",), "/backend/replicaCount"),
    Wrong(("backend.replicaCount=-1",), "/backend/replicaCount"),
    Wrong(("mcp.image.pullPolicy=Sometimes",), "/mcp/image/pullPolicy"),
    Wrong(("mcp.image.digest=sha256:12",), "/mcp/image/digest"),
    Wrong(("mcp.service.type=NodePort",), "/mcp/service/type"),
    Wrong(("frontend.service.nodePort=80",), "/frontend/service/nodePort"),
    Wrong(("frontend.auth.url=todo.example.com",), "/frontend/auth/url"),
    Wrong(("frontend.auth.trustedOrigins={todo}",), "/frontend/auth/trustedOrigins/0"),
    Wrong(("backend.ai.provider=anthropic",), "/backend/ai/provider"),
    Wrong(("backend.ai.baseUrl=ollama:11434",), "/backend/ai/baseUrl"),
    Wrong(("backend.ai.maxSteps=0",), "/backend/ai/maxSteps"),
    Wrong(("backend.config.logLevel=verbose",), "/backend/config/logLevel"),
    Wrong(("backend.config.databasePoolSize=1000",), "/backend/config/databasePoolSize"),
    Wrong(("backend.resources.limits.cpu=lots",), "/backend/resources/limits/cpu"),
    Wrong(("backend.preStopSeconds=1h",), "/backend/preStopSeconds"),
    Wrong(("postgresql.persistence.size=big",), "/postgresql/persistence/size"),
    Wrong(("global.database.port=0",), "/global/database/port"),
    Wrong(('json:frontend.extraVolumes=[{"name":"h","hostPath":{"path":"/"}}]',), "/frontend/extraVolumes/0"),
    Wrong(('json:frontend.extraEnv=[{"value":"x"}]',), "/frontend/extraEnv/0"),
    Wrong(("test.timeoutSeconds=soon",), "/test/timeoutSeconds"),
)

# Wrong together: validations.yaml refuses them, with the reason and the way out.
_TOGETHER = (
    Wrong(("postgresql.enabled=false",), "global.database.existingSecret"),
    Wrong(("global.database.url=postgresql://a:b@c/d",), "postgresql.enabled"),
    Wrong(("postgresql.enabled=false", "global.database.url=mysql://a:b@c/d"), "global.database.url"),
    Wrong(
        (
            "postgresql.enabled=false",
            "global.database.url=postgresql://a:b@c/d",
            "global.database.existingSecret=s",
        ),
        "global.database.url",
    ),
    Wrong(("backend.ai.provider=openai",), "backend.ai.provider"),
    Wrong(("backend.ai.apiKey=a", "backend.ai.existingSecret=b"), "backend.ai.apiKey"),
    Wrong(("backend.ai.baseUrl=http://ollama:11434/v1",), "backend.ai.baseUrl"),
    Wrong(("mcp.autoscaling.enabled=true", "mcp.autoscaling.minReplicas=9"), "mcp.autoscaling.minReplicas"),
    Wrong(("mcp.autoscaling.enabled=true", "json:mcp.resources=null"), "mcp.resources.requests.cpu"),
    Wrong(("frontend.service.nodePort=30080",), "frontend.service.nodePort"),
    Wrong(
        (
            "frontend.service.type=NodePort",
            "frontend.service.nodePort=30080",
            "backend.service.type=NodePort",
            "backend.service.nodePort=30080",
        ),
        "backend.service.nodePort",
    ),
    Wrong(("frontend.ingress.enabled=true",), "frontend.ingress.hosts"),
    Wrong(
        ("frontend.ingress.hosts={a}", 'json:frontend.ingress.tls=[{"secretName":"t","hosts":["b"]}]'),
        "frontend.ingress.tls",
    ),
    Wrong(
        (
            "frontend.ingress.enabled=true",
            "frontend.ingress.hosts={a}",
            "backend.ingress.enabled=true",
            "backend.ingress.hosts={a}",
        ),
        "backend.ingress.hosts",
    ),
    Wrong(('json:backend.extraEnv=[{"name":"DATABASE_URL","value":"x"}]',), "backend.extraEnv"),
    Wrong(('json:mcp.extraVolumes=[{"name":"tmp","emptyDir":{}}]',), "mcp.extraVolumes"),
    Wrong(("database.existingSecret=",), "database.url", chart="ai-todo-backend"),
    Wrong(("database.url=postgresql://a:b@c/d",), "database.url", chart="ai-todo-mcp"),
)

WRONG = (*_BY_SCHEMA, *_TOGETHER)


def accepted() -> list[str]:
    """The wrong values that were not refused, or whose refusal does not name the key."""
    faults = []
    for wrong in WRONG:
        result = helm.template(wrong.chart, wrong.arguments())
        if result.ok:
            faults.append(f"{', '.join(wrong.values)}: was accepted")
        elif wrong.key not in result.output:
            faults.append(f"{', '.join(wrong.values)}: refused without naming {wrong.key}: {result.output}")
    return faults


def mistyped() -> tuple[int, list[str]]:
    """Adds a letter to every key there is: how many those are, and which of them Helm did not refuse."""
    tried = 0
    faults = []
    for chart in INSTALLABLE:
        paths = {f"{path}x" for path in _paths(manual.schema(chart))}
        values: dict[str, Any] = {}
        for path in paths:
            *parents, last = path.split("/")[1:]
            node = values
            for name in parents:
                node = node.setdefault(name, {})
            node[last] = "mistyped"
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(values, file)
            file.flush()
            output = helm.template(chart, ["--values", file.name]).output
        refused = {
            f"{level}/{name}"
            for level, names in re.findall(r"at '([^']*)': additional properties (.+) not allowed", output)
            for name in re.findall(r"'([^']+)'", names)
        }
        tried += len(paths)
        faults += [f"{chart}: {path} was not refused" for path in sorted(paths - refused)]
    return tried, faults


def _paths(schema: Schema, above: str = "") -> list[str]:
    """Every key of an object that a schema knows, as Helm writes it: /backend/image/tag."""
    found = []
    for name, below in schema.get("properties", {}).items():
        path = f"{above}/{name}"
        found += [path, *_paths(below, path)]
    return found
