"""The guard in the MCP server: many tasks only with a token for exactly this call."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from models import Change
from schemas import Task, TaskChange
from services import call_keys, undo
from services import tasks as service
from services.approvals import arguments_sha256
from services.change_limit import UNAPPROVED
from services.tasks import BulkChange
from tests.fixtures.acting import Acting
from tests.fixtures.calling import ALL, Caller, calling

KEY = "turn:call:0"
SCOPE = f"{ALL} tasks:bulk"
DELETE: dict[str, Any] = {"task_ids": [1, 2, 3, 4]}
UPDATE: dict[str, Any] = {"task_ids": [1, 2, 3, 4], "set": {"completed": True}}
SINGLE = {
    "complete_task": {},
    "delete_task": {},
    "update_task": {"title": "Hijacked"},
    "reopen_task": {},
    "restore_task": {},
}


@pytest.fixture
async def tasks(me: Acting) -> list[Task]:
    """Eight tasks, of which 5 and 6 are completed, 7 and 8 deleted."""
    added: list[Task] = [await me.add(f"Task {number}") for number in range(1, 9)]
    for number in (5, 6):
        await me.do(service.complete, number, answer=call_keys.completion)
    for number in (7, 8):
        await me.do(service.delete, number)
    return added


@asynccontextmanager
async def approved(
    me: Acting, tool: str, arguments: dict[str, Any], *, key: str = KEY, **claims: Any
) -> AsyncIterator[Caller]:
    """A caller whose token has the user's approval of this call."""
    given = {"bulk_sha256": arguments_sha256(tool, arguments), "bulk_call": key, **claims}
    async with calling(me.database, me.actor.user_id, SCOPE, **given) as caller:
        yield caller


async def untouched(me: Acting, tasks: Sequence[Task]) -> None:
    now = await me.everything()
    assert [task.title for task in now] == [task.title for task in tasks]
    assert [task.number for task in now if task.completed] == [5, 6]
    assert [task.number for task in now if task.deleted_at] == [7, 8]


class TestToken:
    """Guard: auth._approved. Without it a token for one call opens others."""

    @pytest.mark.parametrize(
        ("scope", "claims"),
        [
            (ALL, {}),
            (ALL, {"bulk_sha256": arguments_sha256("bulk_delete_tasks", DELETE), "bulk_call": KEY}),
            (SCOPE, {}),
            (SCOPE, {"bulk_sha256": "", "bulk_call": KEY}),
            (SCOPE, {"bulk_sha256": "é", "bulk_call": KEY}),
            (SCOPE, {"bulk_sha256": True, "bulk_call": KEY}),
            (SCOPE, {"bulk_sha256": arguments_sha256("bulk_delete_tasks", DELETE)}),
            (SCOPE, {"bulk_sha256": arguments_sha256("bulk_delete_tasks", DELETE), "bulk_call": "other"}),
            (SCOPE, {"bulk_sha256": arguments_sha256("bulk_delete_tasks", DELETE), "bulk_call": None}),
        ],
    )
    async def test_that_is_not_for_this_call(
        self, me: Acting, tasks: list[Task], scope: str, claims: dict[str, Any]
    ) -> None:
        async with calling(me.database, me.actor.user_id, scope, **claims) as caller:
            code, message = await caller.refused("bulk_delete_tasks", key=KEY, **DELETE)
        assert code == "approval_required"
        assert "approv" in message
        await untouched(me, tasks)

    @pytest.mark.parametrize(
        ("tool", "arguments"),
        [
            ("bulk_delete_tasks", {"task_ids": [1, 2, 3]}),
            ("bulk_delete_tasks", {"task_ids": [1, 2, 3, 5]}),
            ("bulk_delete_tasks", {"task_ids": [4, 3, 2, 1]}),
            ("bulk_delete_tasks", {"task_ids": ["1", "2", "3", "4"]}),
            ("bulk_update_tasks", {"task_ids": [1, 2, 3, 4]}),
            ("bulk_update_tasks", UPDATE),
            ("delete_task", {"task_id": 1}),
        ],
    )
    async def test_of_other_arguments(
        self, me: Acting, tasks: list[Task], tool: str, arguments: dict[str, Any]
    ) -> None:
        async with approved(me, tool, arguments) as caller:
            code, message = await caller.refused("bulk_delete_tasks", key=KEY, **DELETE)
        assert (code, "other arguments" in message) == ("approval_required", True)
        await untouched(me, tasks)

    async def test_replayed_with_the_key_it_has_one_effect_with_another_none(
        self, me: Acting, tasks: list[Task]
    ) -> None:
        async with approved(me, "bulk_update_tasks", UPDATE) as caller:
            first = await caller.call("bulk_update_tasks", key=KEY, **UPDATE)
            await me.do(_reopen_all)
            assert await caller.call("bulk_update_tasks", key=KEY, **UPDATE) == first
            assert (await caller.refused("bulk_update_tasks", key="another", **UPDATE))[0] == (
                "approval_required"
            )
            assert (await caller.refused("bulk_update_tasks", **UPDATE))[0] == "approval_required"
        assert first["status"] == "ok"
        await untouched(me, tasks)

    async def test_is_not_for_somebody_else(self, me: Acting, them: Acting, tasks: list[Task]) -> None:
        theirs = [await them.add(f"Theirs {number}") for number in range(1, 5)]
        arguments = {"task_ids": [str(task.id) for task in theirs]}
        async with approved(me, "bulk_delete_tasks", arguments) as caller:
            code, message = await caller.refused("bulk_delete_tasks", key=KEY, **arguments)
        assert (code, "Theirs" in message) == ("not_found", False)
        assert all(task.deleted_at is None for task in await them.everything())
        await untouched(me, tasks)

    async def test_that_is_good(self, me: Acting, tasks: list[Task]) -> None:
        async with approved(me, "bulk_delete_tasks", DELETE) as caller:
            data = await caller.ok("bulk_delete_tasks", key=KEY, **DELETE, user_id=me.actor.user_id)
        assert [task["number"] for task in data["tasks"]] == [1, 2, 3, 4]
        async with me.database.read() as session:
            rows = await session.execute(
                select(Change.approved, Change.actor).where(
                    Change.user_id == me.actor.user_id, Change.call_key == KEY
                )
            )
        assert set(rows.tuples()) == {(True, "assistant")}


