import pytest

from errors import Conflict, NotFound
from schemas import TaskChange, TaskCreate
from services import call_keys, tasks, undo
from services.tasks import BulkChange
from tests.fixtures.acting import Acting


async def back(me: Acting, change_id: int | None = None) -> str:
    return (await me.do(undo.undo, change_id, answer=undo.answer)).undone


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
        with pytest.raises(Conflict, match='Task 1 "Buy oat milk" was changed after that'):
            await back(me, first.change_id)

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

    async def test_undoing_the_undo_does_it_again(self, me: Acting) -> None:
        task = await me.add("a")
        await me.do(tasks.complete, 1)
        await back(me)
        assert await back(me) == 'Completed task 1 "a" again.'
        assert (await me.now(1)).completed
        assert await back(me) == 'Reopened task 1 "a".'
        assert await back(me, task.change_id) == 'Took task 1 "a" off the list.'

    async def test_a_change_that_was_redone_can_be_undone_by_its_own_id(self, me: Acting) -> None:
        await me.add("a")
        change = await me.do(tasks.update, 1, TaskChange(title="b"))
        await back(me)
        await back(me)
        assert (await me.now(1)).title == "b"
        await back(me, change.change_id)
        assert (await me.now(1)).title == "a"

    async def test_what_changed_nothing_is_passed_over(self, me: Acting) -> None:
        await me.add("a")
        await me.keyed("k").do(tasks.reopen, 1)
        assert await back(me) == 'Took task 1 "a" off the list.'
