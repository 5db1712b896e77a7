"""Sets of values that must work: rendered, linted, checked against the API's schemas and the policies."""

from dataclasses import dataclass

from layout import SERVICES, UMBRELLA


@dataclass(frozen=True)
class ValueSet:
    """`name` says what is special; `arguments` are those of helm; `release` is its name."""

    name: str
    chart: str
    arguments: tuple[str, ...]
    release: str = "ai-todo"


def _set(*pairs: str) -> tuple[str, ...]:
    return tuple(part for pair in pairs for part in ("--set", pair))


def _json(*pairs: str) -> tuple[str, ...]:
    return tuple(part for pair in pairs for part in ("--set-json", pair))


_MINIKUBE = ("--values", f"{UMBRELLA}/values-minikube.yaml")
_PODS = _json(
    'extraEnv=[{"name":"TZ","value":"UTC"},{"name":"X","valueFrom":{"configMapKeyRef":{"name":"m","key":"k"}}}]',
    'extraVolumes=[{"name":"ca","configMap":{"name":"ca"}}]',
    'extraVolumeMounts=[{"name":"ca","mountPath":"/etc/ca","readOnly":true}]',
    'podLabels={"team":"a"}',
    'podAnnotations={"note":"b"}',
    'commonLabels={"owner":"c"}',
    'nodeSelector={"disk":"ssd"}',
    'tolerations=[{"key":"k","operator":"Exists","effect":"NoSchedule"}]',
    'affinity={"podAntiAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":1,"podAffinityTerm":'
    '{"topologyKey":"zone","labelSelector":{"matchLabels":{"a":"b"}}}}]}}',
    'imagePullSecrets=[{"name":"registry"}]',
    'networkPolicy.extraIngress=[{"from":[{"ipBlock":{"cidr":"10.0.0.0/8"}}]}]',
    'networkPolicy.extraEgress=[{"to":[{"namespaceSelector":{}}],"ports":[{"port":4317,"protocol":"TCP"}]}]',
    'networkPolicy.databaseTo=[{"ipBlock":{"cidr":"10.1.0.0/16"}}]',
    'networkPolicy.from=[{"podSelector":{"matchLabels":{"a":"b"}}}]',
)
_DATABASE = _set("database.existingSecret=db", "priorityClassName=high")

VALUE_SETS: tuple[ValueSet, ...] = (
    ValueSet("the PostgreSQL of the release, nothing else", UMBRELLA, _set("postgresql.enabled=true")),
    ValueSet("values-minikube.yaml", UMBRELLA, _MINIKUBE),
    ValueSet("values-dev.yaml", UMBRELLA, ("--values", f"{UMBRELLA}/values-dev.yaml")),
    ValueSet("values-cloud.yaml", UMBRELLA, ("--values", f"{UMBRELLA}/values-cloud.yaml")),
    ValueSet(
        "metrics",
        UMBRELLA,
        (
            *_MINIKUBE,
            *_set("backend.metrics.enabled=true", "mcp.metrics.enabled=true"),
            *_json(
                'backend.metrics.from=[{"namespaceSelector":{}}]', 'mcp.metrics.from=[{"podSelector":{}}]'
            ),
        ),
    ),
    ValueSet("another release name", UMBRELLA, _MINIKUBE, release="todo-backend"),
    ValueSet("an older Kubernetes", UMBRELLA, (*_MINIKUBE, "--kube-version", "1.28.0")),
    ValueSet("a database by its address", UMBRELLA, _set("global.database.url=postgresql://u:p@db/todo")),
    ValueSet(
        "a database for each service",
        UMBRELLA,
        _set(*(f"{name}.database.existingSecret=db-{name}" for name in ("backend", "mcp", "frontend"))),
    ),
    ValueSet(
        "three of each, and a model",
        UMBRELLA,
        (
            *_MINIKUBE,
            *_set(*(f"{name}.replicaCount=3" for name in ("backend", "mcp", "frontend"))),
            *_set("backend.ai.apiKey=key", "backend.ai.baseUrl=http://ollama.models:11434/v1"),
        ),
    ),
    ValueSet(
        "everything off that can be",
        UMBRELLA,
        _set(
            "postgresql.enabled=true",
            "networkPolicy.enabled=false",
            "test.enabled=false",
            "backend.migration.enabled=false",
            *(f"{name}.networkPolicy.enabled=false" for name in ("backend", "mcp", "frontend")),
            *(f"{name}.serviceAccount.create=false" for name in ("backend", "mcp", "frontend")),
            *(f"{name}.topologySpread.enabled=false" for name in ("backend", "mcp", "frontend")),
        ),
    ),
    *(ValueSet("alone", chart, _DATABASE, release=chart) for chart in SERVICES),
    *(ValueSet("all additions", chart, (*_DATABASE, *_PODS)) for chart in SERVICES),
    *(
        ValueSet(
            "scaled by CPU",
            chart,
            (*_DATABASE, *_set("autoscaling.enabled=true", "autoscaling.minReplicas=2")),
        )
        for chart in SERVICES
    ),
    *(
        ValueSet(
            "a load balancer",
            chart,
            (*_DATABASE, *_set("service.type=LoadBalancer", "service.nodePort=31000")),
        )
        for chart in ("ai-todo-backend", "ai-todo-frontend")
    ),
    *(
        ValueSet(
            "an Ingress with TLS",
            chart,
            (
                *_DATABASE,
                *_set("ingress.enabled=true", "ingress.className=nginx", "ingress.hosts={a.example.com}"),
                *_json(
                    'ingress.tls=[{"secretName":"tls","hosts":["a.example.com"]}]',
                    'ingress.annotations={"a":"b"}',
                ),
            ),
        )
        for chart in ("ai-todo-backend", "ai-todo-frontend")
    ),
)
