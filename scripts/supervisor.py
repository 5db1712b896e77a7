"""Starts the services together, watches them, and stops them in order."""

from __future__ import annotations

import http.client
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import processes
from console import Failure, complain, say
from paths import shown
from ports import LOOPBACK
from services import Service
from steps import TAIL_LINES, tail

READY_SECONDS = 120.0
_POLL = 0.1
_STOP_ORDER = ("web", "api", "mcp")


class Died(Failure):
    """A service ended by itself."""


def is_ready(service: Service) -> bool:
    """True when the service's `/ready` answers 200."""
    connection = http.client.HTTPConnection(LOOPBACK, service.port, timeout=2)
    try:
        connection.request("GET", service.ready_path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


class Supervisor:
    """The running services of one stack. `logs` is the folder for `<service>.log`."""

    def __init__(self, services: Sequence[Service], logs: Path) -> None:
        self.services = {service.name: service for service in services}
        self.logs = logs
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def start(self, name: str) -> None:
        """Starts one service if it is not running (main thread only, see `processes`); appends to its log."""
        if name in self._children:
            return
        service = self.services[name]
        with self.log(name).open("ab") as output:
            self._children[name] = processes.spawn(
                service.argv, cwd=service.cwd, env=service.env, output=output
            )

    def pids(self) -> list[int]:
        """The process numbers of the running services."""
        return [child.pid for child in self._children.values()]

    def start_all(self) -> None:
        for name in self.services:
            self.start(name)

    def wait_ready(self, names: Sequence[str] = (), seconds: float = READY_SECONDS) -> None:
        """Returns when the named services (default: all) are ready; raises when one dies or is late."""
        waiting = set(names or self.services)
        started = time.monotonic()
        threads = [threading.Thread(target=self._poll, args=(name, waiting), daemon=True) for name in waiting]
        for thread in threads:
            thread.start()
        while waiting:
            self.require_alive()
            if time.monotonic() - started > seconds:
                name = min(waiting)
                self._show_log(name)
                waiting.clear()
                raise Failure(
                    f"{self.services[name].title} was not ready after {seconds:.0f} s",
                    fix=f"read the lines above or {shown(self.log(name))}.",
                )
            time.sleep(_POLL / 2)

    def _poll(self, name: str, waiting: set[str]) -> None:
        started = time.monotonic()
        while name in waiting:
            if is_ready(self.services[name]):
                say(f"  {self.services[name].title}: ready in {time.monotonic() - started:.1f} s")
                waiting.discard(name)
                return
            time.sleep(_POLL)

    def require_alive(self) -> None:
        """Raises `Died`, after showing its last log lines, when a service has ended by itself."""
        for name, child in self._children.items():
            code = child.poll()
            if code is not None:
                self._show_log(name)
                how = f"with code {code}" if code >= 0 else f"by signal {signal.Signals(-code).name}"
                raise Died(f"{self.services[name].title} ended {how}. Its log: {shown(self.log(name))}")

    def _show_log(self, name: str) -> None:
        for line in tail(self.log(name), TAIL_LINES):
            complain(f"    {name} | {line}")

    def stop(self, name: str) -> None:
        """Stops one service and takes it from the watch."""
        child = self._children.pop(name, None)
        service = self.services[name]
        if child is not None and not processes.stop(child, signal.SIGTERM, service.grace):
            complain(f"  {service.title} did not stop in time and was killed.")

    def kill(self, name: str) -> None:
        """Ends one service without warning, as a crash would."""
        child = self._children.pop(name, None)
        if child is not None:
            processes.stop(child, signal.SIGKILL, 5.0)

    def stop_all(self) -> None:
        """Web first, so that no request finds its server gone."""
        for name in sorted(self._children, key=_STOP_ORDER.index):
            self.stop(name)

    def kill_all(self) -> None:
        for name in list(self._children):
            self.kill(name)
