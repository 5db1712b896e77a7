import asyncio
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from config import Settings
from db import Database
from errors import Conflict, NotFound
from schemas import TaskChange, TaskCreate, UndoResult
from services import call_keys, tasks, undo
from services.tasks import BulkChange
from tests.fixtures.acting import Acting
from tests.wire.waiting import until


async def back(me: Acting, change_id: int | None = None, turn: UUID | None = None) -> str:
    return (await me.do(undo.undo, change_id, turn, answer=undo.answer)).undone


async def again(me: Acting, change_id: int | None = None, turn: UUID | None = None) -> str:
    return (await me.do(undo.undo, change_id, turn, True, answer=undo.answer)).undone


def in_turn(me: Acting, turn: UUID) -> Acting:
    return Acting(me.database, replace(me.actor, name="assistant", turn_id=turn))


class TestRefused:
    async def test_nothing_to_undo(self, me: Acting) -> None:
        with pytest.raises(NotFound, match="nothing to undo"):
            await back(me)

    async def test_unknown_change(self, me: Acting) -> None:
        with pytest.raises(NotFound, match="There is no change 9223372036854775807"):
            await back(me, 2**63 - 1)

    async def test_someone_elses_change(self, me: Acting, them: Acting) -> None:
        mine = await me.add()
        with pytest.raises(NotFound, match=f"There is no change {mine.change_id}"):
            await back(them, mine.change_id)
        with pytest.raises(NotFound, match="nothing to undo"):
            await back(them)

    async def test_a_later_change_is_in_the_way(self, me: Acting) -> None:
        await me.add("Buy milk")
        first = await me.do(tasks.update, 1, TaskChange(title="Buy oat milk"))
        await me.do(tasks.complete, 1)
        later = (
            'Task 1 "Buy oat milk" was changed after that, by you: Completed task 1 "Buy oat milk".'
            " Undo the later change first."
        )
        with pytest.raises(Conflict, match=f"^{later}$"):
            await back(me, first.change_id)

    @pytest.mark.parametrize(
        ("name", "words"), [("assistant", "the assistant"), ("client:Some editor", 'the app "Some editor"')]
    )
    async def test_who_is_in_the_way(self, me: Acting, name: str, words: str) -> None:
        first = await me.add()
        other = Acting(me.database, replace(me.actor, name=name))
        await other.do(tasks.update, 1, TaskChange(priority="high"))
        with pytest.raises(Conflict, match=f"by {words}: Changed task 1 "):
            await back(me, first.change_id)

    async def test_later_changes_that_cancel_each_other_are_in_the_way_too(self, me: Acting) -> None:
        await me.add("a")
        first = await me.do(tasks.update, 1, TaskChange(title="b"))
        await me.do(tasks.complete, 1)
        await me.do(tasks.reopen, 1)
        with pytest.raises(Conflict, match="Reopened"):
            await back(me, first.change_id)
        await back(me)
        await back(me)
        assert await back(me, first.change_id) == 'Changed task 1 "a" back: title.'

    async def test_a_turn_of_which_one_task_was_changed_since(self, me: Acting) -> None:
        turn = uuid4()
        for title in "ab":
            await in_turn(me, turn).add(title)
        await me.do(tasks.complete, 2)
        with pytest.raises(Conflict, match='Task 2 "b" was changed after that, by you'):
            await back(me, turn=turn)
        assert [task.deleted_at for task in await me.everything()] == [None, None]

    async def test_unknown_turn(self, me: Acting, them: Acting) -> None:
        turn = uuid4()
        task = await in_turn(me, turn).add()
        with pytest.raises(NotFound, match="Nothing was changed in that turn"):
            await back(me, turn=uuid4())
        with pytest.raises(NotFound, match="Nothing was changed in that turn"):
            await back(them, turn=turn)
        with pytest.raises(NotFound, match="There is no change"):
            await back(me, task.change_id, uuid4())  # it is of another turn

    async def test_nothing_to_redo(self, me: Acting) -> None:
        task = await me.add()
        with pytest.raises(NotFound, match="nothing to redo"):
            await again(me)
        with pytest.raises(Conflict, match="nothing to redo"):
            await again(me, task.change_id)
        await back(me)
        await again(me)
        with pytest.raises(NotFound, match="nothing to redo"):
            await again(me)

    async def test_a_redo_does_not_overwrite_what_came_later(self, me: Acting) -> None:
        await me.add("a")
        await me.do(tasks.update, 1, TaskChange(title="b"))
        await back(me)
        await me.do(tasks.update, 1, TaskChange(title="c"))
        with pytest.raises(Conflict, match='Task 1 "c" was changed after that, by you'):
            await again(me)
        assert (await me.now(1)).title == "c"

    async def test_a_redo_needs_what_it_stood_on(self, me: Acting) -> None:
        await me.add("a")
        await me.do(tasks.complete, 1)
        last = await me.do(tasks.update, 1, TaskChange(title="b"))
        await back(me)
        await back(me)
        with pytest.raises(Conflict, match="Redo what was done to it before that first"):
            await again(me, last.change_id)

    async def test_half_of_a_call_is_not_undone(self, me: Acting) -> None:
        await me.add("a")
        await me.add("b")
        both = await me.do(tasks.bulk_delete, [1, 2], answer=call_keys.many)
        await me.do(tasks.restore, 2)
        with pytest.raises(Conflict):
            await back(me, both[0].change_id)
        assert (await me.now(1)).deleted_at is not None

    async def test_twice(self, me: Acting) -> None:
        task = await me.add()
        await back(me, task.change_id)
        with pytest.raises(Conflict, match="undone already"):
            await back(me, task.change_id)


