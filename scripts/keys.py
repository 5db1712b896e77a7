"""The secrets of a local installation: made once, readable by their owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

import envfile
from console import Failure

SECRETS_FILE = "secrets.env"
SIGNING_KEY_FILE = "mcp-signing-key.pem"
_OWNER_ONLY = 0o600


def _write_private(path: Path, content: str) -> None:
    """Writes whole or not at all, so that a crash leaves no half a secret."""
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _private_key() -> str:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode("ascii")


def local_secrets(folder: Path) -> dict[str, str]:
    """`BETTER_AUTH_SECRET` and `MCP_SIGNING_KEY_FILE` kept in `folder`, made at the first call."""
    secrets_file, key_file = folder / SECRETS_FILE, folder / SIGNING_KEY_FILE
    if not secrets_file.exists():
        _write_private(secrets_file, f"BETTER_AUTH_SECRET={secrets.token_urlsafe(48)}\n")
    if not key_file.exists():
        _write_private(key_file, _private_key())
    for file in (secrets_file, key_file):
        if file.stat().st_mode & 0o077:
            file.chmod(_OWNER_ONLY)
    secret = envfile.read(secrets_file).get("BETTER_AUTH_SECRET", "")
    if len(secret) < 32:
        raise Failure(
            f"{secrets_file} holds no BETTER_AUTH_SECRET of 32 characters or more",
            fix="restore the file from a backup, or remove it (everybody signs in again).",
        )
    return {"BETTER_AUTH_SECRET": secret, "MCP_SIGNING_KEY_FILE": str(key_file)}
