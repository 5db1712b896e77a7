"""Failures of tools and of the system, as one line each; the tools are stand-ins."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from stubs import program

import bootstrap
import console
import steps
import toolchain
from console import Failure


@pytest.fixture(autouse=True)
def _logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "LOG", tmp_path / "log")


def failed_step(tmp_path: Path, body: str) -> Failure:
    tool = program(tmp_path, "tool", body)
    with pytest.raises(Failure) as refusal:
        steps.run_step("Python packages", [str(tool)], cwd=tmp_path, env=os.environ)
    return refusal.value


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("error: dns error: failed to lookup address", "the package server cannot be reached"),
        ("npm error code ENOTFOUND", "the package server cannot be reached"),
        ("Failed to establish a new connection: [Errno 111]", "the package server cannot be reached"),
        ("write failed: No space left on device (os error 28)", "the disk is full"),
        ("npm error code ENOSPC", "the disk is full"),
        ("npm error code EACCES", "a folder cannot be written"),
        ("npm error code EUSAGE", "package-lock.json does not fit package.json"),
        ("The lockfile at `uv.lock` needs to be updated", "uv.lock does not fit pyproject.toml"),
        ("ensurepip is not available. On Debian install python3-venv", "this Python has no venv module"),
        ("/usr/bin/python3: No module named pip", "this Python has no pip"),
        ("invalid peer certificate: UnknownIssuer", "the server's certificate is not trusted"),
    ],
)
def test_known_causes(tmp_path: Path, output: str, why: str) -> None:
    failure = failed_step(tmp_path, f"cat <<'END' >&2\n{output}\nEND\nexit 2")
    assert failure.why == why
    assert "\n" not in str(failure)
    assert "Fix: " in str(failure)


def test_an_unknown_cause_names_code_and_log(tmp_path: Path) -> None:
    failure = failed_step(tmp_path, "echo strange; exit 7")
    assert "ended with code 7" in str(failure)
    assert "setup-python-packages.log" in str(failure)


def test_the_last_lines_of_a_failed_step_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failed_step(tmp_path, "i=0; while [ $i -lt 40 ]; do i=$((i+1)); echo line-$i; done; exit 1")
    shown = capsys.readouterr().err
    assert "line-40" in shown
    assert "line-25" not in shown
    assert "line-26" in shown


def test_a_tool_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="is not there"):
        steps.run_step("Page build", [str(tmp_path / "npm")], cwd=tmp_path, env=os.environ)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "This folder cannot be written"),
        (errno.EROFS, "This folder cannot be written"),
        (errno.EIO, "The system refused"),
    ],
)
def test_the_systems_refusals_end_with_code_1_and_no_traceback(
    number: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def main() -> int:
        raise OSError(number, os.strerror(number), "/somewhere")

    with pytest.raises(SystemExit) as end:
        console.guarded(main)
    assert end.value.code == 1
    told = capsys.readouterr().err
    assert told.startswith(f"error: {words} (/somewhere)")
    assert "Traceback" not in told
    assert told.count("\n") == 1


def test_an_old_python_is_refused() -> None:
    with pytest.raises(Failure, match=r"python3 is 3\.8: the scripts need 3\.9 or newer"):
        bootstrap.require_python((3, 8))


def test_no_pip_and_no_venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys, "executable", str(program(tmp_path, "python3", "echo No module named pip >&2; exit 1"))
    )
    monkeypatch.setattr(toolchain, "find_uv", lambda: None)
    monkeypatch.setattr(toolchain, "TOOLS", tmp_path / "tools")
    with pytest.raises(Failure, match=r"uv failed: this Python has no pip\. Fix: install it"):
        toolchain.uv()


def test_no_python_313_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uv = program(tmp_path, "uv", 'test "$2" = find && exit 1; echo "error sending request" >&2; exit 2')
    monkeypatch.setattr(toolchain, "_python_places", lambda: iter(()))
    with pytest.raises(Failure) as refusal:
        toolchain.python313(uv)
    line = str(refusal.value)
    assert line.startswith("There is no Python 3.13 here and it could not be downloaded: the package server")
    assert "Fix: install Python 3.13" in line


def test_no_node_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "old", "node", "echo v20.20.2")
    program(tmp_path / "old", "npm", "echo 10.0.0")
    monkeypatch.setenv("PATH", str(tmp_path / "old"))
    monkeypatch.setattr(toolchain, "BIN", tmp_path / "bin")
    monkeypatch.setattr(toolchain, "VENV", tmp_path / "venv")
    with pytest.raises(Failure, match="There is no Node 22 or newer here"):
        toolchain.node()