class TestUndo:
    """Guard: the changes named in tools/history.py. An approval is for those shown, not for the last ones."""

    @pytest.fixture
    async def shown(self, me: Acting, tasks: list[Task]) -> dict[str, Any]:
        """The arguments that the server wants approved for taking back four deletions."""
        async with approved(me, "bulk_delete_tasks", DELETE) as caller:
            await caller.ok("bulk_delete_tasks", key=KEY, **DELETE)
        async with calling(me.database, me.actor.user_id) as caller:
            error = (await caller.call("undo"))["error"]
        assert error["code"] == "approval_required"
        assert [task["number"] for task in error["tasks"]] == [4, 3, 2, 1]
        arguments: dict[str, Any] = error["arguments"]
        assert set(arguments) == {"change_ids"}
        return arguments

    @pytest.mark.parametrize("arguments", [{}, {"redo": True}, {"turn_id": "the turn"}])
    async def test_an_approval_that_names_no_changes(
        self, me: Acting, shown: dict[str, Any], arguments: dict[str, Any]
    ) -> None:
        if arguments.get("redo"):
            async with approved(me, "undo", shown, key="undo") as caller:
                await caller.ok("undo", key="undo", **shown)
        if "turn_id" in arguments:
            async with me.database.read() as session:
                turn = await session.scalar(select(Change.turn_id).where(Change.id == shown["change_ids"][0]))
            arguments = {"turn_id": str(turn)}
        before = await me.everything()
        async with approved(me, "undo", arguments, key="k") as caller:
            code, _ = await caller.refused("undo", key="k", **arguments)
        assert code == "approval_required"
        assert await me.everything() == before

    async def test_changes_that_are_undone_since(self, me: Acting, shown: dict[str, Any]) -> None:
        await me.do(undo.undo, None, None, False, [shown["change_ids"][0]], answer=undo.answer)
        before = await me.everything()
        async with approved(me, "undo", shown, key="k") as caller:
            code, message = await caller.refused("undo", key="k", **shown)
        assert (code, "left alone" in message) == ("conflict", True)
        assert await me.everything() == before

    async def test_somebody_elses_changes(self, them: Acting, shown: dict[str, Any]) -> None:
        async with approved(them, "undo", shown, key="k") as caller:
            assert (await caller.refused("undo", key="k", **shown))[0] == "not_found"

    @pytest.mark.parametrize("more", [{"change_id": 1}, {"turn_id": str(uuid4())}, {"redo": True}])
    async def test_two_ways_to_say_which(
        self, me: Acting, shown: dict[str, Any], more: dict[str, Any]
    ) -> None:
        async with approved(me, "undo", {**shown, **more}, key="k") as caller:
            code, message = await caller.refused("undo", key="k", **shown, **more)
        assert (code, "change_ids" in message) == ("invalid", True)

    async def test_that_is_good_whatever_came_after(self, me: Acting, shown: dict[str, Any]) -> None:
        await me.do(service.update, 5, TaskChange(title="Later"))
        async with approved(me, "undo", shown, key="k") as caller:
            data = await caller.ok("undo", key="k", **shown)
        assert sorted(task["number"] for task in data["tasks"]) == [1, 2, 3, 4]
        assert (await me.now(5)).title == "Later"
        assert [task.number for task in await me.everything() if task.deleted_at] == [7, 8]

    async def test_a_redo_is_named_in_the_same_way(self, me: Acting, shown: dict[str, Any]) -> None:
        async with approved(me, "undo", shown, key="undo") as caller:
            await caller.ok("undo", key="undo", **shown)
        async with calling(me.database, me.actor.user_id) as caller:
            arguments = (await caller.call("undo", redo=True))["error"]["arguments"]
        await me.do(service.update, 5, TaskChange(title="Later"))
        async with approved(me, "undo", arguments, key="redo") as caller:
            await caller.ok("undo", key="redo", **arguments)
        assert [task.number for task in await me.everything() if task.deleted_at] == [1, 2, 3, 4, 7, 8]


