"""Any sequence of operations, undos and redos leaves what a plain model says."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from config import Settings
from db import Database
from errors import AppError, NotFound
from models import Change, TaskCounter
from schemas import Task, TaskChange, TaskCreate
from services import change_history, tasks, undo
from services.actor import Actor
from services.tasks import BulkChange
from tests.fixtures.acting import Acting
from tests.services.list_model import ListModel

TITLES = st.sampled_from(["Buy milk", "Call mom", "Pay bills"])
NUMBERS = st.integers(1, 4)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "title": TITLES,
        "description": st.sampled_from(["", "details"]),
        "priority": st.sampled_from(["low", "high"]),
        "tags": st.sampled_from([[], ["home"]]),
        "due_on": st.sampled_from([None, "2090-01-01"]),
    },
).filter(bool)
EDITS = st.one_of(
    st.tuples(st.just("add"), TITLES),
    st.tuples(st.just("update"), NUMBERS, CHANGES),
    st.tuples(st.sampled_from(["complete", "reopen", "delete", "restore"]), NUMBERS),
    st.tuples(st.just("bulk_update"), st.sets(NUMBERS, min_size=1), CHANGES),
    st.tuples(st.just("bulk_delete"), st.sets(NUMBERS, min_size=1)),
)
TURNS = {name: uuid4() for name in ("first turn", "second turn")}
BACK = st.tuples(
    st.sampled_from(["undo", "undo", "redo"]),
    st.one_of(
        st.just(("last", None)),
        st.tuples(st.just("change"), st.integers(0, 30)),
        st.tuples(st.just("turn"), st.sampled_from(list(TURNS))),
    ),
).map(lambda item: (item[0], *item[1]))
BY = st.sampled_from([None, None, *TURNS])
STEPS = st.lists(st.tuples(BY, st.one_of(EDITS, EDITS, BACK)), min_size=1, max_size=16)


def shown(found: list[Task]) -> dict[int, dict[str, Any]]:
    return {
        task.number: {
            "title": task.title,
            "description": task.description,
            "priority": task.priority,
            "tags": task.tags,
            "due_on": task.due_on and task.due_on.isoformat(),
            "completed": task.completed,
            "deleted": task.deleted_at is not None,
        }
        for task in found
    }


async def changes_of(me: Acting) -> list[int]:
    """The ids of the changes in the order of the model's rows."""
    query = select(Change.id).where(Change.user_id == me.actor.user_id, Change.action != "noop")
    async with me.database.read() as session:
        return list(await session.scalars(query.order_by(Change.id)))


async def counted(me: Acting) -> int:
    """How many tasks the user is thought to have, for the limit."""
    query = select(TaskCounter.last_number - TaskCounter.removed)
    async with me.database.read() as session:
        return await session.scalar(query.where(TaskCounter.user_id == me.actor.user_id)) or 0


async def perform(me: Acting, name: str, *arguments: Any) -> None:
    match name, arguments:
        case "add", (title,):
            await me.do(tasks.add, TaskCreate(title=title))
        case "update", (number, fields):
            await me.do(tasks.update, number, TaskChange(**fields))
        case "bulk_update", (numbers, fields):
            await me.do(tasks.bulk_update, sorted(numbers), BulkChange(**fields))
        case "bulk_delete", (numbers,):
            await me.do(tasks.bulk_delete, sorted(numbers))
        case (("undo" | "redo"), (by, what)):
            change_id: int | None = None
            turn_id: UUID | None = None
            if by == "change":
                ids = await changes_of(me)
                change_id = ids[what % len(ids)] if ids else 1
            elif by == "turn":
                turn_id = uuid_of(me, what)
            await me.do(undo.undo, change_id, turn_id, name == "redo")
        case _, (number,):
            await me.do(getattr(tasks, name), number)


def uuid_of(me: Acting, turn: str | None) -> UUID | None:
    """The turn's id, another one for each user."""
    return turn and UUID(int=TURNS[turn].int ^ UUID(me.actor.user_id).int)  # type: ignore[return-value]


