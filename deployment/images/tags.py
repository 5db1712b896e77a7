"""Content tags: the same sources give the same tag, one changed byte gives another.

The tag is made from the Dockerfile and from every file the builder gets for it: path, content and the right
to execute; never from times, owners or the version control system.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from images import dockerfile
from images.dockerignore import Ignore

COMPONENTS = ("backend", "mcp", "frontend")
_LENGTH = 12  # hexadecimal digits; enough that two builds of a project never meet


def name_of(component: str) -> str:
    """The image's name without a tag."""
    return f"ai-todo-{component}"


def _below(root: Path, path: Path, ignore: Ignore) -> Iterator[str]:
    relative = path.relative_to(root).as_posix()
    if path.is_dir() and not path.is_symlink():
        if not ignore.prunes(relative):
            for child in sorted(path.iterdir()):
                yield from _below(root, child, ignore)
    elif not ignore.ignores(relative):
        yield relative


def files(root: Path, component: str) -> list[str]:
    """The files, relative to `root`, that go into the component's image, its Dockerfile among them."""
    recipe = dockerfile.path_of(root, component)
    ignore = Ignore.of(root)
    found = {recipe.relative_to(root).as_posix()}
    for source in dockerfile.sources(recipe.read_text(encoding="utf-8")):
        for path in root.glob(source):
            found.update(_below(root, path, ignore))
    return sorted(found)


def _field(value: bytes) -> bytes:
    return str(len(value)).encode() + b":" + value


def tag(root: Path, component: str) -> str:
    """The content tag of a component's image."""
    digest = hashlib.sha256()
    for name in files(root, component):
        path = root / name
        linked = path.is_symlink()
        content = os.readlink(path).encode() if linked else path.read_bytes()
        kind = b"link" if linked else b"program" if path.stat().st_mode & 0o100 else b"file"
        digest.update(_field(name.encode()) + _field(kind) + _field(content))
    return digest.hexdigest()[:_LENGTH]


def chart_version(root: Path) -> str:
    """The tag the charts use by default: `appVersion` of the umbrella chart; "" without the chart."""
    file = root / "charts" / "ai-todo" / "Chart.yaml"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    found = re.search(r'^appVersion:\s*"?([^"\s#]+)', text, re.MULTILINE)
    return found[1] if found else ""


def values(tags: dict[str, str]) -> str:
    """The same as a values file for the umbrella chart."""
    lines = ["# Written by deployment/build-images.sh: the images of the sources as they are now."]
    for component, content_tag in tags.items():
        lines += [
            f"{component}:",
            "  image:",
            f"    repository: {name_of(component)}",
            f'    tag: "{content_tag}"',
        ]
    return "\n".join(lines) + "\n"
