"""The same call key never has a second effect, and always gives the first answer."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from db import Database
from errors import Conflict, NotFound
from schemas import TaskChange, TaskCreate, UndoResult
from services import call_keys, tasks, undo
from services.call_keys import run_once
from services.tasks import BulkChange
from tests.fixtures.acting import Acting


async def test_a_refusal_is_no_answer_to_keep(me: Acting) -> None:
    keyed = me.keyed("k")
    with pytest.raises(NotFound):
        await keyed.do(tasks.complete, 1)
    await me.add()
    assert (await keyed.do(tasks.complete, 1, answer=call_keys.completion)).task.completed


async def test_keys_are_each_users_own(me: Acting, them: Acting) -> None:
    assert (await me.keyed("k").add("mine")).title == "mine"
    assert (await them.keyed("k").add("theirs")).title == "theirs"


async def test_without_a_key_every_call_counts(me: Acting) -> None:
    await me.add()
    await me.add()
    assert len(await me.everything()) == 2


async def test_add_after_later_edits(me: Acting) -> None:
    first = await me.keyed("k").add("Buy milk", tags=["a"], due_at="2026-11-25T17:00")
    await me.do(tasks.update, 1, TaskChange(title="Changed"))
    await me.do(tasks.delete, 1)
    again = await me.keyed("k").add("Buy milk")
    assert again == first
    assert len(await me.everything()) == 1


async def test_single_statement(me: Acting) -> None:
    actor = replace(me.actor, call_key="k")

    async def add() -> object:
        return await run_once(
            me.database,
            actor,
            lambda session: tasks.add(session, actor, TaskCreate(title="x")),
            call_keys.one,
            single_statement=True,
        )

    assert await add() == await add()
    assert [task.number for task in await me.everything()] == [1]


async def test_many(me: Acting) -> None:
    items = [TaskCreate(title="a"), TaskCreate(title="b")]
    first = await me.keyed("k").do(tasks.add_many, items, answer=call_keys.many)
    assert await me.keyed("k").do(tasks.add_many, items, answer=call_keys.many) == first
    assert len(await me.everything()) == 2


@pytest.mark.parametrize("operation", [tasks.reopen, tasks.delete, tasks.restore])
async def test_one_task(me: Acting, operation: Any) -> None:
    await me.add()
    if operation is tasks.reopen:
        await me.do(tasks.complete, 1)
    if operation is tasks.restore:
        await me.do(tasks.delete, 1)
    first = await me.keyed("k").do(operation, 1)
    version = (await me.now(1)).version
    assert await me.keyed("k").do(operation, 1) == first
    assert (await me.now(1)).version == version


async def test_update_does_not_overwrite_a_later_one(me: Acting) -> None:
    await me.add()
    first = await me.keyed("k").do(tasks.update, 1, TaskChange(title="first"))
    await me.do(tasks.update, 1, TaskChange(title="later"))
    assert await me.keyed("k").do(tasks.update, 1, TaskChange(title="first")) == first
    assert (await me.now(1)).title == "later"


async def test_complete_with_its_next_instance(me: Acting) -> None:
    await me.add(recurrence="FREQ=DAILY", due_on="2090-01-01")
    first = await me.keyed("k").do(tasks.complete, 1, answer=call_keys.completion)
    await me.do(tasks.reopen, 1)
    again = await me.keyed("k").do(tasks.complete, 1, answer=call_keys.completion)
    assert again == first
    assert first.next is not None
    assert not (await me.now(1)).completed


async def test_what_changed_nothing_changes_nothing_later(me: Acting) -> None:
    await me.add()
    first = await me.keyed("k").do(tasks.reopen, 1)
    await me.do(tasks.complete, 1)
    assert await me.keyed("k").do(tasks.reopen, 1) == first
    assert (await me.now(1)).completed


async def test_bulk(me: Acting) -> None:
    for title in "abc":
        await me.add(title, recurrence="FREQ=DAILY", due_on="2090-01-01")
    await me.do(tasks.complete, 2)
    both = BulkChange(completed=True)
    first = await me.keyed("k").do(tasks.bulk_update, [1, 2, 3], both, answer=call_keys.bulk)
    again = await me.keyed("k").do(tasks.bulk_update, [1, 2, 3], both, answer=call_keys.bulk)
    assert sorted(again, key=lambda task: task.number) == first
    assert len(await me.everything()) == 6


async def test_undo(me: Acting) -> None:
    await me.add("a")
    await me.add("b")
    first: UndoResult = await me.keyed("k").do(undo.undo, answer=undo.answer)
    assert await me.keyed("k").do(undo.undo, answer=undo.answer) == first
    assert [task.number for task in await me.everything() if task.deleted_at is None] == [1]


async def test_at_the_same_time(me: Acting) -> None:
    added = await asyncio.gather(*(me.keyed("add").add() for _ in range(8)))
    assert len({task.id for task in added}) == 1
    updated = await asyncio.gather(
        *(me.keyed("update").do(tasks.update, 1, TaskChange(title=str(n))) for n in range(8))
    )
    assert len({task.title for task in updated}) == 1
    done = await asyncio.gather(
        *(me.keyed("done").do(tasks.complete, 1, answer=call_keys.completion) for _ in range(8))
    )
    assert len({completion.task.updated_at for completion in done}) == 1
    assert [task.version for task in await me.everything()] == [3]


async def test_from_another_process(me: Acting, settings: object) -> None:
    """Another replica has another engine and nothing in common but the database."""
    other = Acting(Database(settings), me.actor)  # type: ignore[arg-type]
    try:
        one, two = await asyncio.gather(me.keyed("k").add(), other.keyed("k").add())
        assert one == two
    finally:
        await other.database.close()


async def test_a_conflict_is_not_hidden_by_another_key(me: Acting) -> None:
    task = await me.keyed("k").add()
    await me.do(tasks.complete, 1)
    with pytest.raises(Conflict):
        await me.keyed("other").do(undo.undo, task.change_id, answer=undo.answer)