def with_a_user(database_url: str, test: Callable[[Acting], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(Settings.model_validate({"database_url": database_url}))
        try:
            await test(Acting(database, Actor(user_id=str(uuid4()))))
        finally:
            await database.close()

    asyncio.run(run())


@pytest.mark.timeout(180)
def test_any_sequence(database_url: str) -> None:
    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(STEPS)
    def run(steps: list[tuple[str | None, tuple[Any, ...]]]) -> None:
        with_a_user(database_url, lambda me: compare(me, steps))

    async def compare(me: Acting, steps: list[tuple[str | None, tuple[Any, ...]]]) -> None:
        model = ListModel()
        for turn, (name, *arguments) in steps:
            in_turn = replace(me.actor, turn_id=uuid_of(me, turn), call_key=str(uuid4()))
            actor = Acting(me.database, in_turn)
            if model.apply(turn, name, *arguments):
                await perform(actor, name, *arguments)
            else:
                with pytest.raises(AppError):
                    await perform(actor, name, *arguments)
            assert shown(await me.everything()) == model.tasks
            assert len(await changes_of(me)) == len(model.rows)
            assert await counted(me) == sum(not task["deleted"] for task in model.tasks.values())

    run()


@pytest.mark.timeout(180)
def test_back_to_the_beginning_and_forth_again(database_url: str) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(EDITS, min_size=1, max_size=12))
    def run(steps: list[tuple[Any, ...]]) -> None:
        with_a_user(database_url, lambda me: there_and_back(me, steps))

    async def there_and_back(me: Acting, steps: list[tuple[Any, ...]]) -> None:
        states = [shown(await me.everything())]
        for name, *arguments in steps:
            count = len(await changes_of(me))
            try:
                await perform(me, name, *arguments)
            except AppError:
                continue
            if len(await changes_of(me)) > count:
                states.append(shown(await me.everything()))
        last = states[-1]
        for state in reversed(states[:-1]):
            await perform(me, "undo", "last", None)
            assert alive(shown(await me.everything())) == alive(state)
        with pytest.raises(NotFound, match="nothing to undo"):
            await perform(me, "undo", "last", None)
        for state in states[1:]:
            await perform(me, "redo", "last", None)
            assert alive(shown(await me.everything())) == alive(state)
        with pytest.raises(NotFound, match="nothing to redo"):
            await perform(me, "redo", "last", None)
        assert shown(await me.everything()) == last

    run()


def alive(tasks: dict[int, dict[str, Any]]) -> dict[int, dict[str, Any]]:
    return {number: task for number, task in tasks.items() if not task["deleted"]}


@pytest.mark.timeout(180)
def test_what_is_said_to_be_undoable_is(database_url: str) -> None:
    """Of every entry of the history, by trying; what fails leaves everything as it was."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(STEPS)
    def run(steps: list[tuple[str | None, tuple[Any, ...]]]) -> None:
        with_a_user(database_url, lambda me: compare(me, steps))

    async def compare(me: Acting, steps: list[tuple[str | None, tuple[Any, ...]]]) -> None:
        for turn, (name, *arguments) in steps:
            actor = Acting(me.database, replace(me.actor, turn_id=uuid_of(me, turn)))
            try:
                await perform(actor, name, *arguments)
            except AppError:
                continue
        async with me.database.read() as session:
            entries = (await change_history.page(session, me.actor)).entries
        assert [entry.id for entry in entries] == (await changes_of(me))[::-1][:50]
        for entry in entries:
            assert await possible(me, entry.id) is entry.undoable, entry

    async def possible(me: Acting, change_id: int) -> bool:
        class Tried(Exception):
            pass

        try:
            async with me.database.transaction() as session:
                await undo.undo(session, me.actor, change_id)
                raise Tried
        except Tried:
            return True
        except AppError:
            return False

    run()