class TestUndone:
    async def test_add(self, me: Acting) -> None:
        await me.add("Buy milk")
        assert await back(me) == 'Took task 1 "Buy milk" off the list.'
        assert (await me.now(1)).deleted_at is not None

    async def test_update(self, me: Acting) -> None:
        before = await me.add("Buy milk", due_on="2026-11-25")
        await me.do(tasks.update, 1, TaskChange(title="x", due_on=None, priority="high"))
        assert await back(me) == 'Changed task 1 "Buy milk" back: title, priority, due date.'
        after = await me.now(1)
        assert (after.title, after.due_on, after.priority) == (before.title, before.due_on, before.priority)
        assert after.version == 3

    async def test_complete_and_delete(self, me: Acting) -> None:
        await me.add("a")
        await me.do(tasks.complete, 1)
        assert await back(me) == 'Reopened task 1 "a".'
        await me.do(tasks.delete, 1)
        assert await back(me) == 'Put task 1 "a" back on the list.'

    async def test_all_of_one_call(self, me: Acting) -> None:
        await me.do(tasks.add_many, [TaskCreate(title=title) for title in "abcd"], answer=call_keys.many)
        await me.do(tasks.bulk_update, [1, 3], BulkChange(priority="low"), answer=call_keys.bulk)
        await back(me)
        assert {task.priority for task in await me.everything()} == {"normal"}
        assert await back(me, (await me.do(tasks.delete, 2)).change_id) == 'Put task 2 "b" back on the list.'

    async def test_recurring_completion_takes_its_next_instance_along(self, me: Acting) -> None:
        await me.add("a", recurrence="FREQ=DAILY", due_on="2090-01-01")
        await me.do(tasks.complete, 1)
        await back(me)
        assert [(task.completed, task.deleted_at is None) for task in await me.everything()] == [
            (False, True),
            (False, False),
        ]

    async def test_many_are_counted(self, me: Acting) -> None:
        await me.do(tasks.add_many, [TaskCreate(title=title) for title in "abcd"], answer=call_keys.many)
        assert await back(me) == "4 tasks are as they were before."

    async def test_a_change_that_was_redone_can_be_undone_by_its_own_id(self, me: Acting) -> None:
        await me.add("a")
        change = await me.do(tasks.update, 1, TaskChange(title="b"))
        await back(me)
        await again(me)
        assert (await me.now(1)).title == "b"
        await back(me, change.change_id)
        assert (await me.now(1)).title == "a"

    async def test_what_changed_nothing_is_passed_over(self, me: Acting) -> None:
        await me.add("a")
        await me.keyed("k").do(tasks.reopen, 1)
        assert await back(me) == 'Took task 1 "a" off the list.'

    async def test_again_and_again_steps_back(self, me: Acting) -> None:
        await me.add("a")
        await me.do(tasks.update, 1, TaskChange(title="b"))
        await me.do(tasks.complete, 1)
        assert [await back(me) for _ in range(3)] == [
            'Reopened task 1 "b".',
            'Changed task 1 "a" back: title.',
            'Took task 1 "a" off the list.',
        ]
        with pytest.raises(NotFound, match="nothing to undo"):
            await back(me)

    async def test_all_of_a_turn_at_once(self, me: Acting) -> None:
        await me.add("a")
        turn = uuid4()
        await in_turn(me, turn).do(tasks.update, 1, TaskChange(title="b"))
        await in_turn(me, turn).do(tasks.complete, 1)
        await in_turn(me, turn).add("c")
        await back(me)
        first, second = await me.everything()
        assert (first.title, first.completed, second.deleted_at is None) == ("a", False, False)
        assert first.version == 5  # each of its changes was taken back

    async def test_one_call_of_a_turn_by_its_id_and_then_the_rest(self, me: Acting) -> None:
        turn = uuid4()
        one, _ = [await in_turn(me, turn).add(title) for title in "ab"]
        assert await back(me, one.change_id) == 'Took task 1 "a" off the list.'
        assert await back(me) == 'Took task 2 "b" off the list.'
        await again(me)
        await again(me)
        assert [task.deleted_at for task in await me.everything()] == [None, None]

    async def test_by_a_turn_that_is_no_more_the_last(self, me: Acting) -> None:
        turn = uuid4()
        await in_turn(me, turn).add("a")
        await me.add("b")
        assert await back(me, turn=turn) == 'Took task 1 "a" off the list.'
        assert await again(me, turn=turn) == 'Put task 1 "a" back on the list.'

    async def test_within_the_turn_that_did_it(self, me: Acting) -> None:
        turn = uuid4()
        await in_turn(me, turn).add("a")
        await back(in_turn(me, turn))
        with pytest.raises(Conflict, match="undone already"):
            await back(me, turn=turn)
        assert await again(me) == 'Put task 1 "a" back on the list.'

    async def test_two_undos_of_one_turn_step_back_and_are_redone_together(self, me: Acting) -> None:
        for title in "ab":
            await me.add(title)
        turn = in_turn(me, uuid4())
        assert [await back(turn), await back(turn)] == [
            'Took task 2 "b" off the list.',
            'Took task 1 "a" off the list.',
        ]
        await again(me)
        assert [task.deleted_at for task in await me.everything()] == [None, None]

    async def test_replayed_it_says_the_same(self, me: Acting) -> None:
        turn = uuid4()
        await in_turn(me, turn).add("a")
        await in_turn(me, turn).do(tasks.update, 1, TaskChange(title="b"))
        keyed = me.keyed("k")
        first: UndoResult = await keyed.do(undo.undo, answer=undo.answer)
        assert first == await keyed.do(undo.undo, answer=undo.answer)
        assert len(first.tasks) == 1
        assert len(first.change_ids) == 2


