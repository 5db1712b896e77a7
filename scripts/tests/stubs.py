"""Stand-ins for tools: small programs on a PATH of their own."""

from __future__ import annotations

from pathlib import Path


def program(folder: Path, name: str, body: str) -> Path:
    """Makes an executable shell script."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path
