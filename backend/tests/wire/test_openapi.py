"""The API keeps what its OpenAPI document says: schemathesis against the running service, signed in."""

import os
import re
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from tests.wire.services import BACKEND, Stack, running_stack

pytestmark = [pytest.mark.slow, pytest.mark.timeout(420)]

# What was deleted may be there again: it is restored, or its deletion undone. What it answers until then is
# said in tests/routes.
NOT_OURS = "use_after_free"
EXAMPLES = 20  # of each operation; with the boundary cases about 1,500 requests
USER = "someone"
CONFIGURATION = """
headers = {{ Authorization = "{authorization}" }}
request-timeout = 30
continue-on-failure = true
hooks = "tests.wire.hooks"

[parameters]
"path.user_id" = "{user}"

[generation]
max-examples = {examples}
deterministic = true
database = "none"
"""


def run(stack: Stack, folder: Path) -> subprocess.CompletedProcess[str]:
    """All checks on all operations, as the signed-in user whose id is in the path."""
    configuration = folder / "schemathesis.toml"
    configuration.write_text(
        CONFIGURATION.format(authorization=stack.headers(USER)["Authorization"], user=USER, examples=EXAMPLES)
    )
    program = Path(sys.executable).with_name("schemathesis")
    arguments = ["--config-file", str(configuration), "run", f"{stack.api.url}/openapi.json"]
    arguments += ["--checks", "all", "--exclude-checks", NOT_OURS]
    return subprocess.run(
        [program, *arguments, "--workers", "2", "--no-color"],
        cwd=BACKEND,
        env={
            **os.environ,
            "COLUMNS": "140",
            "USER_URL": f"{stack.api.url}/api/{USER}",
            "USER_AUTHORIZATION": stack.headers(USER)["Authorization"],
        },
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )


def test_every_operation_keeps_to_the_document(database_url: str, tmp_path: Path) -> None:
    with running_stack(database_url, tmp_path) as stack:
        operations = sum(
            len(methods)
            for methods in httpx2.get(f"{stack.api.url}/openapi.json", trust_env=False)
            .json()["paths"]
            .values()
        )
        ended = run(stack, tmp_path)
        lines = stack.log_lines()
    assert ended.returncode == 0, ended.stdout[-20_000:] + ended.stderr[-2_000:]
    assert f"Tested: {operations}" in ended.stdout
    generated = re.search(r"(\d+) generated", ended.stdout)
    assert generated is not None
    assert int(generated[1]) > operations * EXAMPLES
    statuses = [line["status"] for line in lines if line["message"] == "request"]
    good = sum(200 <= status < 300 for status in statuses)
    print(f"{generated[1]} cases, {len(statuses)} requests, {good} of them accepted")  # noqa: T201
    assert good > len(statuses) / 4, f"only {good} of {len(statuses)} requests got past the refusals"
    assert max(statuses) < 500
    assert [line for line in lines if line["level"] == "ERROR"] == []
