"""Turns what a failed tool printed into a reason and a fix."""

from __future__ import annotations

import re
from typing import NamedTuple


class Diagnosis(NamedTuple):
    """Why a tool failed and what mends it, both parts of a sentence."""

    why: str
    fix: str


_NO_NETWORK = Diagnosis(
    "the package server cannot be reached",
    "check the network (behind a proxy: HTTPS_PROXY, UV_INDEX_URL, npm's registry), then run it again.",
)

# In order: the first match wins, so the particular stands before the general.
_CAUSES: tuple[tuple[str, Diagnosis], ...] = (
    (
        r"No space left on device|ENOSPC|Disk quota exceeded|EDQUOT",
        Diagnosis("the disk is full", "free about 3 GB and run it again."),
    ),
    (
        r"lockfile .*needs to be updated|lockfile .*is not up.to.date",
        Diagnosis("uv.lock does not fit pyproject.toml", "run `uv lock` in that folder."),
    ),
    (
        r"can only install packages when your package\.json and package-lock\.json|npm error code EUSAGE",
        Diagnosis("package-lock.json does not fit package.json", "run `npm install` in that folder."),
    ),
    (
        r"ensurepip is not available|No module named '?(ensurepip|venv)'?",
        Diagnosis(
            "this Python has no venv module",
            "install it (Debian, Ubuntu: `apt install python3-venv`), or install uv.",
        ),
    ),
    (
        r"No module named '?pip'?",
        Diagnosis(
            "this Python has no pip",
            "install it (Debian, Ubuntu: `apt install python3-venv`), or install uv.",
        ),
    ),
    (
        r"Permission denied|EACCES|EPERM|Read-only file system|EROFS",
        Diagnosis(
            "a folder cannot be written", "run as the folder's owner, or clone into a folder of your own."
        ),
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_CERT|invalid peer certificate",
        Diagnosis(
            "the server's certificate is not trusted",
            "behind an inspecting proxy set SSL_CERT_FILE and NODE_EXTRA_CA_CERTS to its certificate.",
        ),
    ),
    (
        r"Temporary failure in name resolution|Name or service not known|nodename nor servname|ENOTFOUND"
        r"|EAI_AGAIN"
        r"|ECONNREFUSED|ETIMEDOUT|ECONNRESET|Network is unreachable|Connection refused|dns error"
        r"|error sending request|Failed to establish a new connection|timed out|Could not connect"
        r"|Tunnel connection failed|tunnel error|Failed to fetch",
        _NO_NETWORK,
    ),
    (
        r"JavaScript heap out of memory|Cannot allocate memory|MemoryError|Killed",
        Diagnosis("there is too little memory", "close other programs; the build needs about 1.5 GB."),
    ),
)


def diagnose(output: str) -> Diagnosis | None:
    """The known cause of a failure from its output; None when it is not a known one."""
    for pattern, diagnosis in _CAUSES:
        if re.search(pattern, output):
            return diagnosis
    return None
