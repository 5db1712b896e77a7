"""The metrics as Prometheus has them: every name, its labels and its buckets."""

import functools
import logging
from collections.abc import Callable
from typing import ClassVar

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)

from metrics.exposition import Exposition
from metrics.interface import Connections, Metrics

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)  # a turn may take a minute
_FIRST_TEXT_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 60)
# Anybody can send a method of his own; each would be a series for ever.
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
UNMATCHED = "unmatched"
# Errors that are ours. All others tell the caller what to do differently.
_FAILURES = frozenset({"internal", "unavailable"})
# By whom a turn was answered, where it was neither a fallback nor a hosted model.
_ANSWERED_BY = {"builtin": "builtin", "": "nobody"}

disable_created_metrics()  # type: ignore[no-untyped-call]  # a second series for each, which nobody reads

log = logging.getLogger(__name__)


def _never_raises[**P](method: Callable[P, None]) -> Callable[P, None]:
    """What is measured must not fail for the measuring."""

    @functools.wraps(method)
    def told(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(*args, **kwargs)
        except Exception:
            log.exception("something was not counted")

    return told


class PrometheusMetrics(Metrics):
    """Counts into a registry of its own, which is served on a port of its own."""

    on: ClassVar[bool] = True

    def __init__(self, host: str, port: int) -> None:
        self.registry = registry = CollectorRegistry()
        self._exposition = Exposition(registry, host, port)
        ProcessCollector(registry=registry)
        self._requests = Counter(
            "ai_todo_http_requests",
            "Requests that have ended, by the class of their status",
            ["method", "route", "status"],
            registry=registry,
        )
        self._request_seconds = Histogram(
            "ai_todo_http_request_duration_seconds",
            "Time from a request to the last byte of its answer",
            ["method", "route"],
            buckets=_SECONDS,
            registry=registry,
        )
        self._in_progress = Gauge(
            "ai_todo_http_requests_in_progress", "Requests being answered", registry=registry
        )
        self._key_fetches = Counter(
            "ai_todo_key_set_refreshes",
            "Times the keys of the token issuer were asked for",
            ["outcome"],
            registry=registry,
        )
        self._in_use = Gauge("ai_todo_database_connections_in_use", "Connections at work", registry=registry)
        self._open = Gauge(
            "ai_todo_database_connections_open", "Connections that are open", registry=registry
        )
        self._limit = Gauge(
            "ai_todo_database_connections_limit", "Connections there may be", registry=registry
        )
        self._running = Gauge("ai_todo_turns_running", "Turns running in this process", registry=registry)
        self._turns = Counter(
            "ai_todo_turns",
            "Turns that came to an end, or to a question for the user",
            ["outcome", "answered_by"],
            registry=registry,
        )
        self._first_text = Histogram(
            "ai_todo_turn_first_text_seconds",
            "Time from a turn's start to the first text of its answer",
            ["answered_by"],
            buckets=_FIRST_TEXT_SECONDS,
            registry=registry,
        )
        self._tokens = Counter(
            "ai_todo_model_tokens",
            "Tokens, as the model's endpoint reports them",
            ["kind"],
            registry=registry,
        )
        self._tool_calls = Counter(
            "ai_todo_tool_calls",
            "Tool calls, with the code of the refusal or failure",
            ["tool", "outcome", "code"],
            registry=registry,
        )
        self._tool_seconds = Histogram(
            "ai_todo_tool_call_duration_seconds",
            "Time a tool call took",
            ["tool"],
            buckets=_SECONDS,
            registry=registry,
        )

    def listen(self) -> None:
        self._exposition.listen()

    async def close(self) -> None:
        await self._exposition.close()

    @_never_raises
    def request_began(self) -> None:
        self._in_progress.inc()

    @_never_raises
    def request_ended(self, method: str, route: str | None, status: int, seconds: float) -> None:
        self._in_progress.dec()
        method = method if method in _METHODS else "other"
        route = route or UNMATCHED
        self._requests.labels(method, route, f"{status // 100}xx" if status else "none").inc()
        self._request_seconds.labels(method, route).observe(seconds)

    @_never_raises
    def running_turns(self, count: Callable[[], int]) -> None:
        self._running.set_function(count)

    @_never_raises
    def turn_ended(
        self,
        outcome: str,
        *,
        provider: str,
        fallback: bool,
        first_text_seconds: float | None,
        input_tokens: int,
        output_tokens: int,
    ) -> None:
        answered_by = "fallback" if fallback else _ANSWERED_BY.get(provider, "provider")
        self._turns.labels(outcome, answered_by).inc()
        if first_text_seconds is not None:
            self._first_text.labels(answered_by).observe(first_text_seconds)
        for kind, tokens in (("input", input_tokens), ("output", output_tokens)):
            if tokens > 0:  # an endpoint may report anything
                self._tokens.labels(kind).inc(tokens)

    @_never_raises
    def tool_called(self, tool: str, code: str | None, seconds: float) -> None:
        outcome = "ok" if code is None else "failed" if code in _FAILURES else "refused"
        self._tool_calls.labels(tool, outcome, code or "none").inc()
        self._tool_seconds.labels(tool).observe(seconds)

    @_never_raises
    def keys_fetched(self, *, succeeded: bool) -> None:
        self._key_fetches.labels("ok" if succeeded else "failed").inc()

    @_never_raises
    def connections(self, read: Callable[[], Connections]) -> None:
        self._in_use.set_function(lambda: read().in_use)
        self._open.set_function(lambda: read().open)
        self._limit.set_function(lambda: read().limit)
