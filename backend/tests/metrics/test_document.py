"""docs/metrics.md lists every number there is, with its kind and labels, and no other."""

import re

from prometheus_client import ProcessCollector
from prometheus_client.metrics import MetricWrapperBase

from metrics.prometheus import PrometheusMetrics
from tests.wire.services import BACKEND

ROW = re.compile(r"^\| `([a-z_]+)` \| ([a-z]+) \|([^|]*)\|", re.MULTILINE)


def documented() -> dict[str, tuple[str, tuple[str, ...]]]:
    text = (BACKEND.parent / "docs" / "metrics.md").read_text()
    return {
        name: (kind, tuple(re.findall(r"`([a-z_]+)`", labels))) for name, kind, labels in ROW.findall(text)
    }


def registered() -> dict[str, tuple[str, tuple[str, ...]]]:
    found = {}
    for metric in vars(PrometheusMetrics("127.0.0.1", 1)).values():
        if isinstance(metric, MetricWrapperBase):
            (family,) = metric.describe()
            suffix = "_total" if family.type == "counter" else ""
            found[family.name + suffix] = (family.type, metric._labelnames)
    return found


def test_the_table_is_what_is_registered() -> None:
    assert documented() == registered()


def test_names_follow_the_conventions() -> None:
    for name, (kind, _) in registered().items():
        assert name.startswith("ai_todo_")
        assert name.endswith("_seconds") == (kind == "histogram")


def test_nothing_else_is_served() -> None:
    served = {family.name for family in PrometheusMetrics("127.0.0.1", 1).registry.collect()}
    ours = {name.removesuffix("_total") for name in registered()}
    assert served - ours == {family.name for family in ProcessCollector(registry=None).collect()}
