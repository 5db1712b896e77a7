"""How long a list may get: exact, whoever asks at the same time, and never in the way of getting done."""

import asyncio
from dataclasses import replace

import pytest

from config import Settings
from db import Database
from errors import LimitReached
from schemas import TaskCreate
from services import call_keys, tasks, undo
from services.housekeeping import empty_trash
from tests.fixtures.acting import Acting
from tests.fixtures.calling import calling

ROOM = 3


@pytest.fixture
def few(me: Acting) -> Acting:
    """Someone whose list has little room."""
    return limited(me, ROOM)


def limited(me: Acting, room: int) -> Acting:
    return Acting(me.database, replace(me.actor, tasks_per_user=room))


async def fill(few: Acting, count: int = ROOM) -> None:
    for place in range(count):
        await few.add(str(place))


async def test_one_too_many(few: Acting) -> None:
    await fill(few)
    with pytest.raises(LimitReached, match=r"^Your list is full: it has room for 3\."):
        await few.add()
    assert len(await few.everything()) == ROOM


async def test_all_of_a_call_or_none(few: Acting) -> None:
    await fill(few, 2)
    both = [TaskCreate(title=title) for title in "ab"]
    with pytest.raises(LimitReached):
        await few.do(tasks.add_many, both, answer=call_keys.many)
    assert (await few.add("one")).number == 3  # none of the numbers was used up


async def test_the_first_call_of_a_user(me: Acting) -> None:
    both = [TaskCreate(title=title) for title in "ab"]
    with pytest.raises(LimitReached):
        await limited(me, 1).do(tasks.add_many, both, answer=call_keys.many)
    assert await me.everything() == []


async def test_deleting_makes_room_and_restoring_takes_it(few: Acting) -> None:
    await fill(few)
    await few.do(tasks.bulk_delete, [1, 2], answer=call_keys.bulk)
    await few.add()
    await few.do(tasks.restore, 1)
    with pytest.raises(LimitReached):
        await few.add()


async def test_undo_and_redo_count_too(few: Acting) -> None:
    await fill(few)
    await few.do(undo.undo, answer=undo.answer)
    await few.add()
    await few.do(tasks.delete, 1)
    await few.do(undo.undo, answer=undo.answer)
    with pytest.raises(LimitReached):
        await few.add()


async def test_what_is_gone_for_good_does_not_count_twice(few: Acting) -> None:
    await fill(few)
    await few.do(tasks.delete, 1)
    await empty_trash(few.database, 0)
    await few.add()
    with pytest.raises(LimitReached):
        await few.add()


async def test_a_repeating_task_goes_on_in_a_full_list(few: Acting) -> None:
    await few.add("a", recurrence="FREQ=DAILY", due_on="2090-01-01")
    await fill(few, 2)
    done = await few.do(tasks.complete, 1, answer=call_keys.completion)
    assert done.next is not None


async def test_exact_with_twenty_at_once_on_two_replicas(few: Acting, settings: Settings) -> None:
    other = Acting(Database(settings), few.actor)
    await fill(few, 1)
    await few.do(tasks.delete, 1)
    try:
        results = await asyncio.gather(
            *(acting.add() for _ in range(10) for acting in (few, other)), return_exceptions=True
        )
    finally:
        await other.database.close()
    assert sum(isinstance(result, LimitReached) for result in results) == 20 - ROOM
    assert len((await few.page()).tasks) == ROOM


async def test_told_by_the_tools(me: Acting, settings: Settings) -> None:
    database = Database(settings.model_copy(update={"tasks_per_user": 1}))
    try:
        async with calling(database, me.actor.user_id) as caller:
            await caller.ok("add_task", title="a")
            code, message = await caller.refused("add_task", title="b")
    finally:
        await database.close()
    assert (code, message) == (
        "limit",
        "Your list is full: it has room for 1. Delete some tasks first.",
    )
