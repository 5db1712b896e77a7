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

    async def test_many_tasks_need_a_yes(self, chat: Chat, tasks: FakeList) -> None:
        reply = await chat.say("delete all my tasks")
        assert reply.endswith("Shall I delete all 4 of them? (yes or no)")
        assert tasks.titles == [
            "Buy milk",
            "Team meeting",
            "Budget meeting",
            "Dentist appointment",
            "Write report",
        ]
        await chat.say("yes")
        assert tasks.titles == ["Write report"]

    async def test_something_to_do_is_offered_not_added(self, chat: Chat, tasks: FakeList) -> None:
        assert await chat.say("call the bank") == 'Shall I add "Call the bank" to your list? (yes or no)'
        assert chat.calls == []
        await chat.say("yes please")
        assert tasks[6]["title"] == "Call the bank"

    async def test_same_titles_are_told_apart(self, chat: Chat, tasks: FakeList) -> None:
        tasks.add("Buy milk", description="for Ann")
        reply = await chat.say("complete buy milk")
        assert "- **1** Buy milk (due today)\n- **6** Buy milk: for Ann" in reply
