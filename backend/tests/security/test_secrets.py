"""A secret in every setting that holds one, and requests that fail: it shows nowhere."""

from pathlib import Path

import httpx2
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from db import Database
from tests.fixtures.ports import free_port
from tests.security.forged import FORGERIES
from tests.wire import mcp
from tests.wire.services import FAR_AHEAD, running_stack

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

CANARY = "canary-5f1c9e"


async def test_no_log_and_no_answer_shows_one(database_url: str, tmp_path: Path) -> None:
    """The model's endpoint refuses connections, the database's password and every token are canaries."""
    url = make_url(database_url).set(password=f"{CANARY}-database").render_as_string(hide_password=False)
    user = "someone"
    with running_stack(
        url,
        tmp_path,
        OPENAI_API_KEY=f"sk-{CANARY}-openai",
        OPENAI_BASE_URL=f"http://127.0.0.1:{free_port()}/v1",
        LOG_LEVEL="DEBUG",
    ) as stack:
        signing = "".join(stack.turns.pem().splitlines()[1:-1])
        tokens = [forge(stack.web, user) for forge in FORGERIES.values()]
        good = stack.web.token(user, exp=FAR_AHEAD)
        turn = stack.turns.token(user, scope="tasks:read", exp=FAR_AHEAD)
        shown: list[str] = []
        async with httpx2.AsyncClient(trust_env=False, timeout=60) as http:
            address = f"{stack.api.url}/api/{user}"
            for token in [f"{CANARY}-token", *tokens]:
                answer = await http.get(f"{address}/tasks", headers={"Authorization": f"Bearer {token}"})
                shown.append(f"{answer.text} {answer.headers}")
                answer = await http.post(
                    f"{stack.mcp.url}/mcp",
                    headers=mcp.headers(token, "tools/list"),
                    json=mcp.body("tools/list", {}),
                )
                shown.append(f"{answer.text} {answer.headers}")
            headers = {"Authorization": f"Bearer {good}"}
            said = await http.post(f"{address}/chat", json={"message": "Add milk"}, headers=headers)
            assert said.json()["metadata"]["fallback"]  # the key was used, and the endpoint was not there
            shown.append(f"{said.text} {said.headers}")
            for body in ({"message": 7}, {}, [], {"message": "x" * 20_000}):
                answer = await http.post(f"{address}/chat", json=body, headers=headers)
                shown.append(f"{answer.text} {answer.headers}")
            for tool, arguments in (
                ("add_task", {"title": "x"}),
                ("nothing", {}),
                ("list_tasks", {"limit": "x"}),
            ):
                answer = await http.post(
                    f"{stack.mcp.url}/mcp",
                    headers=mcp.headers(turn, "tools/call", tool),
                    json=mcp.body("tools/call", {"name": tool, "arguments": arguments}),
                )
                shown.append(f"{answer.text} {answer.headers}")
            for service in (stack.api, stack.mcp):
                for path in ("/health", "/ready", "/nothing", "/.well-known/jwks.json", "/openapi.json"):
                    shown.append((await http.get(service.url + path)).text)
        everything = "\n".join([*shown, stack.log_text()])
        assert len(stack.log_lines()) > len(tokens)  # the logs were really written
    for secret in (CANARY, signing, good, turn, *[token for token in tokens if len(token) > 20]):
        assert secret not in everything, secret
    assert good.rsplit(".", 1)[1] not in everything


async def test_no_error_of_the_database_shows_what_people_wrote(database: Database) -> None:
    async with database.read() as session:
        with pytest.raises(DBAPIError) as refused:
            await session.execute(text("SELECT 1 / strpos(:title, 'x')"), {"title": CANARY})
    assert CANARY not in str(refused.value)
