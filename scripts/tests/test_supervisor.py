"""The supervisor with stand-in services: ready, dead, stopped, killed; no process is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

import ports
from console import Failure
from services import Service
from supervisor import Died, Supervisor

SCRIPTS = Path(__file__).parent.parent

SERVER = """
import http.server, os, signal, subprocess, sys
if "deaf" in sys.argv: signal.signal(signal.SIGTERM, signal.SIG_IGN)
if "parent" in sys.argv: subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
if "broken" in sys.argv: sys.exit("cannot read the settings")
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(503 if "unready" in sys.argv else 200)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
"""


def service(name: str, port: int, *traits: str, grace: float = 5.0) -> Service:
    env = {"PORT": str(port)}
    argv = (sys.executable, "-c", SERVER, *traits)
    return Service(name, name.upper(), argv, SCRIPTS, port, grace, env)


@pytest.fixture
def free() -> list[int]:
    return list(ports.pick().values())


@pytest.fixture
def stack(tmp_path: Path, free: list[int]) -> Iterator[Supervisor]:
    names = ("api", "mcp", "web")
    made = Supervisor([service(name, port) for name, port in zip(names, free)], tmp_path)
    yield made
    made.kill_all()


def descendants() -> list[psutil.Process]:
    return [p for p in psutil.Process().children(recursive=True) if p.status() != psutil.STATUS_ZOMBIE]


def test_a_service_that_does_not_start_is_named_with_its_last_words(
    tmp_path: Path, free: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    supervisor = Supervisor([service("api", free[0], "broken")], tmp_path)
    supervisor.start_all()
    with pytest.raises(Died, match="API ended with code 1"):
        supervisor.wait_ready()
    assert "api | cannot read the settings" in capsys.readouterr().err


def test_a_service_that_never_gets_ready(tmp_path: Path, free: list[int]) -> None:
    supervisor = Supervisor([service("api", free[0], "unready")], tmp_path)
    supervisor.start_all()
    with pytest.raises(Failure, match="API was not ready after 1 s"):
        supervisor.wait_ready(seconds=1)
    supervisor.stop_all()


def test_all_ready_then_all_gone_and_the_ports_are_free(stack: Supervisor, free: list[int]) -> None:
    stack.start_all()
    stack.wait_ready()
    stack.require_alive()
    stack.stop_all()
    assert descendants() == []
    assert all(ports.is_free(port) for port in free)


def test_a_service_that_is_killed_is_told_by_its_signal(stack: Supervisor) -> None:
    stack.start_all()
    stack.wait_ready()
    victim = next(p for p in descendants() if p.environ().get("PORT") == str(stack.services["mcp"].port))
    victim.kill()
    while victim in descendants():  # SIGKILL cannot be refused; reaping it is the supervisor's part
        time.sleep(0.02)
    with pytest.raises(Died, match="MCP ended by signal SIGKILL"):
        stack.require_alive()


def test_a_deaf_service_and_its_children_are_killed(tmp_path: Path, free: list[int]) -> None:
    supervisor = Supervisor([service("api", free[0], "deaf", "parent", grace=0.3)], tmp_path)
    supervisor.start_all()
    supervisor.wait_ready()
    assert len(descendants()) == 2
    supervisor.stop_all()
    assert descendants() == []


def test_one_service_can_be_stopped_and_started_again(stack: Supervisor) -> None:
    stack.start_all()
    stack.wait_ready()
    stack.stop("api")
    stack.require_alive()
    assert ports.is_free(stack.services["api"].port)
    stack.start("api")
    stack.wait_ready(["api"])


if sys.platform == "linux":  # other systems have no such request to the kernel

    def test_services_do_not_outlive_a_killed_supervisor(tmp_path: Path, free: list[int]) -> None:
        code = f"""
            import sys, time; sys.path[:0] = [{str(SCRIPTS)!r}, {str(SCRIPTS / "tests")!r}]
            from pathlib import Path
            from supervisor import Supervisor
            from test_supervisor import service
            stack = Supervisor([service("api", {free[0]}, "deaf")], Path({str(tmp_path)!r}))
            stack.start_all(); stack.wait_ready(); print("up", flush=True); time.sleep(600)
        """
        supervisor = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True
        )
        assert supervisor.stdout is not None
        while supervisor.stdout.readline().strip() != "up":
            assert supervisor.poll() is None
        os.kill(supervisor.pid, signal.SIGKILL)
        supervisor.communicate()
        deadline = time.monotonic() + 30
        while not ports.is_free(free[0]):
            assert time.monotonic() < deadline
            time.sleep(0.02)
