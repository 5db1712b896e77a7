"""Skips what is already done: a stamp holds the hash of the inputs a step was last run with."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from paths import STAMPS

# Made by tools, or without influence on the built page.
_NOT_SOURCES = {"node_modules", ".next", "coverage", "tests", "test-results", "__pycache__"}
_NOT_FILES = {"next-env.d.ts", "tsconfig.tsbuildinfo"}


def digest(files: Iterable[Path], *facts: str) -> str:
    """One hash over the names and contents of `files` and some more facts."""
    total = hashlib.sha256("\0".join(facts).encode())
    for file in files:
        total.update(f"\0{file.name}\0".encode())
        total.update(hashlib.sha256(file.read_bytes()).digest() if file.is_file() else b"-")
    return total.hexdigest()


def sources(folder: Path) -> Iterator[Path]:
    """The files a page is built from, in a fixed order."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _NOT_SOURCES)
        for name in sorted(files):
            if name not in _NOT_FILES and ".test." not in name and not name.endswith(".md"):
                yield Path(here, name)


def source_digest(folder: Path) -> str:
    """One hash over all sources below `folder`, so that a moved or renamed file counts as a change."""
    files = list(sources(folder))
    return digest(files, *(str(file.relative_to(folder)) for file in files))


def is_stamped(name: str, value: str) -> bool:
    """True when the step `name` was last finished with these inputs."""
    try:
        return (STAMPS / name).read_text(encoding="ascii") == value
    except OSError:
        return False


def stamp(name: str, value: str) -> None:
    """Records that the step `name` is done."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(value, encoding="ascii")


def node_modules_fit(project: Path) -> bool:
    """True when `node_modules` is what the lock file says, whoever installed it.

    npm writes `node_modules/.package-lock.json` last, so an interrupted installation does not fit.
    """
    try:
        wanted = json.loads((project / "package-lock.json").read_bytes())["packages"]
        present = json.loads((project / "node_modules" / ".package-lock.json").read_bytes())["packages"]
    except (OSError, ValueError, KeyError):
        return False
    wanted.pop("", None)
    if any(wanted.get(name, {}).get("version") != entry.get("version") for name, entry in present.items()):
        return False
    return all(
        name in present or entry.get("optional") or entry.get("devOptional") for name, entry in wanted.items()
    )
