"""Reads `.env`: `NAME=value` lines, comments, quotes; nothing is executed or expanded."""

from __future__ import annotations

import re
from pathlib import Path

from console import Failure

_LINE = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)")
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "$": "$"}


def _value(raw: str) -> str:
    if raw[:1] in ("'", '"'):
        quote = raw[0]
        body = re.match(r"'([^']*)'" if quote == "'" else r'"((?:[^"\\]|\\.)*)"', raw)
        if body is None:
            raise ValueError(f"the quote {quote} is not closed")
        rest = raw[body.end() :].strip()
        if rest and not rest.startswith("#"):
            raise ValueError(f"there is text after the closing quote {quote}")
        if quote == "'":
            return body[1]
        return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[0]), body[1])
    return re.split(r"\s+#", raw, maxsplit=1)[0].strip() if not raw.startswith("#") else ""


def parse(text: str, name: str = ".env") -> dict[str, str]:
    """The variables of an env file's text; the last of two equal names wins.

    Raises `Failure` with the file's name and the line number, never with the value: it may be a secret.
    """
    values: dict[str, str] = {}
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise Failure(
                f"{name} line {number} cannot be read", "it is not NAME=value", "mend or remove it."
            )
        try:
            values[found[1]] = _value(found[2])
        except ValueError as error:
            what = f"{name} line {number} ({found[1]}) cannot be read"
            raise Failure(what, str(error), "mend the quotes.") from error
    return values


def read(path: Path) -> dict[str, str]:
    """The variables of an env file; a file that is not there has none. Empty values count as not set."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise Failure(f"{path.name} cannot be read", "it is not UTF-8 text", "save it as UTF-8.") from error
    return {key: value for key, value in parse(text, path.name).items() if value}
