"""The API as a process of its own, to be ended politely or not."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2

from tests.fixtures.environment import strip
from tests.fixtures.ports import free_port

BACKEND = Path(__file__).parents[2]


class ApiProcess:
    """`python main.py` at `url`."""

    def __init__(self, process: asyncio.subprocess.Process, url: str, log: Path) -> None:
        self._process = process
        self.url = url
        self._log = log

    @property
    def log(self) -> str:
        return self._log.read_text()

    def terminate(self) -> None:
        self._process.send_signal(signal.SIGTERM)

    async def kill(self) -> None:
        self._process.kill()
        await self._process.wait()

    async def exit_code(self) -> int:
        return await self._process.wait()

    async def up(self, http: httpx2.AsyncClient) -> None:
        while True:
            assert self._process.returncode is None, self.log
            with contextlib.suppress(httpx2.TransportError):
                if (await http.get(f"{self.url}/ready")).status_code == 200:
                    return
            await asyncio.sleep(0.05)


@contextlib.asynccontextmanager
async def api_process(
    settings: dict[str, object], folder: Path, http: httpx2.AsyncClient
) -> AsyncIterator[ApiProcess]:
    """The API with these settings as its environment, ready; killed at the end if it still runs."""
    port = free_port()
    environment = dict(os.environ)
    strip(environment)
    environment |= {name.upper(): str(value) for name, value in settings.items()} | {"PORT": str(port)}
    log = folder / "api.log"
    with log.open("wb") as sink:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "main.py", cwd=BACKEND, env=environment, stdout=sink, stderr=sink
        )
    running = ApiProcess(process, f"http://127.0.0.1:{port}", log)
    try:
        await running.up(http)
        yield running
    finally:
        if process.returncode is None:
            await running.kill()
