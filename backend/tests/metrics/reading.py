"""Reading a service's metrics as Prometheus does."""

from dataclasses import dataclass

import httpx2
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample


@dataclass(frozen=True, slots=True)
class Metered:
    """A service, and the port of its metrics."""

    url: str
    port: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the metrics say at one moment."""

    text: str

    def series(self, name: str) -> list[Sample]:
        families = text_string_to_metric_families(self.text)
        return [sample for family in families for sample in family.samples if sample.name == name]

    def value(self, name: str, **labels: str) -> float:
        """The sum of the series with these labels among others."""
        return sum(
            sample.value for sample in self.series(name) if labels.items() <= dict(sample.labels).items()
        )

    def labels(self, name: str, label: str) -> set[str]:
        return {sample.labels[label] for sample in self.series(name)}


async def read(http: httpx2.AsyncClient, metered: Metered) -> Reading:
    answer = await http.get(f"http://127.0.0.1:{metered.port}/metrics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    return Reading(answer.text)
