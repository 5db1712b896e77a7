"""Looks for the secrets of a throw-away stack in what it has written: after a whole suite, none may show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from console import Failure

# A key for a hosted model that nobody calls; it must go nowhere all the same.
CANARIES = {"OPENAI_API_KEY": "canary-7d1f0c52a9be4e63", "AI_PROVIDER": "builtin"}

_SECRETS = ("BETTER_AUTH_SECRET", "MCP_SIGNING_KEY", "OPENAI_API_KEY")
_SHORTEST = 12  # what is shorter may well stand in a log by chance


def secrets_of(env: Mapping[str, str]) -> dict[str, list[str]]:
    """The secret texts of a stack's environment by name; of a key in PEM form, its lines."""
    found = {name: env[name].splitlines() for name in _SECRETS if env.get(name)}
    if key_file := env.get("MCP_SIGNING_KEY_FILE"):
        found["MCP_SIGNING_KEY_FILE"] = Path(key_file).read_text().splitlines()
    for name in ("DATABASE_URL", "SMTP_URL"):
        if password := urlsplit(env.get(name, "")).password:
            found[name] = [password]
    return {name: [text for text in texts if _tells(text)] for name, texts in found.items()}


def _tells(text: str) -> bool:
    return len(text) >= _SHORTEST and not text.startswith("-----")


def require_none(folder: Path, secrets: Mapping[str, list[str]]) -> int:
    """The number of log lines read in `folder`; `Failure` that names file, line and secret of each hit, or
    when there is nothing to read."""
    read, hits = 0, []
    for file in sorted(folder.glob("*.log*")):
        for number, line in enumerate(_lines(file), 1):
            read += 1
            hits += [
                f"{file}:{number} shows {name}"
                for name, texts in secrets.items()
                if any(text in line for text in texts)
            ]
    if hits:
        raise Failure("Secrets are in the logs", "; ".join(hits[:10]), "log less there.")
    if not read:
        raise Failure(f"No log is in {folder}", fix="look where the services write theirs.")
    return read


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", errors="replace") as log:
        yield from log
