"""What the services count of themselves, for Prometheus. The numbers are listed in docs/metrics.md.

Off by default: `OFF` counts nothing, and the Prometheus library is not even loaded. Labels are names of the
code's own (routes, tools, outcomes), never what people wrote or who they are.
"""

from config import Settings
from metrics.interface import OFF, Connections, Metrics

__all__ = ["OFF", "Connections", "Metrics", "metrics_for"]


def metrics_for(settings: Settings) -> Metrics:
    """The metrics of one service; they are to be had after `listen()`, at METRICS_PORT."""
    if not settings.metrics_port:
        return OFF
    from metrics.prometheus import PrometheusMetrics  # 40 ms that a start without metrics need not take

    return PrometheusMetrics(settings.host, settings.metrics_port)
