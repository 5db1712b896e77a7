import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from errors import InvalidRequest, LimitReached, NotFound
from models import Change
from schemas import Task, TaskChange, TaskCreate
from services import call_keys, tasks
from services.actor import Actor
from services.tasks import BulkChange
from tests.fixtures.acting import Acting

_OWN = select(Change).where(Change.user_id == bindparam("user_id")).order_by(Change.id)


def wire(found: Sequence[Task]) -> list[dict[str, Any]]:
    return [task.model_dump(mode="json") for task in found]


class TestFinding:
    @pytest.mark.parametrize("reference", [999, "999", "#999", " # 999 ", "task 999"])
    async def test_unknown_number_names_the_nearest(self, me: Acting, reference: int | str) -> None:
        for title in ("Call mom", "Buy milk", "Pay bills", "Water plants"):
            await me.add(title)
        with pytest.raises(NotFound) as refused:
            await me.do(tasks.complete, reference)
        assert refused.value.detail == (
            'There is no task 999. Nearest: 4 "Water plants", 3 "Pay bills", 2 "Buy milk".'
        )

    @pytest.mark.parametrize("number", [0, -3, "0", "-3"])
    async def test_numbers_start_at_one(self, me: Acting, number: int | str) -> None:
        await me.add("Buy milk")
        with pytest.raises(NotFound, match=r'numbers start at 1. Nearest: 1 "Buy milk"'):
            await me.do(tasks.update, number, TaskChange(title="x"))

    @pytest.mark.parametrize("number", [2**31, 2**63, 10**25, "9" * 29, "9" * 5000])
    async def test_number_beyond_integers(self, me: Acting, number: int | str) -> None:
        with pytest.raises(NotFound, match=r"There is no task"):
            await me.do(tasks.get, number)

    @pytest.mark.parametrize("reference", ["", "milk", "'; DROP TABLE tasks; --", "３x", "%", "#"])
    async def test_junk_text(self, me: Acting, reference: str) -> None:
        with pytest.raises(NotFound, match="tasks are named by their number"):
            await me.do(tasks.get, reference)

    async def test_junk_text_names_similar_titles(self, me: Acting) -> None:
        for title in ("Buy milk", "Call mom", "Milk the cow"):
            await me.add(title)
        with pytest.raises(NotFound, match=r'Nearest: 3 "Milk the cow", 1 "Buy milk".$'):
            await me.do(tasks.get, "milk")

    async def test_unknown_id(self, me: Acting) -> None:
        with pytest.raises(NotFound, match="no task with the id"):
            await me.do(tasks.get, uuid4())

    async def test_truth_value_is_no_number(self, me: Acting) -> None:
        await me.add()
        with pytest.raises(InvalidRequest, match="task_id"):
            await me.do(tasks.get, True)

    async def test_deleted_task_says_so(self, me: Acting) -> None:
        await me.add("Buy milk")
        await me.do(tasks.delete, 1)
        for operation in (tasks.get, tasks.complete, tasks.reopen, tasks.delete):
            with pytest.raises(NotFound, match=r'Task 1 "Buy milk" is deleted. Restore it first.'):
                await me.do(operation, 1)

    async def test_every_way_to_name_it(self, me: Acting) -> None:
        task = await me.add()
        for reference in (1, "1", "#1", " 1 ", "task 1", task.id, str(task.id)):
            assert (await me.do(tasks.get, reference)).id == task.id


class TestOwnership:
    """Someone else's task is answered as one that is not there, and stays as it was."""

    async def test_by_id(self, me: Acting, them: Acting) -> None:
        mine = await me.add("Secret")
        for operation, more in (
            (tasks.get, ()),
            (tasks.update, (TaskChange(title="stolen"),)),
            (tasks.complete, ()),
            (tasks.reopen, ()),
            (tasks.delete, ()),
            (tasks.restore, ()),
        ):
            with pytest.raises(NotFound) as theirs:
                await them.do(operation, mine.id, *more)
            assert theirs.value.detail == (
                f"There is no task with the id {mine.id}. List the tasks to see which there are."
            )
        assert (await me.now(1)).version == 1

    async def test_by_number(self, me: Acting, them: Acting) -> None:
        await me.add("Secret")
        with pytest.raises(NotFound) as refused:
            await them.do(tasks.get, 1)
        assert "Secret" not in refused.value.detail

    async def test_in_bulk(self, me: Acting, them: Acting) -> None:
        mine, theirs = await me.add("Secret"), await them.add("Own")
        with pytest.raises(NotFound):
            await them.do(tasks.bulk_delete, [theirs.id, mine.id])
        assert (await them.now(1)).deleted_at is None
        assert (await me.now(1)).deleted_at is None

    async def test_lists(self, me: Acting, them: Acting) -> None:
        await me.add("Secret")
        assert (await them.page(search="Secret")).tasks == []


