"""Runs the browser suite against a release on a cluster: the same suite as `make e2e`.

Usage:
    python3 scripts/cluster_suite.py [--through nodeport|port-forward] [--namespace ai-todo]
        [--release ai-todo] [--context minikube] [-- PLAYWRIGHT ARGUMENTS ...]

Tests that take a service away scale its deployment to nothing and back. Ends with the suite's exit code.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from console import Failure, guarded, say
from paths import E2E

if TYPE_CHECKING:
    from control import Control

_READY_SECONDS = 120
_DEPLOYMENTS = {"api": "backend", "mcp": "mcp", "web": "frontend"}


class Deployments:
    """The release's services as `scripts/control.py` wants to stop, kill and start them."""

    def __init__(self, kubectl: Sequence[str], release: str) -> None:
        self.services = {name: f"{release}-{component}" for name, component in _DEPLOYMENTS.items()}
        self._kubectl = kubectl
        self._replicas = {name: self._wanted(name) for name in self.services}

    def stop(self, name: str) -> None:
        """Ends the pods as a deploy would; returns when they are gone."""
        self._scale(name, 0)
        self._run("wait", "--for=delete", "pod", *self._pods(name), f"--timeout={_READY_SECONDS}s")

    def kill(self, name: str) -> None:
        """Takes the pods away in a second; returns when they are gone, which a forced deletion would not."""
        self._scale(name, 0)
        self._run("delete", "pod", *self._pods(name), "--grace-period=1", "--ignore-not-found")

    def start(self, name: str) -> None:
        self._scale(name, self._replicas[name])

    def wait_ready(self, names: Sequence[str]) -> None:
        for name in names:
            deployment = f"deployment/{self.services[name]}"
            self._run("rollout", "status", deployment, f"--timeout={_READY_SECONDS}s")

    def _scale(self, name: str, replicas: int) -> None:
        self._run("scale", f"deployment/{self.services[name]}", f"--replicas={replicas}")

    def _wanted(self, name: str) -> int:
        return int(self._run("get", f"deployment/{self.services[name]}", "-o", "jsonpath={.spec.replicas}"))

    def _pods(self, name: str) -> tuple[str, str]:
        return "-l", f"app.kubernetes.io/name=ai-todo-{_DEPLOYMENTS[name]}"

    def _run(self, *arguments: str) -> str:
        return run([*self._kubectl, *arguments])


def run(argv: Sequence[str]) -> str:
    """The command's output; Failure with its own words when it fails."""
    try:
        done = subprocess.run(argv, check=False, capture_output=True, text=True)
    except FileNotFoundError:
        raise Failure(f"{argv[0]} is missing", fix=f"install {argv[0]} and put it on PATH.") from None
    if done.returncode:
        raise Failure(f"{argv[0]} failed", done.stderr.strip().splitlines()[-1] if done.stderr else "")
    return done.stdout


@contextlib.contextmanager
def address(kubectl: Sequence[str], through: str, release: str) -> Iterator[str]:
    """Where the web app is reached, for as long as the block lasts."""
    service = f"{release}-frontend-service"
    if through == "nodeport":
        port = run([*kubectl, "get", "service", service, "-o", "jsonpath={.spec.ports[0].nodePort}"])
        if not port:
            raise Failure(f"{service} has no NodePort", fix="use --through port-forward.")
        node = run([*kubectl, "get", "nodes", "-o", "jsonpath={.items[0].status.addresses[0].address}"])
        yield f"http://{node}:{port}"
        return
    argv = [*kubectl, "port-forward", f"service/{service}", ":3000"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as forward:
        try:
            said = forward.stdout.readline() if forward.stdout else ""
            found = re.search(r"127\.0\.0\.1:(\d+)", said)
            if found is None:
                raise Failure("kubectl port-forward did not start")
            yield f"http://localhost:{found[1]}"
        finally:
            forward.terminate()


def wait_for(url: str) -> None:
    """Returns when the web app answers: a new service takes a moment to be routed."""
    deadline = time.monotonic() + _READY_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"{url}/ready", timeout=5):  # noqa: S310  # http, as made above
                return
        except (urllib.error.URLError, OSError) as error:
            if time.monotonic() > deadline:
                raise Failure(f"{url} does not answer", str(error), "look at kubectl get pods.") from error
            time.sleep(0.5)


def suite(url: str, control: Control | None, arguments: Sequence[str]) -> int:
    """Runs the suite, carrying out its orders meanwhile; its exit code."""
    from toolchain import tool_env

    doors = {"STACK_CONTROL": control.url} if control else {}
    env = {**os.environ, **tool_env(), "BASE_URL": url, **doors}
    with subprocess.Popen(["npm", "test", "--", *arguments], cwd=E2E, env=env) as command:
        while command.poll() is None:
            if control:
                control.obey(0.1)
            else:
                time.sleep(0.1)
        return command.returncode


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the browser suite against a cluster.")
    parser.add_argument("--through", choices=("nodeport", "port-forward"), default="nodeport")
    parser.add_argument("--context", default="minikube")
    parser.add_argument("--namespace", default="ai-todo")
    parser.add_argument("--release", default="ai-todo")
    parser.add_argument("arguments", nargs="*", help="for Playwright, after --")
    wanted = parser.parse_args()

    from bootstrap import enter

    enter("e2e")
    from control import Control

    kubectl = ["kubectl", f"--context={wanted.context}", f"--namespace={wanted.namespace}"]
    deployments = Deployments(kubectl, wanted.release)
    with address(kubectl, wanted.through, wanted.release) as url:
        wait_for(url)
        # A port-forward ends with its pod, so there the services stay.
        control = Control(deployments) if wanted.through == "nodeport" else None
        say(f"Browser suite against {url} ({wanted.context}, namespace {wanted.namespace})")
        try:
            return suite(url, control, wanted.arguments)
        finally:
            if control:
                control.close()


if __name__ == "__main__":
    guarded(main)
