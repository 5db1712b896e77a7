"""The browser suite's way to a cluster, with a kubectl that notes what it was asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_suite import Deployments, address, run
from console import Failure

KUBECTL = """#!/bin/sh
echo "$*" >> "$KUBECTL_LOG"
case "$*" in
  *spec.replicas*) printf 2 ;;
  *nodePort*) printf "$NODE_PORT" ;;
  *nodes*) printf 10.0.0.7 ;;
  *port-forward*) echo "Forwarding from 127.0.0.1:40123 -> 3000"; exec sleep 60 ;;
  *missing*) echo "one line" >&2; echo "Error: no such thing" >&2; exit 1 ;;
esac
"""


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = tmp_path / "kubectl"
    program.write_text(KUBECTL)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("KUBECTL_LOG", str(tmp_path / "log"))
    monkeypatch.setenv("NODE_PORT", "30080")
    return tmp_path / "log"


def test_without_kubectl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Failure, match="kubectl is missing"):
        run(["kubectl", "version"])


def test_what_kubectl_says_is_passed_on(log: Path) -> None:
    with pytest.raises(Failure, match="no such thing"):
        run(["kubectl", "get", "missing"])


def test_a_service_without_a_nodeport(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NODE_PORT", "")
    with pytest.raises(Failure, match="has no NodePort"), address(["kubectl"], "nodeport", "ai-todo"):
        pass


def test_the_two_ways_in(log: Path) -> None:
    with address(["kubectl"], "nodeport", "ai-todo") as url:
        assert url == "http://10.0.0.7:30080"
    with address(["kubectl"], "port-forward", "ai-todo") as url:
        assert url == "http://localhost:40123"


def test_a_service_goes_and_comes_back_as_large_as_it_was(log: Path) -> None:
    deployments = Deployments(["kubectl", "--context=here"], "ai-todo")
    log.write_text("")
    deployments.kill("api")
    deployments.start("api")
    deployments.wait_ready(["api"])
    assert log.read_text().splitlines() == [
        "--context=here scale deployment/ai-todo-backend --replicas=0",
        "--context=here delete pod -l app.kubernetes.io/name=ai-todo-backend --grace-period=1"
        " --ignore-not-found",
        "--context=here scale deployment/ai-todo-backend --replicas=2",
        "--context=here rollout status deployment/ai-todo-backend --timeout=120s",
    ]
