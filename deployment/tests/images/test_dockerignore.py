"""What reaches the builder, and what never may."""

from pathlib import Path

import pytest

from images.dockerignore import Ignore

ROOT = Path(__file__).resolve().parents[3]


class TestTheRepositorysOwnRules:
    @pytest.fixture
    def rules(self) -> Ignore:
        return Ignore.of(ROOT)

    @pytest.mark.parametrize(
        "path",
        [
            ".env",
            ".git/config",
            ".local/secrets.env",
            ".local/mcp-signing-key.pem",
            "backend/.env",
            "backend/.env.production",
            "backend/services/signing.pem",
            "frontend/.env.local",
            "frontend/lib/server.key",
            "backend/.venv/bin/python",
            "backend/bench/__main__.py",
            "backend/tests/conftest.py",
            "backend/services/__pycache__/tasks.cpython-313.pyc",
            "charts/ai-todo/values.yaml",
            "e2e/package.json",
            "frontend/.next/BUILD_ID",
            "frontend/node_modules/next/package.json",
            "frontend/tests/server/env.test.ts",
            "README.md",
        ],
    )
    def test_is_left_out(self, rules: Ignore, path: str) -> None:
        assert rules.ignores(path)

    @pytest.mark.parametrize(
        "path",
        [
            "backend/main.py",
            "backend/migrations/env.py",
            "backend/uv.lock",
            "dockerfiles/runtime-root.sh",
            "frontend/lib/env.ts",
            "frontend/package-lock.json",
            "frontend/public/favicon.ico",
        ],
    )
    def test_reaches_the_builder(self, rules: Ignore, path: str) -> None:
        assert not rules.ignores(path)


class TestPatterns:
    def test_nothing_is_ignored_without_rules(self) -> None:
        assert not Ignore("\n# only words\n").ignores("a")

    def test_a_star_stays_within_a_folder(self) -> None:
        rules = Ignore("a/*.md")
        assert rules.ignores("a/b.md")
        assert not rules.ignores("a/b/c.md")

    def test_two_stars_go_through_all_folders(self) -> None:
        rules = Ignore("**/*.md")
        assert rules.ignores("a.md")
        assert rules.ignores("a/b/c.md")

    def test_the_last_rule_wins(self) -> None:
        rules = Ignore("*\n!a\na/secret")
        assert not rules.ignores("a/b")
        assert rules.ignores("a/secret")
        assert rules.ignores("b")

    def test_what_lies_in_an_ignored_folder_is_ignored(self) -> None:
        assert Ignore("a").ignores("a/b/c")

    def test_looks_into_a_folder_only_when_something_may_come_back(self) -> None:
        assert Ignore("a").prunes("a")
        assert not Ignore("a\n!a/b").prunes("a")
