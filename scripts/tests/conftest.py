"""An embedded PostgreSQL for the tests that need one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from database import EmbeddedPostgres


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A short path of its own: pytest's is closed to PostgreSQL's user when we are root."""
    made = Path(tempfile.mkdtemp(prefix="ai-todo-test-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def server(folder: Path) -> Iterator[EmbeddedPostgres]:
    started = EmbeddedPostgres(folder / "postgres", folder / "log", quick=True)
    started.start()
    yield started
    started.stop()
