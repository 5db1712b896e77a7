"""The two services as they are run: processes of their own, reached over HTTP."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from tests.fixtures.keys import Issuer
from tests.fixtures.ports import free_port
from tests.wire.key_server import KeyServer
from tests.wire.waiting import wait_until

BACKEND = Path(__file__).parents[2]


class Service:
    """One process, started at once; its log goes to a file."""

    def __init__(self, arguments: list[str], environment: dict[str, str], log: Path) -> None:
        self.port = int(environment["PORT"])
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=BACKEND,
                env={**os.environ, **environment},
                stdout=output,
                stderr=output,
            )

    def wait_healthy(self) -> None:
        wait_until(self._healthy, seconds=60, what=f"{self.url}/health")

    def running(self) -> bool:
        return self.process.poll() is None

    def stop(self) -> None:
        if self.running():
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def _healthy(self) -> bool:
        if not self.running():
            raise AssertionError(f"ended with {self.process.returncode}:\n{self.log.read_text()[-4000:]}")
        try:
            return httpx2.get(f"{self.url}/health", trust_env=False, timeout=5).status_code == 200
        except httpx2.HTTPError:
            return False


@dataclass(frozen=True, slots=True)
class Stack:
    """A running API and MCP server, and the issuer whose tokens the API takes."""

    api: Service
    mcp: Service
    web: Issuer
    keys: KeyServer
    turns: Issuer  # signs as the API does

    def headers(self, user_id: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.web.token(user_id, exp=FAR_AHEAD)}"}

    def log_text(self) -> str:
        return self.api.log.read_text() + self.mcp.log.read_text()

    def log_lines(self) -> list[dict[str, Any]]:
        """Every line of both logs; each must be a JSON object."""
        return [json.loads(line) for line in self.log_text().split("\n") if line]


FAR_AHEAD = 4_102_444_800  # 2100: the runs of this suite take less than the usual 60 s, or more


@contextmanager
def running_stack(
    database_url: str, folder: Path, *, keys_up: bool = True, **environment: str
) -> Iterator[Stack]:
    """Starts both services on this database, with keys of their own; ends them afterwards."""
    web = Issuer(name="ai-todo", audience="ai-todo-api")
    turns = Issuer(name="ai-todo-backend", audience="ai-todo-mcp")
    api_port, mcp_port = free_port(), free_port()
    common = {
        "DATABASE_URL": database_url,
        "DRAIN_SECONDS": "0",
        "CHAT_LIMIT_PER_HOUR": "100000",
        **environment,
    }
    with ExitStack() as stack:
        keys = KeyServer(web)
        stack.callback(keys.stop)
        if keys_up:
            keys.start()
        api = Service(
            ["main.py"],
            {
                **common,
                "PORT": str(api_port),
                "AUTH_JWKS_URL": keys.url,
                "MCP_URL": f"http://127.0.0.1:{mcp_port}/mcp",
                "MCP_SIGNING_KEY": turns.pem(),
            },
            folder / "api.log",
        )
        stack.callback(api.stop)
        mcp = Service(
            ["-m", "tools"],
            {
                **common,
                "PORT": str(mcp_port),
                "MCP_JWKS_URL": f"http://127.0.0.1:{api_port}/.well-known/jwks.json",
            },
            folder / "mcp.log",
        )
        stack.callback(mcp.stop)
        api.wait_healthy()
        mcp.wait_healthy()
        turns.key_id = _key_id(api)
        yield Stack(api, mcp, web, keys, turns)


def _key_id(api: Service) -> str:
    """The name the API gives its key, so that the tests can sign as it does."""
    published = httpx2.get(f"{api.url}/.well-known/jwks.json", trust_env=False).json()
    key_id: str = published["keys"][0]["kid"]
    return key_id
