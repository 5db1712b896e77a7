"""What the tools refuse, always as an envelope with a sentence."""

from typing import Any

import pytest

from db import Database
from services.actor import Actor
from tests.fixtures.acting import Acting
from tests.fixtures.calling import calling

WRITING = [
    ("add_task", {"title": "x"}),
    ("add_tasks", {"tasks": [{"title": "x"}]}),
    ("update_task", {"task_id": 1, "title": "x"}),
    ("complete_task", {"task_id": 1}),
    ("reopen_task", {"task_id": 1}),
    ("delete_task", {"task_id": 1}),
    ("restore_task", {"task_id": 1}),
    ("undo", {}),
]
BULK = [
    ("bulk_update_tasks", {"task_ids": [1], "set": {"title": "x"}}),
    ("bulk_delete_tasks", {"task_ids": [1]}),
]
EVERY = [("list_tasks", {}), *WRITING, *BULK]


class TestPermission:
    @pytest.mark.parametrize(("tool", "arguments"), EVERY)
    async def test_no_token(self, database: Database, tool: str, arguments: dict[str, Any]) -> None:
        async with calling(database, None) as caller:
            assert (await caller.refused(tool, **arguments))[0] == "unauthorized"

    @pytest.mark.parametrize(("tool", "arguments"), [*WRITING, *BULK])
    async def test_reading_is_not_writing(self, me: Acting, tool: str, arguments: dict[str, Any]) -> None:
        task = await me.add()
        async with calling(me.database, me.actor.user_id, "tasks:read tasks:bulk") as caller:
            code, message = await caller.refused(tool, **arguments)
        assert code == "insufficient_scope"
        assert "tasks:write" in message
        assert (await me.now(1)).version == task.version

    async def test_writing_is_not_reading(self, me: Acting) -> None:
        async with calling(me.database, me.actor.user_id, "tasks:write") as caller:
            assert (await caller.refused("list_tasks"))[0] == "insufficient_scope"

    @pytest.mark.parametrize(("tool", "arguments"), EVERY)
    async def test_smuggled_user(
        self, me: Acting, stranger: Actor, tool: str, arguments: dict[str, Any]
    ) -> None:
        await me.add()
        async with calling(me.database, me.actor.user_id, "tasks:read tasks:write tasks:bulk") as caller:
            for other in (stranger.user_id, "", 1, [me.actor.user_id]):
                assert (await caller.refused(tool, **arguments, user_id=other))[0] == "forbidden"

    async def test_own_id_is_tolerated(self, me: Acting) -> None:
        async with calling(me.database, me.actor.user_id) as caller:
            assert (await caller.ok("add_task", title="x", user_id=me.actor.user_id))["number"] == 1

    async def test_someone_elses_task(self, me: Acting, them: Acting) -> None:
        theirs = await them.add("Secret")
        async with calling(me.database, me.actor.user_id) as caller:
            for tool in ("complete_task", "reopen_task", "delete_task", "restore_task"):
                code, message = await caller.refused(tool, task_id=str(theirs.id))
                assert code == "not_found"
                assert "Secret" not in message