class TestRedone:
    async def test_each_kind(self, me: Acting) -> None:
        await me.add("a")
        await me.do(tasks.update, 1, TaskChange(title="b", tags=["x"]))
        await me.do(tasks.complete, 1)
        await me.do(tasks.delete, 1)
        before = await me.now(1)
        for _ in range(4):
            await back(me)
        assert [await again(me) for _ in range(4)] == [
            'Put task 1 "a" back on the list.',
            'Changed task 1 "b" again: title, tags.',
            'Completed task 1 "b" again.',
            'Took task 1 "b" off the list.',
        ]
        after = await me.now(1)
        bookkeeping = {"version", "updated_at"}
        assert after.model_dump(exclude=bookkeeping) == before.model_dump(exclude=bookkeeping)

    async def test_by_undoing_the_undo(self, me: Acting) -> None:
        await me.add("a")
        await me.do(tasks.complete, 1)
        undone: UndoResult = await me.do(undo.undo, answer=undo.answer)
        (change_id,) = undone.change_ids
        assert await back(me, change_id) == 'Completed task 1 "a" again.'
        with pytest.raises(Conflict, match="undone already"):
            await back(me, change_id)

    async def test_all_of_a_call(self, me: Acting) -> None:
        await me.do(tasks.add_many, [TaskCreate(title=title) for title in "abcd"], answer=call_keys.many)
        await back(me)
        assert await again(me) == "4 tasks are changed again."
        assert len((await me.page()).tasks) == 4

    async def test_other_tasks_may_have_changed_since(self, me: Acting) -> None:
        await me.add("a")
        await back(me)
        await me.add("b")
        assert await again(me) == 'Put task 1 "a" back on the list.'

    async def test_changed_and_taken_back_without_end(self, me: Acting) -> None:
        await me.add("a")
        for _ in range(20):
            await back(me)
            await again(me)
        assert [task.title for task in (await me.page()).tasks] == ["a"]


class TestAtTheSameTime:
    async def test_two_undos_are_two_steps(self, me: Acting, settings: Settings) -> None:
        for title in "ab":
            await me.add(title)
        other = Acting(Database(settings), me.actor)

        async def waiting() -> object:
            async with me.database.read() as session:
                return await session.scalar(
                    text(
                        "SELECT count(*) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
                    )
                )

        try:
            async with me.database.transaction() as session:
                first = await undo.undo(session, me.actor)
                second = asyncio.create_task(back(other))
                await until(waiting, seconds=10, what="the second to wait for the first")
            assert (first.undone, await second) == (
                'Took task 2 "b" off the list.',
                'Took task 1 "a" off the list.',
            )
        finally:
            await other.database.close()

    async def test_of_one_change_only_one_succeeds(self, me: Acting) -> None:
        task = await me.add()
        results = await asyncio.gather(*(back(me, task.change_id) for _ in range(6)), return_exceptions=True)
        assert sum(isinstance(result, str) for result in results) == 1
        assert {type(result) for result in results} == {str, Conflict}
