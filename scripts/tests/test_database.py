"""The embedded PostgreSQL through crashes, and the words for a DATABASE_URL that does not work."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import psycopg
import pytest

import database_url
import ports
from console import Failure
from database import EmbeddedPostgres

SCRIPTS = Path(__file__).parent.parent


def count(url: str) -> int:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
        connection.execute("INSERT INTO kept VALUES (1)")
        row = connection.execute("SELECT count(*) FROM kept").fetchone()
    assert row is not None
    return int(row[0])


def is_live(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + 30
    while is_live(pid):
        assert time.monotonic() < deadline, f"process {pid} is still there"
        time.sleep(0.05)


class TestEmbedded:
    def test_data_is_kept_from_start_to_start(self, folder: Path) -> None:
        seen = []
        for _ in range(2):
            server = EmbeddedPostgres(folder / "postgres", folder / "log")
            server.start()
            seen.append(count(server.url))
            server.stop()
        assert seen[1] == seen[0] + 1
        assert not (folder / "postgres" / "postmaster.pid").exists()

    def test_its_folder_is_private_and_no_port_is_open(self, server: EmbeddedPostgres) -> None:
        assert server.data.stat().st_mode & 0o077 == 0
        assert server.process is not None
        family = [psutil.Process(server.process.pid), *psutil.Process(server.process.pid).children()]
        assert not [
            c for p in family for c in p.net_connections(kind="tcp") if c.status == psutil.CONN_LISTEN
        ]

    def test_killed_with_all_its_processes_it_comes_back_with_all_data(self, folder: Path) -> None:
        server = EmbeddedPostgres(folder / "postgres", folder / "log")
        server.start()
        before = count(server.url)
        assert server.process is not None
        for process in [*psutil.Process(server.process.pid).children(), psutil.Process(server.process.pid)]:
            with contextlib.suppress(psutil.NoSuchProcess):  # helpers come and go
                process.kill()
        server.process.wait()
        again = EmbeddedPostgres(folder / "postgres", folder / "log")
        again.start()
        assert count(again.url) == before + 1
        again.stop()

    def test_a_stale_number_that_another_program_has_by_now(self, folder: Path) -> None:
        (folder / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\nx\n", encoding="ascii")
        (folder / "postgres" / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n", encoding="ascii")
        server = EmbeddedPostgres(folder / "postgres", folder / "log")
        server.start()
        assert count(server.url) > 0
        server.stop()

    def test_another_major_version_is_refused(self, folder: Path) -> None:
        version = folder / "postgres" / "PG_VERSION"
        kept = version.read_text(encoding="ascii")
        version.write_text("16\n", encoding="ascii")
        try:
            with pytest.raises(Failure, match="was made by PostgreSQL 16"):
                EmbeddedPostgres(folder / "postgres", folder / "log").start()
        finally:
            version.write_text(kept, encoding="ascii")

    def test_a_first_start_that_was_cut_is_told(self, folder: Path) -> None:
        (folder / "half" / "base").mkdir(parents=True)
        with pytest.raises(Failure, match="is not a finished PostgreSQL folder"):
            EmbeddedPostgres(folder / "half", folder / "log").start()

    def test_a_long_path_gets_its_socket_elsewhere(self, folder: Path) -> None:
        server = EmbeddedPostgres(folder / ("long" * 30), folder / "log")
        assert server.sockets != server.data
        assert len(str(server.sockets)) < 90


if sys.platform == "linux":  # other systems end the orphan at the next start

    def test_it_ends_when_its_supervisor_is_killed(folder: Path) -> None:
        code = f"""
            import sys, time; sys.path.insert(0, {str(SCRIPTS)!r})
            from pathlib import Path
            from database import EmbeddedPostgres
            server = EmbeddedPostgres(Path({str(folder)!r}) / "postgres", Path({str(folder)!r}) / "log")
            server.start(); print(server.process.pid, flush=True); time.sleep(600)
        """
        supervisor = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True
        )
        assert supervisor.stdout is not None
        pid = int(supervisor.stdout.readline())
        assert is_live(pid)
        supervisor.send_signal(signal.SIGKILL)
        supervisor.communicate()
        wait_until_gone(pid)


class TestUrl:
    @pytest.mark.parametrize("url", ["mysql://u@h/d", "just-a-name", "sqlite:///x.db", ""])
    def test_no_postgresql_url(self, url: str) -> None:
        with pytest.raises(Failure, match="DATABASE_URL is not a PostgreSQL URL"):
            database_url.require_reachable(url)

    def test_malformed(self) -> None:
        with pytest.raises(Failure, match="DATABASE_URL cannot be read"):
            database_url.require_reachable("postgresql://u:p@h/d?nonsense=1")

    def test_nothing_listens(self) -> None:
        with socket.socket() as probe:  # bound, but nobody listens: refused for certain
            probe.bind((ports.LOOPBACK, 0))
            port = probe.getsockname()[1]
            with pytest.raises(Failure) as refusal:
                database_url.require_reachable(f"postgresql://me:hush@127.0.0.1:{port}/todo")
        line = str(refusal.value)
        assert line.startswith(f"DATABASE_URL (me@127.0.0.1:{port}/todo) does not work: nothing answers")
        assert "hush" not in line

    def test_unknown_host(self) -> None:
        with pytest.raises(Failure) as refusal:
            database_url.require_reachable("postgresql://me:hush@no-such-host.invalid/todo")
        assert "the host name is not known" in str(refusal.value)
        assert "hush" not in str(refusal.value)

    def test_missing_database_and_missing_role(self, server: EmbeddedPostgres) -> None:
        with pytest.raises(Failure, match="the database does not exist"):
            database_url.require_reachable(server.url.replace("/postgres?", "/nothing?"))
        with pytest.raises(Failure, match="the user or the password is refused"):
            database_url.require_reachable(server.url.replace("postgres:@", "nobody-here:hush@"))

    def test_a_driver_in_the_scheme_is_no_obstacle(self, server: EmbeddedPostgres) -> None:
        database_url.require_reachable(server.url.replace("postgresql://", "postgresql+psycopg://"))