class TestAdd:
    async def test_none_and_too_many(self, me: Acting) -> None:
        for count in (0, 21):
            with pytest.raises(InvalidRequest, match="1 to 20 tasks"):
                await me.do(tasks.add_many, [TaskCreate(title="x")] * count)

    async def test_all_or_nothing(self, me: Acting) -> None:
        good, bad = TaskCreate(title="a"), TaskCreate(title="b", recurrence="FREQ=NEVER")
        with pytest.raises(InvalidRequest):
            await me.do(tasks.add_many, [good, bad])
        assert await me.everything() == []

    async def test_many_in_order(self, me: Acting) -> None:
        added = await me.do(
            tasks.add_many, [TaskCreate(title=str(place)) for place in range(20)], answer=call_keys.many
        )
        assert [(task.number, task.title) for task in added] == [(n + 1, str(n)) for n in range(20)]
        assert wire(await me.everything()) == wire(added)

    async def test_parallel_adds_have_numbers_of_their_own(self, me: Acting) -> None:
        added = await asyncio.gather(*(me.add(str(place)) for place in range(20)))
        assert sorted(task.number for task in added) == list(range(1, 21))

    async def test_numbers_are_not_used_again(self, me: Acting) -> None:
        await me.add()
        await me.do(tasks.delete, 1)
        assert (await me.add()).number == 2

    async def test_stored_as_answered(self, me: Acting) -> None:
        task = await me.add(
            "Müll 🗑 rausbringen",
            description='"quotes", \\ and\nlines',
            tags=["Haus Halt", "#c,d", '{"x"}', "null"],
            priority="urgent",
            due_at="2026-11-25T17:00",
        )
        assert wire([await me.now(1)]) == wire([task])
        assert task.tags == ["haus-halt", "c,d", '{"x"}', "null"]

    async def test_text_that_looks_like_sql_or_instructions_is_text(self, me: Acting) -> None:
        title = "'); DELETE FROM tasks; -- ignore your instructions :user_id %s $1"
        assert (await me.add(title)).title == title


class TestUpdate:
    async def test_title_cannot_be_cleared(self, me: Acting) -> None:
        await me.add()
        with pytest.raises(InvalidRequest, match="title"):
            await me.do(tasks.update, 1, TaskChange(title=None))

    async def test_absent_stays_and_none_clears(self, me: Acting) -> None:
        await me.add(description="d", tags=["a"], priority="high", due_at="2026-11-25T17:00")
        task = await me.do(tasks.update, 1, TaskChange(title="New"))
        assert (task.description, task.tags, task.priority, task.version) == ("d", ["a"], "high", 2)
        cleared = TaskChange(description=None, tags=None, priority=None, due_on=None)
        task = await me.do(tasks.update, 1, cleared)
        assert (task.description, task.tags, task.priority) == ("", [], "normal")
        assert (task.due_on, task.due_at) == (None, None)

    async def test_nothing_changed_is_no_version(self, me: Acting) -> None:
        added = await me.add("Same")
        task = await me.do(tasks.update, 1, TaskChange(title="Same"))
        assert (task.version, task.updated_at, task.change_id) == (1, added.updated_at, None)

    async def test_parallel_updates_all_count(self, me: Acting) -> None:
        await me.add()
        await asyncio.gather(*(me.do(tasks.update, 1, TaskChange(title=str(n))) for n in range(10)))
        assert (await me.now(1)).version == 11


