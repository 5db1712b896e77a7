"""What is missing is said with a fix, and nothing is measured. The tools are stubs on PATH."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

VALIDATE = Path(__file__).resolve().parents[2] / "validate.sh"
CASES = """case "$*" in
{cases}
*) echo "unexpected: $*" >&2; exit 97 ;;
esac"""
CONTEXT = "'config current-context') echo minikube ;;"
CONTEXTS = "'config get-contexts -o name') echo minikube ;;"
ALIVE = "*'get --raw /readyz'*) echo ok ;;"
DEAD = "*'get --raw /readyz'*) echo 'connection refused' >&2; exit 1 ;;"


class Stubs:
    """Stub tools in a folder of their own, in front of PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def tool(self, name: str, *cases: str) -> None:
        self.program(name, CASES.format(cases="\n".join(cases)))

    def program(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)

    def validate(self, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PATH": path or f"{self.folder}:{os.environ['PATH']}"}
        command = [str(VALIDATE), *arguments]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=50, check=False
        )


@pytest.fixture
def stubs(tmp_path: Path) -> Stubs:
    return Stubs(tmp_path)


def test_no_tools_at_all(stubs: Stubs) -> None:
    for tool in ("bash", "dirname"):
        (stubs.folder / tool).symlink_to(shutil.which(tool) or tool)
    stubs.program("python3", f'exec "{sys.executable}" "$@"')
    ended = stubs.validate(path=str(stubs.folder))
    assert ended.returncode == 2
    assert "kubectl is not on PATH. Fix: install kubectl" in ended.stderr
    assert "helm is not on PATH. Fix: install Helm" in ended.stderr


def test_no_current_context(stubs: Stubs) -> None:
    stubs.tool("kubectl", "'config current-context') echo 'current-context is not set' >&2; exit 1 ;;")
    stubs.tool("helm")
    ended = stubs.validate()
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "kubectl has no current context. Fix: start the cluster" in ended.stderr


def test_a_context_that_does_not_exist(stubs: Stubs) -> None:
    stubs.tool("kubectl", CONTEXTS)
    stubs.tool("helm")
    ended = stubs.validate("--context", "elsewhere")
    assert ended.returncode == 2
    assert "There is no kubectl context elsewhere (there is: minikube). Fix: give --context." in ended.stderr


def test_a_cluster_that_does_not_answer(stubs: Stubs) -> None:
    stubs.tool("kubectl", CONTEXT, CONTEXTS, DEAD)
    stubs.tool("helm")
    ended = stubs.validate()
    assert ended.returncode == 2
    assert "The cluster of context minikube does not answer: connection refused" in ended.stderr
    assert "Fix: start it (deployment/minikube-setup.sh)." in ended.stderr


def test_a_release_that_does_not_exist(stubs: Stubs) -> None:
    stubs.tool("kubectl", CONTEXT, CONTEXTS, ALIVE)
    stubs.tool("helm", "*status*) echo 'Error: release: not found' >&2; exit 1 ;;")
    ended = stubs.validate("--release", "other", "--namespace", "there")
    assert ended.returncode == 2
    assert ended.stdout.startswith("Context minikube, namespace there, release other: ")
    assert "There is no release other in namespace there: Error: release: not found" in ended.stderr
    assert "Fix: deployment/deploy.sh, or give --release and --namespace." in ended.stderr


def test_listing_needs_no_cluster(stubs: Stubs) -> None:
    stubs.tool("kubectl")
    stubs.tool("helm")
    ended = stubs.validate("--list")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "kill-one" in ended.stdout
