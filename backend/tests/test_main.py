"""Starting with settings that cannot work: one line each, no traceback, no value, exit code 1."""

import os
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.fixtures.keys import Issuer
from tests.standin.serving import tcp_socket
from tests.wire.services import BACKEND

START = {"api": ["main.py"], "mcp": ["-m", "tools"], "migrations": ["-m", "migrations"]}
URL = "postgresql://someone:canary@127.0.0.1/db"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(60)]


def refusal(service: str, **environment: str) -> str:
    ended = subprocess.run(
        [sys.executable, *START[service]],
        cwd=BACKEND,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert ended.returncode == 1, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "canary" not in ended.stderr
    return ended.stderr


@pytest.mark.parametrize("service", START)
def test_wrong_variables_are_named(service: str) -> None:
    message = refusal(service, DATABASE_URL="mysql://canary", PORT="canary", LOG_LEVEL="canary")
    for name in ("DATABASE_URL: must start with postgresql://", "PORT: ", "LOG_LEVEL: "):
        assert name in message


def test_the_api_needs_a_signing_key() -> None:
    assert "MCP_SIGNING_KEY: missing" in refusal("api", DATABASE_URL=URL)


@pytest.mark.parametrize("kind", ["no key", "cut short", "of another kind"])
def test_a_signing_key_that_is_none(kind: str, turn_issuer: Issuer) -> None:
    other = generate_private_key(SECP256R1())
    pem = {
        "no key": "canary",
        "cut short": turn_issuer.pem()[:60],
        "of another kind": other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
    }[kind]
    message = refusal("api", DATABASE_URL=URL, MCP_SIGNING_KEY=pem)
    assert message.startswith("MCP_SIGNING_KEY: not an Ed25519 private key")
    assert pem.splitlines()[-1] not in message


@pytest.mark.parametrize("service", ["api", "mcp"])
def test_a_taken_port_for_the_metrics(service: str, turn_issuer: Issuer) -> None:
    with tcp_socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        message = refusal(service, DATABASE_URL=URL, MCP_SIGNING_KEY=turn_issuer.pem(), METRICS_PORT=port)
    assert message.startswith(f"METRICS_PORT: cannot listen at 127.0.0.1:{port} (")
    assert len(message.splitlines()) == 1
