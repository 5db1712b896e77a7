"""A PostgreSQL that speaks TLS and SCRAM with channel binding, as hosted ones do."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.fixtures.ports import free_port
from tests.wire.waiting import wait_until

PASSWORD = "a password/with: signs"
MISSING = "No PostgreSQL with TLS is installed. Debian and Ubuntu: apt-get install postgresql"


@contextmanager
def tls_postgres() -> Iterator[int]:
    """The loopback port of a server that takes TLS connections with a SCRAM password only."""
    programs = _programs()
    account = "nobody" if os.geteuid() == 0 else None  # the server refuses to run as root
    with tempfile.TemporaryDirectory(prefix="ai-todo-tls-", ignore_cleanup_errors=True) as folder:
        data, port = Path(folder, "data"), free_port()
        Path(folder, "password").write_text(PASSWORD)
        _certificate(Path(folder))
        if account:
            for path in (Path(folder), *Path(folder).iterdir()):
                shutil.chown(path, account)
        subprocess.run(
            [
                *(programs / "initdb", "-D", data, "-U", "owner", "-A", "scram-sha-256"),
                *("-E", "UTF8", "--locale=C", "--no-sync", f"--pwfile={folder}/password"),
            ],
            user=account,
            cwd=folder,
            check=True,
            capture_output=True,
        )
        (data / "pg_hba.conf").write_text("hostssl all all 127.0.0.1/32 scram-sha-256\n")
        options = {
            "port": port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "ssl": "on",
            "ssl_cert_file": f"{folder}/certificate.pem",
            "ssl_key_file": f"{folder}/key.pem",
        }
        arguments = [f"--{name}={value}" for name, value in options.items()]
        with Path(folder, "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, *arguments], stderr=log, user=account, cwd=folder
            )

        def answers() -> bool:
            assert server.poll() is None, Path(folder, "log").read_text()
            try:
                psycopg.connect(
                    host="127.0.0.1", port=port, user="owner", password=PASSWORD, dbname="postgres"
                ).close()
            except psycopg.OperationalError:
                return False
            return True

        try:
            wait_until(answers, what="the server with TLS")
            yield port
        finally:
            server.terminate()
            server.wait(15)


def _programs() -> Path:
    """The newest installed PostgreSQL: the embedded one is built without TLS."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: path.parts[-3])
    on_path = shutil.which("postgres")
    program = found[-1] if found else Path(on_path) if on_path else None
    assert program is not None, MISSING
    return program.parent


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    private = folder / "key.pem"
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    private.chmod(0o600)
