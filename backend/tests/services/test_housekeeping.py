"""What was deleted goes for good when its time is over, with all that is its own, and nothing else goes."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, text

from config import Settings
from db import Database
from errors import NotFound
from models import Change, Message, Turn
from schemas import TaskChange
from services import conversations, housekeeping, tasks, undo
from services.housekeeping import Housekeeping, empty_trash, forget_conversations
from tests.fixtures.acting import Acting
from tests.routes.talking import say
from tests.wire.waiting import until

DAYS = 30


async def deleted(me: Acting, title: str, days_ago: float) -> None:
    task = await me.add(title)
    await me.do(tasks.delete, task.number)
    async with me.database.transaction() as session:
        await session.execute(
            text("UPDATE tasks SET deleted_at = now() - make_interval(secs => :secs) WHERE id = :id"),
            {"secs": days_ago * 86_400, "id": task.id},
        )


async def titles(me: Acting) -> list[str]:
    return [task.title for task in await me.everything()]


async def changes_of(me: Acting) -> int:
    async with me.database.read() as session:
        count = select(func.count()).select_from(Change).where(Change.user_id == me.actor.user_id)
        return await session.scalar(count) or 0


async def test_what_may_still_be_restored_stays(me: Acting) -> None:
    await me.add("alive")
    await deleted(me, "yesterday", 1)
    await deleted(me, "almost over", DAYS - 0.01)
    await empty_trash(me.database, DAYS)
    assert await titles(me) == ["alive", "yesterday", "almost over"]


async def test_what_is_over_goes_with_its_history(me: Acting) -> None:
    await me.add("alive")
    await deleted(me, "over", DAYS + 0.01)
    assert await changes_of(me) == 3
    await empty_trash(me.database, DAYS)
    assert await titles(me) == ["alive"]
    assert await changes_of(me) == 1
    with pytest.raises(NotFound, match="no task 2"):
        await me.do(tasks.restore, 2)


async def test_a_number_is_not_given_again(me: Acting) -> None:
    await deleted(me, "over", DAYS + 1)
    await empty_trash(me.database, DAYS)
    assert (await me.add("next")).number == 2


async def test_undo_goes_back_to_what_is_left(me: Acting) -> None:
    await me.add("alive")
    await deleted(me, "over", DAYS + 1)
    await empty_trash(me.database, DAYS)
    assert (await me.do(undo.undo, answer=undo.answer)).undone == 'Took task 1 "alive" off the list.'


async def test_in_steps_of_bounded_size(me: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "TASKS_AT_ONCE", 2)
    monkeypatch.setattr(housekeeping, "CHANGES_AT_ONCE", 3)
    for place in range(5):
        task = await me.add(str(place))
        for title in "abc":
            await me.do(tasks.update, task.number, TaskChange(title=title))
        await me.do(undo.undo, answer=undo.answer)
        await me.do(undo.undo, None, None, True, answer=undo.answer)
        await me.do(tasks.delete, task.number)
    async with me.database.transaction() as session:
        await session.execute(
            text("UPDATE tasks SET deleted_at = now() - interval '1 year' WHERE user_id = :user"),
            {"user": me.actor.user_id},
        )
    assert await empty_trash(me.database, DAYS) >= 5
    assert (await titles(me), await changes_of(me)) == ([], 0)


async def test_several_replicas_at_once(me: Acting, settings: Settings) -> None:
    for place in range(10):
        await deleted(me, str(place), DAYS + 1)
    replicas = [Database(settings) for _ in range(3)]
    try:
        counts = await asyncio.gather(*(empty_trash(replica, DAYS) for replica in replicas))
    finally:
        for replica in replicas:
            await replica.close()
    assert sum(counts) == 10
    assert await titles(me) == []


async def test_one_that_is_being_restored_is_passed_over(me: Acting) -> None:
    await deleted(me, "over", DAYS + 1)
    async with me.database.transaction() as session:
        await tasks.restore(session, me.actor, 1)
        assert await empty_trash(me.database, DAYS) == 0
    assert (await me.now(1)).deleted_at is None


async def forgotten(me: Acting, message: str, days_ago: float) -> UUID:
    """A conversation of two turns that was deleted so long ago."""
    conversation = await say(me.database, me.actor.user_id, message)
    await say(me.database, me.actor.user_id, "More", conversation)
    async with me.database.transaction() as session:
        await conversations.delete(session, me.actor.user_id, conversation)
        await session.execute(
            text("UPDATE conversations SET deleted_at = now() - make_interval(secs => :secs) WHERE id = :id"),
            {"secs": days_ago * 86_400, "id": conversation},
        )
    return conversation


async def test_conversations_go_as_tasks_do(me: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "CONVERSATIONS_AT_ONCE", 2)
    monkeypatch.setattr(housekeeping, "TURNS_AT_ONCE", 1)
    user_id = me.actor.user_id
    await say(me.database, user_id, "Alive")
    recent = await forgotten(me, "Recent", DAYS - 0.01)
    over = [await forgotten(me, str(place), DAYS + 0.01) for place in range(3)]
    assert await forget_conversations(me.database, DAYS) == 3
    assert await forget_conversations(me.database, DAYS) == 0
    async with me.database.transaction() as session:
        left = await session.scalar(select(func.count()).where(Turn.user_id == user_id))
        said = await session.scalar(select(func.count()).where(Message.conversation_id.in_(over)))
        assert (left, said) == (3, 0)
        assert (await conversations.restore(session, user_id, recent)).title == "Recent"
        with pytest.raises(NotFound):
            await conversations.restore(session, user_id, over[0])


async def test_it_is_done_in_the_background(
    me: Acting, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "FIRST_SECONDS", 0)
    monkeypatch.setattr(housekeeping, "EVERY_SECONDS", 0.01)
    await deleted(me, "over", 8)

    async def gone() -> bool:
        return await titles(me) == []

    database = Database(settings.model_copy(update={"trash_days": 7}))
    worker = Housekeeping(database)
    worker.start()
    try:
        await until(gone, seconds=10, what="the task to go")
    finally:
        await worker.close()
        await database.close()


async def test_an_outage_does_not_end_it(
    me: Acting, settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    calls = 0
    passed = asyncio.Event()

    async def failing(*_: Any) -> int:
        nonlocal calls
        calls += 1
        if calls == 3:
            passed.set()
        raise RuntimeError

    monkeypatch.setattr(housekeeping, "FIRST_SECONDS", 0)
    monkeypatch.setattr(housekeeping, "EVERY_SECONDS", 0)
    monkeypatch.setattr(housekeeping, "empty_trash", failing)
    worker = Housekeeping(me.database)
    worker.start()
    try:
        async with asyncio.timeout(10):
            await passed.wait()
    finally:
        await worker.close()
    assert "removing what is over failed" in caplog.text
