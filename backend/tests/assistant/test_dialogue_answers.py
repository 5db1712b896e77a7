"""Answers to what the assistant asked."""

import pytest

from tests.assistant.fake_list import Chat, FakeList


def writes(chat: Chat) -> list[str]:
    return [name for name, _ in chat.calls if name != "list_tasks"]


def open_numbers(tasks: FakeList) -> list[int]:
    return [task["number"] for task in tasks.tasks if not task["completed"] and not task["deleted_at"]]


class TestAnswers:
    @pytest.mark.parametrize("bare", ["add", "add a task", "set a reminder"])
    async def test_a_bare_add_asks_and_takes_the_answer(self, chat: Chat, tasks: FakeList, bare: str) -> None:
        assert await chat.say(bare) == "What should the task be called?"
        assert await chat.say("buy stamps tomorrow") == 'Added task 6: "Buy stamps", due tomorrow.'

    async def test_a_new_command_is_not_taken_for_the_answer(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("add a task")
        await chat.say("show my list")
        assert [name for name, _ in chat.calls] == ["list_tasks"]

    @pytest.mark.parametrize("bare", ["complete", "delete task", "update a task"])
    async def test_a_bare_verb_asks_and_lists(self, chat: Chat, bare: str) -> None:
        reply = await chat.say(bare)
        assert reply.count("- **") == 4
        assert reply.endswith("?")
        assert writes(chat) == []

    @pytest.mark.parametrize(
        "pick", ["3", "#3", "task 3", "the third one", "the budget one", "budget", "Budget meeting"]
    )
    async def test_ways_to_pick(self, chat: Chat, tasks: FakeList, pick: str) -> None:
        await chat.say("complete")
        await chat.say(pick)
        assert chat.calls == [("complete_task", {"task_id": 3})]

    async def test_a_number_none_has_is_the_place_in_the_list(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("delete the meeting")
        await chat.say("1")
        assert chat.calls == [("delete_task", {"task_id": 2})]

    async def test_both(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("complete the meeting")
        await chat.say("both")
        assert open_numbers(tasks) == [1, 4]

    async def test_the_change_survives_the_question(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("move the meeting to friday at 3pm")
        await chat.say("the budget one")
        assert tasks[3]["due"] == "2026-11-27T15:00"

    async def test_a_chain_of_questions(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("make the task urgent")
        await chat.say("the meeting")
        reply = await chat.say("the second one")
        assert tasks[3]["priority"] == "urgent", reply

    async def test_what_to_change(self, chat: Chat, tasks: FakeList) -> None:
        reply = await chat.say("update task 1")
        assert "**1** Buy milk (due today)" in reply
        await chat.say("the title to Buy oat milk")
        assert tasks[1]["title"] == "Buy oat milk"

    async def test_when(self, chat: Chat, tasks: FakeList) -> None:
        assert (await chat.say("postpone the dentist appointment")).endswith("When should it be due?")
        await chat.say("to monday")
        assert tasks[4]["due"] == "2026-11-30T11:00"

    @pytest.mark.parametrize(
        ("said", "call", "reply"),
        [
            ("delete all my tasks", ("bulk_delete_tasks", {"task_ids": [1, 2, 3, 4]}), "Deleted 4 tasks"),
            (
                "complete everything",
                ("bulk_update_tasks", {"task_ids": [1, 2, 3, 4], "set": {"completed": True}}),
                "Completed 4 tasks",
            ),
            (
                "complete 1, 2, 3 and 4",
                ("bulk_update_tasks", {"task_ids": [1, 2, 3, 4], "set": {"completed": True}}),
                "Completed 4 tasks",
            ),
            (
                "complete task 1, complete task 2, complete task 3, complete task 4",
                ("bulk_update_tasks", {"task_ids": [1, 2, 3, 4], "set": {"completed": True}}),
                "Completed 4 tasks",
            ),
            (
                "make all my tasks urgent",
                ("bulk_update_tasks", {"task_ids": [1, 2, 3, 4], "set": {"priority": "urgent"}}),
                "Updated 4 tasks",
            ),
        ],
    )
    async def test_many_tasks_are_one_call(
        self, chat: Chat, said: str, call: tuple[str, dict[str, object]], reply: str
    ) -> None:
        assert (await chat.say(said)).startswith(reply)
        assert [made for made in chat.calls if made[0] != "list_tasks"] == [call]

    async def test_many_tasks_that_change_differently_are_one_call_too(
        self, chat: Chat, tasks: FakeList
    ) -> None:
        for day in range(25, 29):
            tasks.add(f"Meeting {day}", due=f"2026-11-{day}T09:00")
        await chat.say("reschedule all my morning meetings to 2 PM")
        [(tool, arguments)] = [made for made in chat.calls if made[0] != "list_tasks"]
        assert tool == "bulk_update_tasks"
        assert {one["task_id"]: one["due"] for one in arguments["each"]}.items() >= {
            number: f"2026-11-{day}T14:00" for number, day in zip(range(6, 10), range(25, 29), strict=True)
        }.items()

    async def test_tasks_that_are_not_there_do_not_stop_the_others(self, chat: Chat) -> None:
        reply = await chat.say("delete 1, 2, 3, 4 and 99")
        assert chat.calls[-1] == ("bulk_delete_tasks", {"task_ids": [1, 2, 3, 4]})
        assert reply.startswith("Deleted 4 tasks")
        assert reply.endswith("There is no task 99.")

    async def test_a_denied_call_is_left_at_that(self, chat: Chat, tasks: FakeList) -> None:
        tasks.denied = True
        assert await chat.say("delete all my tasks") == "All right, I left those 4 tasks as they are."
        assert len(tasks.titles) == 5

    async def test_something_to_do_is_offered_not_added(self, chat: Chat, tasks: FakeList) -> None:
        assert await chat.say("call the bank") == 'Shall I add "Call the bank" to your list? (yes or no)'
        assert chat.calls == []
        await chat.say("yes please")
        assert tasks[6]["title"] == "Call the bank"

    async def test_same_titles_are_told_apart(self, chat: Chat, tasks: FakeList) -> None:
        tasks.add("Buy milk", description="for Ann")
        reply = await chat.say("complete buy milk")
        assert "- **1** Buy milk (due today)\n- **6** Buy milk: for Ann" in reply
