"""Everything works through a transaction pooler, where every statement may meet another server process."""

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import httpx2
import psycopg
import pytest
from pydantic import SecretStr

from config import Settings
from db import Database
from migrations.__main__ import upgrade
from models import Priority
from schemas import TaskChange, TaskCreate, TaskQuery
from services import account, conversations, preferences, rate_limit, task_queries, tasks, turns, undo
from services.actor import Actor
from tests.database.pooler import SERVER_CONNECTIONS, transaction_pooler
from tests.fixtures.acting import Acting
from tests.wire.mcp import call_tool
from tests.wire.services import running_stack

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

QUERIES, AT_ONCE = 600, 20  # more would wait for the pooler longer than for an answer, on a slow machine


@pytest.fixture
def pooled_url(empty_url: str) -> Iterator[str]:
    """An empty database behind a pooler."""
    with transaction_pooler(empty_url) as url:
        yield url


def server_processes(url: str) -> int:
    with psycopg.connect(url) as connection:
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"
        row = connection.execute(query, [connection.info.backend_pid]).fetchone()
    assert row is not None
    return int(row[0])


async def test_migrations_services_and_load(pooled_url: str, empty_url: str) -> None:
    upgrade(pooled_url)
    upgrade(pooled_url)
    database = Database(Settings(database_url=SecretStr(pooled_url), database_pool_size=AT_ONCE))
    try:
        users = [Actor(user_id=f"user-{number}") for number in range(QUERIES // 10)]
        at_once = asyncio.Semaphore(AT_ONCE)

        async def within(actor: Actor) -> None:
            async with at_once:
                await ten_operations(database, actor)

        await asyncio.gather(*[within(actor) for actor in users])
        assert server_processes(empty_url) <= SERVER_CONNECTIONS
        async with database.read() as session:
            for actor in users:
                page = await task_queries.page(session, actor, TaskQuery())
                assert [task.title for task in page.tasks] == [f"Milk of {actor.user_id}"]
    finally:
        await database.close()


async def ten_operations(database: Database, actor: Actor) -> None:
    """A task's life, a conversation, and what is counted and kept beside them."""
    me = Acting(database, actor)
    task = await me.add("Milk", due_on=date(2026, 11, 25), tags=["shop"])
    await me.do(tasks.update, task.id, TaskChange(title=f"Milk of {actor.user_id}", priority=Priority.HIGH))
    await me.keyed("done").do(tasks.complete, task.number)
    other = await me.do(tasks.add, TaskCreate(title="Eggs"))
    await me.do(tasks.delete, other.number)
    await me.do(undo.undo)
    await me.do(tasks.delete, other.number)
    assert (await me.page(search="milk", tag="shop", sort="-due")).tasks[0].completed
    async with database.read() as session:
        await preferences.set_timezone(session, actor.user_id, "Europe/Berlin")
        assert (await rate_limit.count(session, actor.user_id, "chat", 5)).remaining == 4
        turn = await turns.open_turn(
            session,
            user_id=actor.user_id,
            message="Hello",
            conversation_id=None,
            key="first",
            sha256="0" * 64,
        )
        page = await conversations.messages(
            session, actor.user_id, turn.conversation_id, limit=10, before=None
        )
        assert [message.content for message in page.messages] == ["Hello"]
    document = "".join([piece async for piece in account.export(database, actor.user_id)])
    assert actor.user_id in document


async def test_both_services_and_a_chat_turn(pooled_url: str, tmp_path: Path) -> None:
    upgrade(pooled_url)
    user = f"user-{uuid4()}"
    with running_stack(pooled_url, tmp_path) as stack:
        async with httpx2.AsyncClient(trust_env=False, timeout=60, headers=stack.headers(user)) as http:
            address = f"{stack.api.url}/api/{user}"
            said = await http.post(f"{address}/chat", json={"message": "Add milk, eggs and bread"})
            assert said.status_code == 200, said.text
            assert said.json()["status"] == "done"
            envelope = await call_tool(http, stack, user, "complete_task", {"task_id": 2})
            assert envelope["data"]["completed"]
            listed = (await http.get(f"{address}/tasks")).json()["tasks"]
            assert [(task["number"], task["completed"]) for task in listed] == [
                (1, False),
                (2, True),
                (3, False),
            ]
            assert (await http.delete(address)).status_code == 204
            assert (await http.get(f"{address}/tasks")).json()["tasks"] == []
        assert "error" not in {line["level"].lower() for line in stack.log_lines()}
