"""The secret that sessions are signed with, when the database outlives the cluster.

The database keeps keys encrypted with it. So an outside database gets the secret that `make run` uses, kept
in `.local/`: a new cluster, or the application on this machine, can read what the old one wrote.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import envfile

FILE = "secrets.env"
NAME = "BETTER_AUTH_SECRET"


def kept(folder: Path) -> str:
    """The secret in `folder`, made at the first call and readable by its owner alone."""
    file = folder / FILE
    found = envfile.read(file).get(NAME)
    if found:
        return found
    folder.mkdir(parents=True, exist_ok=True)
    made = secrets.token_urlsafe(48)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(f"{NAME}={made}\n")
    return made
