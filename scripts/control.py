"""A loopback door for tests: stop, kill and start single services of a throw-away stack.

`POST <STACK_CONTROL>/<stop|kill|start>/<api|mcp|web|all>` answers 204 when it is done (`start`: when ready).
The address carries a random part, so that nobody else on the machine can use it.
"""

from __future__ import annotations

import queue
import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol

from console import Failure
from ports import LOOPBACK

ALL = "all"
ACTIONS = ("stop", "kill", "start")
_ANSWER_SECONDS = 120


class Services(Protocol):
    """What is controlled: the supervisor of a local stack, or the deployments of a cluster."""

    @property
    def services(self) -> Mapping[str, Any]: ...

    def stop(self, name: str) -> None: ...

    def kill(self, name: str) -> None: ...

    def start(self, name: str) -> None: ...

    def wait_ready(self, names: Sequence[str]) -> None: ...


@dataclass
class _Order:
    action: str
    service: str
    done: threading.Event = field(default_factory=threading.Event)
    error: str = ""


class Control:
    """Takes orders on its own thread; `obey` carries them out on the main one, which must start children."""

    def __init__(self, supervisor: Services) -> None:
        self.supervisor = supervisor
        self._orders: queue.Queue[_Order] = queue.Queue()
        self._secret = secrets.token_urlsafe(16)
        self._server = ThreadingHTTPServer((LOOPBACK, 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self._server.server_address[1]}/{self._secret}"

    def obey(self, seconds: float) -> None:
        """Waits up to `seconds` for an order and carries it out."""
        try:
            order = self._orders.get(timeout=seconds)
        except queue.Empty:
            return
        try:
            names = list(self.supervisor.services) if order.service == ALL else [order.service]
            for name in names:
                getattr(self.supervisor, order.action)(name)
            if order.action == "start":  # after all are started: they wait for each other
                self.supervisor.wait_ready(names)
        except Failure as failure:
            order.error = str(failure)
        finally:
            order.done.set()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        control = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                parts = self.path.strip("/").split("/")
                if len(parts) != 3 or not secrets.compare_digest(parts[0], control._secret):
                    self.send_error(404)
                elif parts[1] not in ACTIONS or parts[2] not in (ALL, *control.supervisor.services):
                    self.send_error(400)
                else:
                    order = _Order(parts[1], parts[2])
                    control._orders.put(order)
                    if order.done.wait(_ANSWER_SECONDS) and not order.error:
                        self.send_response(204)
                        self.end_headers()
                    else:
                        self.send_error(500, order.error or "no answer")

            def log_message(self, *_: object) -> None:
                """Says nothing: the terminal belongs to the command that runs."""

        return Handler
