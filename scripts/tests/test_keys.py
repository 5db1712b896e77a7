"""The local secrets: private, made once, never half."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

import keys
from console import Failure


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    keys.local_secrets(tmp_path)
    assert mode(tmp_path / keys.SECRETS_FILE) == 0o600
    assert mode(tmp_path / keys.SIGNING_KEY_FILE) == 0o600


def test_files_that_were_opened_up_are_closed_again(tmp_path: Path) -> None:
    keys.local_secrets(tmp_path)
    (tmp_path / keys.SECRETS_FILE).chmod(0o644)
    keys.local_secrets(tmp_path)
    assert mode(tmp_path / keys.SECRETS_FILE) == 0o600


def test_they_stay_the_same(tmp_path: Path) -> None:
    first = keys.local_secrets(tmp_path)
    pem = (tmp_path / keys.SIGNING_KEY_FILE).read_bytes()
    assert keys.local_secrets(tmp_path) == first
    assert (tmp_path / keys.SIGNING_KEY_FILE).read_bytes() == pem
    assert len(first["BETTER_AUTH_SECRET"]) >= 32


def test_every_installation_has_its_own(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert keys.local_secrets(tmp_path / "a") != keys.local_secrets(tmp_path / "b")


def test_the_key_is_ed25519(tmp_path: Path) -> None:
    path = Path(keys.local_secrets(tmp_path)["MCP_SIGNING_KEY_FILE"])
    assert isinstance(load_pem_private_key(path.read_bytes(), None), Ed25519PrivateKey)


def test_a_damaged_secret_is_refused_not_replaced(tmp_path: Path) -> None:
    keys.local_secrets(tmp_path)
    (tmp_path / keys.SECRETS_FILE).write_text("BETTER_AUTH_SECRET=short\n", encoding="ascii")
    with pytest.raises(Failure, match=r"holds no BETTER_AUTH_SECRET of 32 characters"):
        keys.local_secrets(tmp_path)


def test_what_a_crash_left_of_a_draft_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / f".{keys.SECRETS_FILE}.new").write_text("BETTER", encoding="ascii")
    assert len(keys.local_secrets(tmp_path)["BETTER_AUTH_SECRET"]) >= 32
