"""Sets the repository up on a fresh machine with Python 3.9 or newer and make; a second run does nothing.

Usage:
    python3 scripts/bootstrap.py backend     uv, Python 3.13, the backend's packages
    python3 scripts/bootstrap.py frontend    and Node, the frontend's packages
    python3 scripts/bootstrap.py build       and the built page
    python3 scripts/bootstrap.py e2e         and the browser suite's packages
    python3 scripts/bootstrap.py lighthouse  and Lighthouse
"""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from console import Failure, guarded, say
from paths import BACKEND, BIN, E2E, FRONTEND, LOCAL, ROOT, STANDALONE, VENV, VENV_PYTHON
from stamps import digest, is_stamped, node_modules_fit, source_digest, stamp
from steps import run_step
from toolchain import node, python313, tool_env, uv

BUILD_STAMP = ".source-digest"  # inside the built folder, so it goes when the folder goes


def backend() -> None:
    """The backend's virtual environment, as its lock file says."""
    value = digest([BACKEND / "uv.lock", BACKEND / "pyproject.toml"])
    if is_stamped("backend", value) and VENV_PYTHON.exists() and (BIN / "uv").exists():
        return
    program = uv()
    interpreter = python313(program)
    run_step(
        "Python packages",
        [str(program), "sync", "--locked", "--python", str(interpreter)],
        cwd=BACKEND,
        env=tool_env(),
    )
    stamp("backend", value)


def _node_packages(title: str, project: Path) -> None:
    if not ((BIN / "node").exists() and (BIN / "npm").exists()):
        node()
    if not node_modules_fit(project):
        run_step(title, [str(BIN / "npm"), "ci", "--no-audit", "--no-fund"], cwd=project, env=tool_env())


def frontend() -> None:
    """The frontend's packages, as its lock file says."""
    backend()  # Node may be among its packages
    _node_packages("Page packages", FRONTEND)


def build() -> None:
    """The page, built for `node .next/standalone/server.js`."""
    frontend()
    value = source_digest(FRONTEND)
    mark = STANDALONE / BUILD_STAMP
    server = STANDALONE / "server.js"
    if server.is_file() and mark.is_file() and mark.read_text(encoding="ascii") == value:
        return
    run_step("Page build", [str(BIN / "npm"), "run", "build"], cwd=FRONTEND, env=tool_env())
    if not server.is_file():
        raise Failure(
            "The page build made no .next/standalone/server.js",
            fix='next.config.ts needs output: "standalone" and its own folder as outputFileTracingRoot.',
        )
    mark.write_text(value, encoding="ascii")


def e2e() -> None:
    """The browser suite's packages; the browser itself is the machine's."""
    backend()
    _node_packages("Browser test packages", E2E)


def lighthouse() -> None:
    """Lighthouse, which only `make lighthouse` needs; it finds Chromium by the browser suite's code."""
    e2e()
    _node_packages("Lighthouse", E2E / "lighthouse")


STEPS: dict[str, Callable[[], None]] = {
    "backend": backend,
    "frontend": frontend,
    "build": build,
    "e2e": e2e,
    "lighthouse": lighthouse,
}


def require_writable() -> None:
    """Refuses a read-only checkout at once, not half an hour later in a tool's own words."""
    LOCAL.mkdir(exist_ok=True)
    if not os.access(LOCAL, os.W_OK | os.X_OK) or not os.access(BACKEND, os.W_OK | os.X_OK):
        raise Failure(
            f"This folder cannot be written ({ROOT})",
            "permission denied",
            "run as the folder's owner, or clone the repository into a folder of your own.",
        )


def require_python(version: tuple[int, ...] = tuple(sys.version_info[:2])) -> None:
    """Refuses a Python that is too old for the scripts."""
    if version < (3, 9):
        raise Failure(
            f"python3 is {version[0]}.{version[1]}",
            "the scripts need 3.9 or newer",
            "install a newer python3.",
        )


@contextmanager
def alone() -> Iterator[None]:
    """Lets one set-up work at a time in this checkout; a second waits for the first."""
    with (LOCAL / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("  Waiting for another set-up of this folder to finish ...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(*names: str) -> None:
    """Runs the named steps, each of which does nothing when it is up to date."""
    require_python()
    require_writable()
    with alone():
        for name in names:
            STEPS[name]()


def enter(*names: str) -> None:
    """Runs the named steps, then goes on with this program under the backend's Python and packages."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    set_up(*names)
    os.execv(VENV_PYTHON, [str(VENV_PYTHON), *sys.argv])


def main() -> int:
    """Runs the steps named on the command line."""
    names = sys.argv[1:] or ["build"]
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        raise Failure(f"There is no step {unknown[0]}", fix=f"use one of: {', '.join(STEPS)}.")
    set_up(*names)
    return 0


if __name__ == "__main__":
    guarded(main)
