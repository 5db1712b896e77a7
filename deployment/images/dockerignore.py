"""Which files of a build context the builder gets: the rules of `.dockerignore`, as Docker documents them."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath


def _expression(pattern: str) -> re.Pattern[str]:
    """`*` and `?` stay within one name, `**` goes through any number of folders, also none."""
    made = ""
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\[[^]]+\])", pattern)
    for part in parts:
        if part == "**/":
            made += "(?:.*/)?"
        elif part == "**":
            made += ".*"
        elif part == "*":
            made += "[^/]*"
        elif part == "?":
            made += "[^/]"
        elif part.startswith("[") and part.endswith("]"):
            made += part
        else:
            made += re.escape(part)
    return re.compile(made)


class Ignore:
    """The rules of one ignore file: the last that fits a path, or a folder above it, decides."""

    def __init__(self, text: str) -> None:
        self._rules: list[tuple[bool, re.Pattern[str]]] = []
        self._taken_back: list[str] = []
        for line in text.splitlines():
            pattern = line.strip()
            if not pattern or pattern.startswith("#"):
                continue
            ignored = not pattern.startswith("!")
            pattern = pattern.lstrip("!").strip().strip("/")
            self._rules.append((ignored, _expression(pattern)))
            if not ignored:
                self._taken_back.append(pattern)

    @classmethod
    def of(cls, root: Path) -> Ignore:
        """The rules of the context `root`; without the file nothing is ignored."""
        file = root / ".dockerignore"
        return cls(file.read_text(encoding="utf-8") if file.is_file() else "")

    def ignores(self, path: str) -> bool:
        """Whether the builder does not get `path`, relative to the context with `/` between names."""
        place = PurePosixPath(path)
        candidates = [str(place), *(str(parent) for parent in place.parents if str(parent) != ".")]
        verdict = False
        for ignored, expression in self._rules:
            if any(expression.fullmatch(candidate) for candidate in candidates):
                verdict = ignored
        return verdict

    def prunes(self, folder: str) -> bool:
        """Whether nothing below `folder` can be wanted, so that nobody has to look into it."""
        if not self.ignores(folder):
            return False
        return not any("*" in kept or kept.startswith(f"{folder}/") for kept in self._taken_back)
