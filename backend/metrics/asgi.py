"""Measures every request of a service."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from metrics.interface import Metrics


class MetricsMiddleware:
    """Tells the metrics of each request: method, route, status and seconds.

    The route is the template that matched (`/api/{user_id}/tasks`), never the path: that has people's ids in
    it, and there is no end of paths. What was answered before a route was looked for has none.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 0

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        started = time.perf_counter()
        self._metrics.request_began()
        try:
            await self.app(scope, receive, send_noted)
        except Exception:
            status = status or 500  # as the server will answer
            raise
        finally:
            route = getattr(scope.get("route"), "path", None)  # set by the router
            self._metrics.request_ended(scope["method"], route, status, time.perf_counter() - started)