class TestArguments:
    @pytest.mark.parametrize(
        ("tool", "arguments", "field"),
        [
            ("add_task", {}, "title"),
            ("add_task", {"title": ""}, "title"),
            ("add_task", {"title": "   "}, "title"),
            ("add_task", {"title": "x" * 201}, "title"),
            ("add_task", {"title": "nul\x00"}, "title"),
            ("add_task", {"title": None}, "title"),
            ("add_task", {"title": {"$ne": ""}}, "title"),
            ("add_task", {"title": "x", "owner": "me"}, "owner"),
            ("add_task", {"title": "x", "due": "next week"}, "due"),
            ("add_task", {"title": "x", "due": "2026-02-30"}, "due"),
            ("add_task", {"title": "x", "due": "9999-12-31T23:59"}, "due"),
            ("add_task", {"title": "x", "priority": "asap"}, "priority"),
            ("add_task", {"title": "x", "tags": "home"}, "tags"),
            ("add_task", {"title": "x", "tags": ["a"] * 21}, "tags"),
            ("add_task", {"title": "x", "tags": ["y" * 51]}, "tags"),
            ("add_task", {"title": "x", "recurrence": "sometimes"}, "recurrence"),
            ("add_task", {"title": "x", "timezone": "Mars/Olympus"}, "timezone"),
            ("add_task", {"title": "x", "timezone": "../../etc/passwd"}, "timezone"),
            ("add_tasks", {"tasks": []}, "tasks"),
            ("add_tasks", {"tasks": [{"title": "x"}] * 21}, "tasks"),
            ("add_tasks", {"tasks": [{"title": "x"}, {"title": ""}]}, "tasks.1.title"),
            ("add_tasks", {"tasks": [{"title": "x", "user_id": "someone"}]}, "tasks.0.user_id"),
            ("update_task", {"title": "x"}, "task_id"),
            ("update_task", {"task_id": True, "title": "x"}, "task_id"),
            ("update_task", {"task_id": None, "title": "x"}, "task_id"),
            ("update_task", {"task_id": 1.5, "title": "x"}, "task_id"),
            ("update_task", {"task_id": [1], "title": "x"}, "task_id"),
            ("list_tasks", {"status": "open"}, "status"),
            ("list_tasks", {"sort": "id; DROP TABLE tasks"}, "sort"),
            ("list_tasks", {"limit": 0}, "limit"),
            ("list_tasks", {"limit": 201}, "limit"),
            ("list_tasks", {"cursor": "made up"}, "cursor"),
            ("list_tasks", {"search": "nul\x00"}, "search"),
            ("list_tasks", {"due_from": "soon"}, "due_from"),
            ("undo", {"change_id": 0}, "change_id"),
            ("undo", {"change_id": 2**63}, "change_id"),
        ],
    )
    async def test_named_in_a_sentence(
        self, me: Acting, tool: str, arguments: dict[str, Any], field: str
    ) -> None:
        await me.add()
        async with calling(me.database, me.actor.user_id) as caller:
            code, message = await caller.refused(tool, **arguments)
        assert code == "invalid"
        assert f"{field}" in message.split("; ")[0].split(": ")[0]
        assert "pydantic" not in message
        assert "validation error" not in message

    @pytest.mark.parametrize("number", [0, -1, 999, "999", "#999", 2**31, 2**70, "milk", ""])
    async def test_unknown_task(self, me: Acting, number: int | str) -> None:
        await me.add("Buy milk")
        async with calling(me.database, me.actor.user_id) as caller:
            for tool in ("complete_task", "reopen_task", "delete_task", "restore_task"):
                code, message = await caller.refused(tool, task_id=number)
                assert code == "not_found"
                assert message.startswith("There is no task ")

    async def test_nothing_to_change(self, me: Acting) -> None:
        await me.add()
        async with calling(me.database, me.actor.user_id) as caller:
            code, message = await caller.refused("update_task", task_id=1)
        assert code == "invalid"
        assert message.startswith("Nothing to change was given")

    @pytest.mark.parametrize("key", ["", "x" * 201, "nul\x00"])
    async def test_call_key(self, me: Acting, key: str) -> None:
        async with calling(me.database, me.actor.user_id) as caller:
            assert (await caller.refused("add_task", title="x", key=key))[0] == "invalid"
        assert await me.everything() == []

    async def test_unknown_tool(self, me: Acting) -> None:
        async with calling(me.database, me.actor.user_id) as caller:
            result = await caller.client.call_tool("drop_tasks", {}, raise_on_error=False)
        assert result.is_error


async def test_a_bug_does_not_speak(me: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr("services.task_queries.page", broken)
    async with calling(me.database, me.actor.user_id) as caller:
        result = await caller.client.call_tool("list_tasks", {}, raise_on_error=False)
    assert result.is_error
    assert "hunter2" not in str(result)
