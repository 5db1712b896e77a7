"""The whole application on this machine: database, secrets, migrations and the three services."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import database_url
import keys
import ports
import processes
import schema
from console import Failure, complain, say
from database import EmbeddedPostgres
from paths import BACKEND, shown
from services import Addresses, migration, services
from steps import tail
from supervisor import Supervisor

_LOGS = ("database", "migrations", "api", "mcp", "web")


class Application:
    """One stack; `folder` keeps secrets and database (unless `env` has DATABASE_URL), `logs` the logs."""

    def __init__(
        self, env: Mapping[str, str], at: Mapping[str, int], folder: Path, logs: Path, *, quick: bool = False
    ):
        self.at = Addresses(at["WEB_PORT"], at["API_PORT"], at["MCP_PORT"])
        self.folder, self.logs = folder, logs
        self.database: EmbeddedPostgres | None = None
        if not env.get("DATABASE_URL"):
            self.database = EmbeddedPostgres(folder / "postgres", logs / "database.log", quick=quick)
        self.database_url = self.database.url if self.database else env["DATABASE_URL"]
        self.secrets = keys.local_secrets(folder)
        if env.get("MCP_SIGNING_KEY"):
            del self.secrets["MCP_SIGNING_KEY_FILE"]
        self.env = {**self.secrets, **env}
        self.supervisor = Supervisor(services(self.env, self.database_url, self.at), logs)

    def start(self) -> None:
        """Brings everything up; raises `Failure` when a part does not come. The caller stops the rest."""
        self._turn_logs()
        if self.database is not None:
            started = time.monotonic()
            self.database.start()
            say(f"  Database: ready in {time.monotonic() - started:.1f} s")
        else:
            database_url.require_reachable(self.database_url)
            say(f"  Database: {database_url.place(self.database_url)} answers")
        self.supervisor.start("web")  # it looks after its own tables
        self._migrate()
        self.supervisor.start("api")
        self.supervisor.start("mcp")
        self.supervisor.wait_ready()

    def require_alive(self) -> None:
        """Raises when a service or the database has ended."""
        if self.database is not None:
            self.database.require_alive()
        self.supervisor.require_alive()

    def stop(self) -> None:
        """Stops web, API, MCP server and database in this order; a second Ctrl-C kills them at once."""
        try:
            self.supervisor.stop_all()
        except KeyboardInterrupt:
            complain("  Killing the services ...")
        finally:
            self.supervisor.kill_all()
            if self.database is not None:
                self.database.stop()

    def _turn_logs(self) -> None:
        """Keeps the log of the run before as `<name>.log.1`."""
        self.logs.mkdir(parents=True, exist_ok=True)
        for name in _LOGS:
            log = self.logs / f"{name}.log"
            if log.exists():
                log.replace(log.with_suffix(".log.1"))

    def _migrate(self) -> None:
        if schema.is_current(self.database_url, BACKEND / "migrations" / "versions"):
            return
        argv, env = migration(self.env, self.database_url)
        log = self.logs / "migrations.log"
        with log.open("ab") as output:
            code = processes.spawn(argv, cwd=BACKEND, env=env, output=output).wait()
        if code != 0:
            for line in tail(log):
                complain(f"    migrations | {line}")
            raise Failure(
                "The tables could not be brought up to date", fix=f"read the lines above or {shown(log)}."
            )


def choose_ports(env: Mapping[str, str]) -> dict[str, int]:
    """The ports of `make run`, all free."""
    chosen = ports.chosen(env)
    ports.require_free(chosen)
    return chosen
