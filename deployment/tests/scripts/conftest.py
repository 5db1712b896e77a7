"""A machine of stubs: the scripts see only the programs a test gives them, in a small checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from images import tags

ROOT = Path(__file__).resolve().parents[3]
# What the scripts use and every system has.
SYSTEM = (
    *("awk", "bash", "cat", "cp", "date", "dirname", "env", "df", "grep", "head", "mkdir", "printf", "rm"),
    *("sed", "sleep", "sort", "tail", "touch", "tr", "true"),
)
IMAGES = ("backend", "mcp", "frontend")


@dataclass(frozen=True)
class Ended:
    """How a script ended; `said` is all it printed."""

    code: int
    said: str


@dataclass
class Machine:
    """Stub tools answer by the first rule whose shell pattern fits their arguments; others answer nothing."""

    folder: Path
    rules: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        return self.folder / "root"

    @property
    def bin(self) -> Path:
        return self.folder / "bin"

    def on(self, tool: str, pattern: str, answer: str = "", *, code: int = 0) -> None:
        """From now on `tool` answers this to arguments that fit the shell pattern."""
        reply = self.folder / f"reply-{tool}-{len(self.rules.get(tool, []))}"
        reply.write_text(answer, encoding="utf-8")
        self.rules.setdefault(tool, []).insert(0, (pattern, f"cat {reply}; exit {code}"))
        cases = "\n".join(f"  {shape}) {action} ;;" for shape, action in self.rules[tool])
        log, inputs = self.folder / "calls", self.folder / "inputs"
        program = f"""#!/bin/bash
printf '%s\\n' "{tool} $*" >>{log}
case "$*" in
  *"--filename -"*) cat >>{inputs} ;;
esac
case "$*" in
{cases}
esac
"""
        (self.bin / tool).write_text(program, encoding="utf-8")
        (self.bin / tool).chmod(0o755)

    def without(self, tool: str) -> None:
        (self.bin / tool).unlink()

    def calls(self, start: str = "") -> list[str]:
        """The commands that were run, those that begin so."""
        log = self.folder / "calls"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return [line for line in lines if line.startswith(start)]

    def inputs(self) -> str:
        """What was applied by standard input."""
        file = self.folder / "inputs"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def images(self) -> list[str]:
        """The images of the present sources."""
        return [f"{tags.name_of(name)}:{tags.tag(self.root, name)}" for name in tags.COMPONENTS]

    def run(self, script: str, *arguments: str, **env: str) -> Ended:
        command = [str(self.root / "deployment" / script), *arguments]
        clean = {"PATH": str(self.bin), "HOME": str(self.folder)}
        done = subprocess.run(
            command, env={**clean, **env}, capture_output=True, text=True, timeout=50, check=False
        )
        return Ended(done.returncode, done.stdout + done.stderr)


def _checkout(root: Path) -> None:
    for name in ("images", "settings", "diagnosis", "lib"):
        shutil.copytree(ROOT / "deployment" / name, root / "deployment" / name)
    for script in (ROOT / "deployment").glob("*.sh"):
        shutil.copy(script, root / "deployment")
    (root / "scripts").mkdir()
    for name in ("console.py", "envfile.py"):
        shutil.copy(ROOT / "scripts" / name, root / "scripts")
    (root / "charts" / "ai-todo").mkdir(parents=True)
    shutil.copy(ROOT / "charts" / "ai-todo" / "Chart.yaml", root / "charts" / "ai-todo")
    (root / "dockerfiles").mkdir()
    for name in IMAGES:
        (root / name).mkdir()
        (root / name / "code").write_text("1\n", encoding="utf-8")
        recipe = root / "dockerfiles" / f"{name}.Dockerfile"
        recipe.write_text(f"FROM scratch\nCOPY {name}/ /app/\n", encoding="utf-8")


def _healthy(machine: Machine) -> None:
    machine.on("docker", "--version", "Docker version 27.1.0, build x\n")
    machine.on("docker", "info", "")
    machine.on("docker", "'info --format'*", "8 16000000000\n")
    machine.on("kubectl", "'version --client'*", "Client Version: v1.34.0\n")
    machine.on("kubectl", "*' version'", "Server Version: v1.34.0\n")
    machine.on("helm", "'version --short'", "v3.18.0+g1\n")
    machine.on("helm", "*' status '*", code=1)
    machine.on("minikube", "'version --short'", "v1.36.0\n")
    machine.on("minikube", "'status '*", "Running")
    machine.on("minikube", "'profile list'*", '{"valid":[{"Name":"minikube"}]}')
    images = "".join(f"docker.io/library/{image}\n" for image in machine.images())
    machine.on("minikube", "'image ls'*", images + "docker.io/library/postgres:17\n")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with everything: Docker, a running cluster, all images built and loaded."""
    made = Machine(tmp_path)
    made.bin.mkdir()
    for name in SYSTEM:
        found = shutil.which(name)
        assert found is not None
        (made.bin / name).symlink_to(found)
    (made.bin / "python3").symlink_to(os.path.realpath(sys.executable))
    _checkout(made.root)
    _healthy(made)
    return made
