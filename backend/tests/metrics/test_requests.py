"""Requests are told apart by the route's template, so that no path, no id and no invention is a label."""

import asyncio

import httpx2
import pytest
from prometheus_client import generate_latest
from starlette.types import Receive, Scope, Send

from metrics.asgi import MetricsMiddleware
from metrics.prometheus import PrometheusMetrics
from tests.metrics.reading import Metered, Reading, read
from tests.standin.person import Person

REQUESTS = "ai_todo_http_requests_total"
SECONDS = "ai_todo_http_request_duration_seconds_count"


async def test_unknown_paths_are_one_series(metered_api: Metered, http: httpx2.AsyncClient) -> None:
    for path in ("/canary-1", "/canary-2/canary", "/api", "/metrics"):
        assert (await http.get(metered_api.url + path)).status_code == 404
    found = await read(http, metered_api)
    assert found.labels(REQUESTS, "route") == {"unmatched"}
    assert found.value(REQUESTS, route="unmatched", method="GET", status="4xx") == 4
    assert found.value(SECONDS, route="unmatched") == 4
    assert "canary" not in found.text


async def test_invented_methods_are_one_series(metered_api: Metered, http: httpx2.AsyncClient) -> None:
    for method in ("MKCOL", "PROPFIND"):
        await http.request(method, f"{metered_api.url}/health")
    found = await read(http, metered_api)
    assert found.value(REQUESTS, route="/health", method="other", status="4xx") == 2
    assert found.labels(REQUESTS, "method") == {"other"}


async def test_ids_are_in_no_label(
    metered_api: Metered, http: httpx2.AsyncClient, person: Person, other: Person
) -> None:
    me = person.at(metered_api.url)
    route = "/api/{user_id}/tasks"
    theirs = await http.get(f"{metered_api.url}/api/{other.user_id}/tasks", headers=me.headers())
    nobodys = await http.get(f"{metered_api.url}/api/{other.user_id}/tasks")
    assert (theirs.status_code, nobodys.status_code) == (403, 401)
    assert await me.tasks() == []

    found = await read(http, metered_api)
    assert found.labels(REQUESTS, "route") == {route}
    assert found.value(REQUESTS, route=route, method="GET", status="4xx") == 2
    assert found.value(REQUESTS, route=route, method="GET", status="2xx") == 1
    assert found.value("ai_todo_http_requests_in_progress") == 0
    assert me.user_id not in found.text
    assert other.user_id not in found.text


async def test_the_mcp_server_has_its_own(metered_mcp: Metered, http: httpx2.AsyncClient) -> None:
    assert (await http.post(f"{metered_mcp.url}/mcp", json={})).status_code == 401
    found = await read(http, metered_mcp)
    assert found.value(REQUESTS, route="/mcp", method="POST", status="4xx") == 1


class TestMiddleware:
    @pytest.fixture
    def metrics(self) -> PrometheusMetrics:
        return PrometheusMetrics("127.0.0.1", 1)

    def reading(self, metrics: PrometheusMetrics) -> Reading:
        return Reading(generate_latest(metrics.registry).decode())

    async def test_who_goes_away_is_counted(self, metrics: PrometheusMetrics) -> None:
        began = asyncio.Event()

        async def forever(scope: Scope, receive: Receive, send: Send) -> None:
            began.set()
            await asyncio.Event().wait()

        transport = httpx2.ASGITransport(MetricsMiddleware(forever, metrics))
        async with httpx2.AsyncClient(transport=transport, base_url="http://api.test") as http:
            request = asyncio.create_task(http.get("/"))
            await began.wait()
            assert self.reading(metrics).value("ai_todo_http_requests_in_progress") == 1
            request.cancel()
            await asyncio.wait([request])
        found = self.reading(metrics)
        assert found.value("ai_todo_http_requests_in_progress") == 0
        assert found.value(REQUESTS, status="none") == 1

    async def test_what_nobody_caught_is_an_error(self, metrics: PrometheusMetrics) -> None:
        async def broken(scope: Scope, receive: Receive, send: Send) -> None:
            raise RuntimeError("broken")

        transport = httpx2.ASGITransport(MetricsMiddleware(broken, metrics))
        async with httpx2.AsyncClient(transport=transport, base_url="http://api.test") as http:
            with pytest.raises(RuntimeError, match="broken"):
                await http.get("/")
        assert self.reading(metrics).value(REQUESTS, status="5xx") == 1

    async def test_measuring_breaks_nothing(self, metrics: PrometheusMetrics) -> None:
        metrics.request_ended(None, "/", "none", 0)  # type: ignore[arg-type]  # what would raise
        metrics.turn_ended(
            "done", provider="", fallback=False, first_text_seconds=None, input_tokens=-1, output_tokens=-1
        )
        assert self.reading(metrics).series("ai_todo_model_tokens_total") == []
