"""Secrets in logs are found, wherever and whichever."""

from __future__ import annotations

from pathlib import Path

import pytest

import keys
import leaks
from console import Failure

NAMES = ["BETTER_AUTH_SECRET", "MCP_SIGNING_KEY_FILE", "MCP_SIGNING_KEY", "OPENAI_API_KEY", "DATABASE_URL"]


def environment(folder: Path) -> dict[str, str]:
    pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIcanary\n-----END PRIVATE KEY-----\n"
    database = "postgresql://someone:a-long-password@localhost/todo"
    made = keys.local_secrets(folder)
    return {**made, **leaks.CANARIES, "MCP_SIGNING_KEY": pem, "DATABASE_URL": database}


def test_every_secret_of_a_stack_is_looked_for(tmp_path: Path) -> None:
    secrets = leaks.secrets_of(environment(tmp_path))
    assert set(secrets) == set(NAMES)
    assert all(texts for texts in secrets.values())


def test_nothing_to_read_is_no_proof(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="No log is in"):
        leaks.require_none(tmp_path, {})


@pytest.mark.parametrize("name", NAMES)
def test_one_in_a_line_is_found_and_not_repeated(tmp_path: Path, name: str) -> None:
    secrets = leaks.secrets_of(environment(tmp_path))
    (tmp_path / "api.log").write_text(f'fine\n{{"detail": "x{secrets[name][0]}y"}}\n')
    with pytest.raises(Failure, match=rf"api\.log:2 shows {name}") as failure:
        leaks.require_none(tmp_path, secrets)
    assert secrets[name][0] not in str(failure.value)


def test_logs_of_the_run_before_count_too(tmp_path: Path) -> None:
    secrets = leaks.secrets_of(environment(tmp_path))
    (tmp_path / "web.log.1").write_text(leaks.CANARIES["OPENAI_API_KEY"])
    with pytest.raises(Failure, match=r"web\.log\.1:1"):
        leaks.require_none(tmp_path, secrets)


def test_clean_logs(tmp_path: Path) -> None:
    secrets = leaks.secrets_of(environment(tmp_path))
    (tmp_path / "web.log").write_text("one\ntwo\nBETTER_AUTH_SECRET\n")
    assert leaks.require_none(tmp_path, secrets) == 3
