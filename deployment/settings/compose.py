"""The secrets of `compose.yaml`, as files in a folder that only its owner can enter.

The files themselves can be read by all, since Compose mounts them as they are and the containers' user
is another. What is there already is kept: a database remembers its password.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping
from pathlib import Path

# PKCS #8 around the 32 random bytes that an Ed25519 key is (RFC 8410).
_ED25519_PREFIX = bytes.fromhex("302e020100300506032b657004220420")


def _signing_key() -> str:
    body = base64.b64encode(_ED25519_PREFIX + secrets.token_bytes(32)).decode("ascii")
    return f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n"


# Given from outside, so written as they are now; empty where there is none.
GIVEN = ("OPENAI_API_KEY", "SMTP_URL")


def write(folder: Path, given: Mapping[str, str]) -> list[str]:
    """Writes the files that are missing, and those of `GIVEN` as they are now; gives the names written."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    password_file = folder / "database_password"
    password = (
        password_file.read_text(encoding="ascii").strip()
        if password_file.exists()
        else secrets.token_urlsafe(32)
    )
    wanted = {
        "database_password": password,
        "DATABASE_URL": f"postgresql://ai_todo:{password}@database:5432/ai_todo",
        "MCP_SIGNING_KEY": _signing_key(),
        "BETTER_AUTH_SECRET": secrets.token_urlsafe(48),
        **{name: given.get(name, "") for name in GIVEN},
    }
    written = []
    for name, value in wanted.items():
        file = folder / name
        if name in GIVEN or not file.exists():
            file.write_text(value, encoding="utf-8")
            file.chmod(0o644)
            written.append(name)
    return written