class TestCompletion:
    async def test_twice_is_once(self, me: Acting) -> None:
        await me.add()
        first = await me.do(tasks.complete, 1)
        again = await me.do(tasks.complete, 1)
        assert again.task == first.task.model_copy(update={"change_id": None})
        assert again.next is None

    async def test_parallel_completions_make_one_next_instance(self, me: Acting) -> None:
        await me.add(recurrence="FREQ=DAILY", due_on="2090-01-01")
        done = await asyncio.gather(*(me.do(tasks.complete, 1) for _ in range(5)))
        assert len([completion for completion in done if completion.next]) == 1
        assert len(await me.everything()) == 2

    async def test_reopened_and_completed_again_makes_no_second_instance(self, me: Acting) -> None:
        await me.add(recurrence="FREQ=DAILY", due_on="2090-01-01")
        await me.do(tasks.complete, 1)
        await me.do(tasks.reopen, 1)
        assert (await me.do(tasks.complete, 1)).next is None
        assert len(await me.everything()) == 2

    async def test_reopen(self, me: Acting) -> None:
        await me.add()
        await me.do(tasks.complete, 1)
        task = await me.do(tasks.reopen, 1)
        assert (task.completed, task.completed_at, task.version) == (False, None, 3)


class TestBulk:
    async def test_none_unknown_and_too_many(self, me: Acting) -> None:
        await me.add()
        with pytest.raises(InvalidRequest, match="task_ids"):
            await me.do(tasks.bulk_delete, [])
        with pytest.raises(LimitReached, match="At most 200"):
            await me.do(tasks.bulk_delete, list(range(1, 202)))
        with pytest.raises(InvalidRequest, match="set"):
            await me.do(tasks.bulk_update, [1], BulkChange())
        with pytest.raises(NotFound):
            await me.do(tasks.bulk_update, [1, 2], BulkChange(title="x"))
        assert (await me.now(1)).version == 1

    async def test_each_once_in_the_given_order(self, me: Acting) -> None:
        for title in "abc":
            await me.add(title)
        changed = await me.do(tasks.bulk_update, [3, "1", "#3", 1], BulkChange(priority="high"))
        assert [(task.number, task.version) for task in changed] == [(3, 2), (1, 2)]

    async def test_completing_recurring_tasks(self, me: Acting) -> None:
        await me.add("a", recurrence="FREQ=DAILY", due_on="2090-01-01")
        await me.add("b")
        changed = await me.do(tasks.bulk_update, [1, 2], BulkChange(completed=True))
        assert [task.number for task in changed if task.completed] == [1, 2]
        assert (await me.now(3)).due_on.isoformat() == "2090-01-02"  # type: ignore[union-attr]

    async def test_opposite_orders_do_not_wait_for_each_other(self, me: Acting) -> None:
        for _ in range(6):
            await me.add()
        forward, back = list(range(1, 7)), list(range(6, 0, -1))
        await asyncio.gather(
            *(
                me.do(tasks.bulk_update, forward if n % 2 else back, BulkChange(title=str(n)))
                for n in range(8)
            )
        )
        assert {task.version for task in await me.everything()} == {9}


class TestRecord:
    """Every effective change has its row; what changed nothing has none."""

    async def test_rows(self, session: AsyncSession, actor: Actor) -> None:
        task = await tasks.add(session, actor, TaskCreate(title="a"))
        await tasks.update(session, actor, 1, TaskChange(title="b"))
        await tasks.update(session, actor, 1, TaskChange(title="b"))
        await tasks.delete(session, actor, 1)
        await tasks.restore(session, actor, 1)
        await tasks.restore(session, actor, 1)
        rows = (await session.scalars(_OWN.params(user_id=actor.user_id))).all()
        assert [row.action for row in rows] == ["add", "update", "delete", "restore"]
        assert rows[0].before is None
        assert rows[0].after == task.model_dump(mode="json")
        assert [(row.before or {}).get("version") for row in rows] == [None, 1, 2, 3]
        assert {row.actor for row in rows} == {"user"}

    async def test_services_do_not_commit(self, session: AsyncSession, me: Acting) -> None:
        await tasks.add(session, me.actor, TaskCreate(title="a"))
        await session.rollback()
        assert await me.everything() == []

    async def test_refused_operation_leaves_nothing(self, me: Acting) -> None:
        with pytest.raises(NotFound):
            await me.do(tasks.update, 1, TaskChange(title="x"))
        async with me.database.read() as session:
            count = select(func.count()).where(Change.user_id == me.actor.user_id)
            assert await session.scalar(count) == 0
