"""Which paths of the build context a Dockerfile takes: by COPY, and by mounts that bind a file."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

_COMMENT = re.compile(r"^\s*#")
_CONTINUES = re.compile(r"\\\s*$")


def instructions(text: str) -> list[str]:
    """One line for each instruction, without comments; here-documents are not read."""
    found: list[str] = []
    open_line = ""
    for line in text.splitlines():
        if _COMMENT.match(line) or not line.strip():
            continue
        open_line += _CONTINUES.sub("", line).strip() + " "
        if not _CONTINUES.search(line):
            found.append(open_line.strip())
            open_line = ""
    return found


def _options(instruction: str) -> tuple[list[str], str]:
    options = []
    _, _, rest = instruction.partition(" ")
    while (rest := rest.lstrip()).startswith("--"):
        option, _, rest = rest.partition(" ")
        options.append(option[2:])
    return options, rest


def _copied(instruction: str) -> list[str]:
    options, rest = _options(instruction)
    if any(option.startswith("from=") for option in options):
        return []
    words = json.loads(rest) if rest.startswith("[") else shlex.split(rest)
    return [word.strip("/") for word in words[:-1]]


def _bound(instruction: str) -> list[str]:
    sources = []
    for option in _options(instruction)[0]:
        name, _, value = option.partition("=")
        fields = dict(field.partition("=")[::2] for field in value.split(","))
        if name == "mount" and fields.get("type") == "bind" and "from" not in fields:
            sources.append(fields.get("source", fields.get("src", "")).strip("/"))
    return sources


def sources(text: str) -> list[str]:
    """Paths and patterns, relative to the build context, that the Dockerfile with this text reads."""
    found: list[str] = []
    for instruction in instructions(text):
        kind = instruction.split(maxsplit=1)[0].upper()
        if kind in ("COPY", "ADD"):
            found += _copied(instruction)
        elif kind == "RUN":
            found += _bound(instruction)
    return sorted(set(found))


def path_of(root: Path, component: str) -> Path:
    """Where the Dockerfile of a component lies."""
    return root / "dockerfiles" / f"{component}.Dockerfile"
