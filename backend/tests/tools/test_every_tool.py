"""Every tool the server lists refuses what it must, and has one effect however often it is called."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from config import Settings
from db import Database
from schemas import TaskChange
from services import change_history, tasks
from tests.fixtures.acting import Acting
from tests.fixtures.calling import Caller, calling
from tests.fixtures.keys import Issuer
from tests.fixtures.serving import Served, serving
from tests.tools.catalogue import ARGUMENTS, OF_A_TASK, WRITING, naming
from tests.wire import mcp

EVERY = pytest.mark.parametrize("tool", ARGUMENTS)
SCOPES = "tasks:read tasks:write tasks:bulk"
MALFORMED: list[Any] = [None, True, 1.5, [], {}, {"$ne": ""}]


def as_caller(acting: Acting) -> Any:
    """A client that may do all that needs no approval; test_approval.py has what does."""
    return calling(acting.database, acting.actor.user_id)


async def refused(acting: Acting, tool: str, arguments: dict[str, Any]) -> tuple[str, str]:
    async with as_caller(acting) as caller:
        return await caller.refused(tool, **arguments)  # type: ignore[no-any-return]


async def prepare(acting: Acting, tool: str) -> None:
    """Puts the list in the state in which the tool changes something."""
    await acting.add("Feed the cat", recurrence="FREQ=DAILY", due_on="2090-01-01")
    if tool == "reopen_task":
        await acting.do(tasks.complete, 1)
    if tool == "restore_task":
        await acting.do(tasks.delete, 1)
    if tool == "undo":
        await acting.do(tasks.update, 1, TaskChange(priority="high"))


async def effects(acting: Acting) -> Any:
    """The list, and what was ever done to it."""
    async with acting.database.read() as session:
        history = await change_history.page(session, acting.actor, limit=200)
    shown = [
        task.model_dump(exclude={"id", "created_at", "updated_at", "completed_at", "deleted_at"})
        for task in await acting.everything()
    ]
    return shown, [entry.action for entry in history.entries]


async def test_the_list_is_the_servers(me: Acting) -> None:
    async with calling(me.database, me.actor.user_id) as caller:
        listed = await caller.client.list_tools()
    assert {tool.name for tool in listed} == set(ARGUMENTS)
    for tool in listed:
        given = {name for name in ("task_id", "task_ids") if name in tool.inputSchema["properties"]}
        assert bool(given) is (tool.name in OF_A_TASK), tool.name
        assert tool.annotations is not None
        assert tool.annotations.readOnlyHint is (tool.name not in WRITING), tool.name


class TestToken:
    @pytest.fixture(scope="class")
    def issuer(self) -> Issuer:
        return Issuer(name="ai-todo-backend", audience="ai-todo-mcp")

    @pytest.fixture(scope="class")
    async def served(self, database_url: str, issuer: Issuer) -> AsyncIterator[Served]:
        async with serving(database_url, issuer) as served:
            yield served

    @EVERY
    async def test_none_or_one_for_another_audience(self, served: Served, issuer: Issuer, tool: str) -> None:
        for token in (None, issuer.token("me", aud="ai-todo-api", scope=SCOPES)):
            async with httpx2.AsyncClient(trust_env=False) as http:
                answer = await http.post(
                    f"{served.url}/mcp",
                    headers=mcp.headers(token, "tools/call", tool),
                    json=mcp.body("tools/call", {"name": tool, "arguments": ARGUMENTS[tool]}),
                )
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")

    @EVERY
    async def test_no_permission(self, me: Acting, tool: str) -> None:
        await prepare(me, tool)
        before = await effects(me)
        missing = "tasks:write" if tool in WRITING else "tasks:read"
        scopes = " ".join(scope for scope in SCOPES.split() if scope != missing)
        async with calling(me.database, me.actor.user_id, scopes) as caller:
            code, message = await caller.refused(tool, **ARGUMENTS[tool])
        assert code == "insufficient_scope"
        assert missing in message
        assert await effects(me) == before


class TestTask:
    @pytest.mark.parametrize("tool", OF_A_TASK)
    async def test_someone_elses_is_as_an_unknown_one(self, me: Acting, them: Acting, tool: str) -> None:
        await me.add("Mine")
        theirs = await them.add("Secret")
        before = await effects(them), await effects(me)
        unknown = str(uuid4())
        first = await refused(me, tool, naming(tool, str(theirs.id)))
        second = await refused(me, tool, naming(tool, unknown))
        assert first[0] == second[0] == "not_found"
        assert first[1].replace(str(theirs.id), unknown) == second[1]
        assert (await effects(them), await effects(me)) == before

    @pytest.mark.parametrize("tool", OF_A_TASK)
    @pytest.mark.parametrize("name", ["999", -1, 0, 2**70, "milk", "", "1; DROP TABLE tasks", "../1"])
    async def test_unknown(self, me: Acting, tool: str, name: object) -> None:
        await me.add("Mine")
        code, message = await refused(me, tool, naming(tool, name))
        assert code == "not_found"
        assert message.startswith("There is no task ")

    @pytest.mark.parametrize("tool", OF_A_TASK)
    @pytest.mark.parametrize("name", MALFORMED, ids=str)
    async def test_no_name_at_all(self, me: Acting, tool: str, name: object) -> None:
        await me.add("Mine")
        code, message = await refused(me, tool, naming(tool, name))
        assert code == "invalid"
        assert message.startswith("task_id")


class TestArguments:
    @EVERY
    async def test_one_nobody_knows(self, me: Acting, tool: str) -> None:
        await prepare(me, tool)
        before = await effects(me)
        code, message = await refused(me, tool, {**ARGUMENTS[tool], "owner": "someone"})
        assert code == "invalid"
        assert message.startswith("owner: ")
        assert await effects(me) == before

    @EVERY
    async def test_of_another_user(self, me: Acting, tool: str) -> None:
        await prepare(me, tool)
        code, _ = await refused(me, tool, {**ARGUMENTS[tool], "user_id": "someone"})
        assert code == "forbidden"

    @pytest.mark.parametrize(
        ("tool", "argument"), [(tool, name) for tool, given in ARGUMENTS.items() for name in given]
    )
    async def test_one_of_a_wrong_kind(self, me: Acting, tool: str, argument: str) -> None:
        await prepare(me, tool)
        before = await effects(me)
        for value in (None, True, {"$ne": ""}, "\x00", "x" * 100_000):
            code, message = await refused(me, tool, {**ARGUMENTS[tool], argument: value})
            assert code in ("invalid", "not_found")
            assert len(message) < 1_000
        assert await effects(me) == before


class TestKeyOfAnotherCall:
    """Guard: the hash in call_keys.run_once. A key is of one call, and answers no other."""

    @pytest.mark.parametrize("tool", WRITING)
    async def test_after_another_tool(self, me: Acting, tool: str) -> None:
        await prepare(me, tool)
        async with as_caller(me) as caller:
            if tool == "add_task":
                await caller.ok("add_tasks", key="k", tasks=[{"title": "x"}])
            else:
                await caller.ok("add_task", key="k", title="x")
            before = await effects(me)
            code, message = await caller.refused(tool, key="k", **ARGUMENTS[tool])
        assert (code, "new key" in message) == ("idempotency_mismatch", True)
        assert await effects(me) == before

    async def test_with_other_arguments(self, me: Acting) -> None:
        await me.add("Mine")
        async with as_caller(me) as caller:
            first = await caller.call("update_task", key="k", task_id=1, title="x")
            before = await effects(me)
            assert (await caller.refused("update_task", key="k", task_id=1, title="y"))[0] == (
                "idempotency_mismatch"
            )
            same = await caller.call("update_task", key="k", task_id=1, title="x", user_id=me.actor.user_id)
        assert same == first
        assert await effects(me) == before

    async def test_that_changed_nothing(self, me: Acting) -> None:
        await me.add("Mine")
        async with as_caller(me) as caller:
            await caller.ok("reopen_task", key="k", task_id=1)
            assert (await caller.refused("complete_task", key="k", task_id=1))[0] == "idempotency_mismatch"
        assert not (await me.now(1)).completed

    async def test_that_a_release_before_this_one_made(self, me: Acting) -> None:
        """Its changes have no hash; they are answered as they were."""
        await me.keyed("k").add("x")
        async with as_caller(me) as caller:
            assert (await caller.ok("add_task", key="k", title="x"))["title"] == "x"


class TestRepeated:
    @pytest.mark.parametrize("tool", WRITING)
    async def test_three_times(self, me: Acting, tool: str) -> None:
        await prepare(me, tool)
        before = await effects(me)
        async with as_caller(me) as caller:
            first = await caller.call(tool, key="k", **ARGUMENTS[tool])
            assert first["error"] is None
            after = await effects(me)
            assert after != before
            for _ in range(2):
                assert await caller.call(tool, key="k", **ARGUMENTS[tool]) == first
            assert await effects(me) == after
            other = await caller.call(tool, key="other", **ARGUMENTS[tool])
        assert other != first  # else a tool that does nothing would pass

    @pytest.mark.parametrize("tool", WRITING)
    async def test_at_the_same_time_on_two_replicas(
        self, me: Acting, them: Acting, settings: Settings, tool: str
    ) -> None:
        arguments = ARGUMENTS[tool]
        await prepare(me, tool)
        async with as_caller(me) as caller:
            await caller.ok(tool, key="k", **arguments)
        await prepare(them, tool)
        other = Database(settings)
        replicas = [them, Acting(other, them.actor)]
        async with AsyncExitStack() as stack:
            stack.push_async_callback(other.close)
            callers: list[Caller] = [
                await stack.enter_async_context(as_caller(replica)) for replica in replicas for _ in range(3)
            ]
            answers = await asyncio.gather(*(one.call(tool, key="k", **arguments) for one in callers))
        assert all(answer == answers[0] for answer in answers)
        assert answers[0]["error"] is None
        assert await effects(them) == await effects(me)