class TestLimit:
    """Guard: change_limit.check. Without it many small calls do what one large one may not."""

    @pytest.mark.parametrize("tool", SINGLE)
    async def test_single_calls_of_one_turn(self, me: Acting, tool: str) -> None:
        await _prepare(me, tool, 6)
        async with calling(me.database, me.actor.user_id) as caller:
            for number in range(1, UNAPPROVED + 1):
                await caller.ok(tool, task_id=number, **SINGLE[tool])
            before = await me.everything()
            for number in range(UNAPPROVED + 1, 7):
                envelope = await caller.call(tool, task_id=number, **SINGLE[tool])
                assert envelope["error"]["code"] == "approval_required"
                assert envelope["error"]["tasks"] == [
                    {"number": number, "title": f"Task {number}", "due": None}
                ]
            assert await me.everything() == before

    async def test_calls_of_different_kinds_count_together(self, me: Acting, tasks: list[Task]) -> None:
        async with calling(me.database, me.actor.user_id) as caller:
            await caller.ok("complete_task", task_id=1)
            await caller.ok("delete_task", task_id=2)
            await caller.ok("update_task", task_id=3, title="x")
            for tool, arguments in (
                ("complete_task", {"task_id": 4}),
                ("reopen_task", {"task_id": 5}),
                ("restore_task", {"task_id": 7}),
                ("bulk_delete_tasks", {"task_ids": [4]}),
                ("bulk_update_tasks", {"task_ids": [4], "set": {"title": "x"}}),
                ("bulk_update_tasks", {"each": [{"task_id": 4, "title": "x"}]}),
            ):
                assert (await caller.refused(tool, **arguments))[0] == "approval_required"

    async def test_the_same_task_again_is_no_further_task(self, me: Acting, tasks: list[Task]) -> None:
        async with calling(me.database, me.actor.user_id) as caller:
            for number in (1, 2, 3, 1, 2, 3):
                await caller.ok("update_task", task_id=number, title=f"{number} {uuid4()}")

    async def test_tasks_added_in_the_turn_are_free(self, me: Acting, tasks: list[Task]) -> None:
        async with calling(me.database, me.actor.user_id) as caller:
            added = await caller.ok("add_tasks", tasks=[{"title": f"New {n}"} for n in range(6)])
            for task in added["tasks"]:
                await caller.ok("complete_task", task_id=task["number"])
            for number in (1, 2, 3):
                await caller.ok("complete_task", task_id=number)
            assert (await caller.refused("complete_task", task_id=4))[0] == "approval_required"

    @pytest.mark.parametrize(
        ("tool", "arguments"),
        [
            ("bulk_delete_tasks", DELETE),
            ("bulk_update_tasks", UPDATE),
            ("bulk_update_tasks", {"task_ids": [1, 2, 3, 7], "set": {"deleted": False, "title": "x"}}),
            ("bulk_update_tasks", {"each": [{"task_id": n, "title": f"x{n}"} for n in (1, 2, 3, 4)]}),
            ("bulk_update_tasks", {"task_ids": [1, 2, 3, 4], "set": {"due": "2027-01-01"}}),
        ],
    )
    async def test_one_large_call(
        self, me: Acting, tasks: list[Task], tool: str, arguments: dict[str, Any]
    ) -> None:
        async with calling(me.database, me.actor.user_id) as caller:
            envelope = await caller.call(tool, **arguments)
        assert envelope["error"]["code"] == "approval_required"
        assert len(envelope["error"]["tasks"]) == 4
        await untouched(me, tasks)

    async def test_a_small_bulk_call_counts_as_so_many_single_ones(
        self, me: Acting, tasks: list[Task]
    ) -> None:
        async with calling(me.database, me.actor.user_id) as caller:
            await caller.ok("bulk_delete_tasks", task_ids=[1, 2])
            assert (await caller.refused("bulk_delete_tasks", task_ids=[3, 4]))[0] == "approval_required"
            await caller.ok("bulk_delete_tasks", task_ids=[3])

    async def test_undoing_many_is_changing_many(self, me: Acting, tasks: list[Task]) -> None:
        async with approved(me, "bulk_delete_tasks", DELETE) as caller:
            await caller.ok("bulk_delete_tasks", key=KEY, **DELETE)
        before = await me.everything()
        async with calling(me.database, me.actor.user_id) as caller:
            assert (await caller.refused("undo"))[0] == "approval_required"
        assert await me.everything() == before

    async def test_what_was_approved_is_not_counted(self, me: Acting, tasks: list[Task]) -> None:
        turn = str(uuid4())
        async with approved(me, "bulk_delete_tasks", DELETE, turn=turn) as caller:
            await caller.ok("bulk_delete_tasks", key=KEY, **DELETE)
        async with calling(me.database, me.actor.user_id, turn=turn) as caller:
            await caller.ok("reopen_task", task_id=5)
            await caller.ok("reopen_task", task_id=6)

    async def test_another_turn_and_another_user_count_for_themselves(
        self, me: Acting, them: Acting, tasks: list[Task]
    ) -> None:
        for person in (me, them):
            for start in (1, 4):
                if person is them:
                    for _ in range(3):
                        await them.add()
                async with calling(person.database, person.actor.user_id) as caller:
                    for number in range(start, start + 3):
                        await caller.ok("update_task", task_id=number, priority="high")

    async def test_many_calls_at_once(self, me: Acting) -> None:
        """Guard: the lock in change_limit.check."""
        for number in range(1, 21):
            await me.add(f"Task {number}")
        async with calling(me.database, me.actor.user_id) as caller:
            answers = await asyncio.gather(
                *(caller.call("delete_task", task_id=number) for number in range(1, 21))
            )
        assert sum(answer["status"] == "ok" for answer in answers) == UNAPPROVED
        assert sum(task.deleted_at is not None for task in await me.everything()) == UNAPPROVED

    @pytest.mark.parametrize("turn", [None, "", 7, "not-a-uuid"])
    async def test_without_a_turn_the_window_is_a_minute(
        self, me: Acting, tasks: list[Task], turn: object
    ) -> None:
        for _ in range(2):  # a new connection is no new window
            async with calling(me.database, me.actor.user_id, iss="editor", turn=turn, tz="UTC") as caller:
                for number in (1, 2, 3):
                    await caller.ok("complete_task", task_id=number)
                code, message = await caller.refused("delete_task", task_id=4)
        assert code == "approval_required"
        assert "AI Todo chat" in message or turn
        assert (await me.now(4)).deleted_at is None

    async def test_outside_clients_have_windows_of_their_own(self, me: Acting, tasks: list[Task]) -> None:
        for client, numbers in (("editor", (1, 2, 3)), ("desktop", (4, 5, 6))):
            async with calling(me.database, me.actor.user_id, iss=client, turn=None) as caller:
                for number in numbers:
                    await caller.ok("update_task", task_id=number, priority="low")


async def _prepare(me: Acting, tool: str, count: int) -> None:
    """Tasks that the tool can change."""
    for number in range(1, count + 1):
        await me.add(f"Task {number}")
    numbers = list(range(1, count + 1))
    if tool == "reopen_task":
        await me.do(lambda s, a: service.bulk_update(s, a, numbers, BulkChange(completed=True)))
    if tool == "restore_task":
        await me.do(lambda s, a: service.bulk_delete(s, a, numbers))


async def _reopen_all(session: Any, actor: Any) -> list[Task]:
    return list(await service.bulk_update(session, actor, [1, 2, 3, 4], BulkChange(completed=False)))
