"""PgBouncer in transaction mode in front of the tests' PostgreSQL: the strictest pooler we support."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from tests.fixtures.ports import free_port
from tests.wire.waiting import wait_until

SERVER_CONNECTIONS = 4  # fewer than clients, so that each transaction may get another one
MISSING = (
    "pgbouncer is not installed. Debian and Ubuntu: apt-get install pgbouncer; macOS: brew install pgbouncer"
)


@contextmanager
def transaction_pooler(server_url: str) -> Iterator[str]:
    """The URL of `server_url`'s database through a pooler of our own."""
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert program is not None, MISSING
    upstream = make_url(server_url)
    host = str(upstream.query.get("host", upstream.host))
    port, user = free_port(), upstream.username
    password = f"password='{upstream.password}'" if upstream.password else ""
    with tempfile.TemporaryDirectory(prefix="ai-todo-pooler-") as folder:
        # It refuses to run as root: it runs as the one who may reach the server's socket.
        owner = os.stat(host).st_uid if host.startswith("/") else 0
        account = (owner or 65534) if os.geteuid() == 0 else None
        Path(folder).chmod(0o755)
        settings = Path(folder, "pgbouncer.ini")
        settings.write_text(
            "[databases]\n"
            f"* = host={host} port={upstream.port or 5432} user={user} {password}\n"
            "[pgbouncer]\n"
            f"listen_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n"
            "pool_mode = transaction\nauth_type = any\nmax_client_conn = 300\n"
            f"default_pool_size = {SERVER_CONNECTIONS}\n"
        )
        settings.chmod(0o644)
        with Path(folder, "log").open("wb") as log:
            process = subprocess.Popen([program, str(settings)], stdout=log, stderr=log, user=account)
        url = f"postgresql://{user}:@127.0.0.1:{port}/{upstream.database}"

        def answers() -> bool:
            assert process.poll() is None, Path(folder, "log").read_text()
            try:
                psycopg.connect(url, connect_timeout=5).close()
            except psycopg.OperationalError:
                return False
            return True

        try:
            wait_until(answers, what="pgbouncer")
            yield url
        finally:
            process.terminate()
            process.wait(15)
