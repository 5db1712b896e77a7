"""Which changes restart which pods: the pod template of a Deployment before and after."""

from collections.abc import Iterable

import helm
import yaml
from layout import SERVICES

# Secrets of the user's: those the charts make are new at every rendering without a cluster.
_BASE = {
    "ai-todo-backend": ("database.url=postgresql://u:p@h/d", "signing.existingSecret=s"),
    "ai-todo-mcp": ("database.url=postgresql://u:p@h/d",),
    "ai-todo-frontend": ("database.url=postgresql://u:p@h/d", "auth.existingSecret=s"),
}


def faults() -> list[str]:
    """Changes that should restart pods and would not, and the other way round."""
    found = []
    for chart in SERVICES:
        base = _BASE[chart]
        before = _pod(chart, base)
        for change, restarts in (
            ("config.drainSeconds=33", True),
            ("database.url=postgresql://u:other@h/d", True),
            ("image.tag=v2", True),
            ("replicaCount=2", False),
            ("commonLabels.a=b", False),
            ("service.annotations.a=b", False),
        ):
            if (_pod(chart, [*base, change]) != before) != restarts:
                found.append(f"{chart}: {change} {'does not restart' if restarts else 'restarts'} the pods")
    return found


def _pod(chart: str, values: Iterable[str]) -> object:
    result = helm.template(chart, [part for value in values for part in ("--set", value)])
    if not result.ok:
        raise SystemExit(f"{chart}: cannot be rendered: {result.output}")
    documents = yaml.safe_load_all(result.output)
    return next(one["spec"]["template"] for one in documents if one and one["kind"] == "Deployment")
