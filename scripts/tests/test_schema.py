"""When migrations may be left out."""

from __future__ import annotations

from pathlib import Path

import psycopg

import schema
from database import EmbeddedPostgres
from paths import BACKEND

FIRST = 'revision = "0001"\ndown_revision = None\n'
SECOND = 'revision: str = "0002"\ndown_revision: str | None = "0001"\n'


def test_the_newest_is_what_no_other_builds_on(tmp_path: Path) -> None:
    (tmp_path / "0001_a.py").write_text(FIRST, encoding="utf-8")
    assert schema.heads(tmp_path) == {"0001"}
    (tmp_path / "0002_b.py").write_text(SECOND, encoding="utf-8")
    assert schema.heads(tmp_path) == {"0002"}


def test_the_projects_own_migrations_have_one_head() -> None:
    assert len(schema.heads(BACKEND / "migrations" / "versions")) == 1


def test_a_database_that_cannot_be_asked_is_not_current(tmp_path: Path) -> None:
    (tmp_path / "0001_a.py").write_text(FIRST, encoding="utf-8")
    assert not schema.is_current("postgresql:///x?host=/no/such/folder", tmp_path)


def test_a_database_is_current_at_the_newest_revision_only(server: EmbeddedPostgres, tmp_path: Path) -> None:
    (tmp_path / "0001_a.py").write_text(FIRST, encoding="utf-8")
    assert not schema.is_current(server.url, tmp_path)  # no table yet
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num text)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    assert schema.is_current(server.url, tmp_path)
    (tmp_path / "0002_b.py").write_text(SECOND, encoding="utf-8")
    assert not schema.is_current(server.url, tmp_path)
