"""Tells in milliseconds whether the tables are up to date; loading the migration tool takes seconds."""

from __future__ import annotations

import re
from pathlib import Path

import psycopg

from database_url import plain

_REVISION = re.compile(r"^(down_)?revision\b[^=\n]*=\s*(.+)$", re.MULTILINE)


def heads(versions: Path) -> set[str]:
    """The newest revisions among the migration files: those that no other builds on."""
    made: set[str] = set()
    built_on: set[str] = set()
    for file in versions.glob("*.py"):
        for down, value in _REVISION.findall(file.read_text(encoding="utf-8")):
            (built_on if down else made).update(re.findall(r"[\"']([^\"']+)[\"']", value))
    return made - built_on


def is_current(url: str, versions: Path) -> bool:
    """True when the database says it is at the newest revision; False also when it cannot be asked."""
    wanted = heads(versions)
    try:
        with psycopg.connect(plain(url), connect_timeout=5, autocommit=True) as connection:
            found = {row[0] for row in connection.execute("SELECT version_num FROM alembic_version")}
    except psycopg.Error:
        return False
    return bool(wanted) and found == wanted
