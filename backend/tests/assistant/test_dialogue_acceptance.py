"""The sentences of the requirement, through the real runner over an in-memory list."""

import pytest

from tests.assistant.fake_list import Chat, FakeList, Task


def writes(chat: Chat) -> list[str]:
    return [name for name, _ in chat.calls if name != "list_tasks"]


class TestAcceptance:
    """The sentences of the requirement."""

    async def test_add(self, chat: Chat, tasks: FakeList) -> None:
        assert await chat.say("Add a task to buy groceries") == 'Added task 6: "Buy groceries".'
        assert tasks[6]["title"] == "Buy groceries"

    @pytest.mark.parametrize(
        ("said", "status", "count"),
        [
            ("Show me all my tasks", "all", 5),
            ("What's pending?", "pending", 4),
            ("What have I completed?", "completed", 1),
        ],
    )
    async def test_list(self, chat: Chat, said: str, status: str, count: int) -> None:
        reply = await chat.say(said)
        assert [(name, arguments["status"]) for name, arguments in chat.calls] == [("list_tasks", status)]
        assert reply.count("\n- **") == count

    async def test_complete(self, chat: Chat, tasks: FakeList) -> None:
        assert await chat.say("Mark task 3 as complete") == 'Completed task 3: "Budget meeting".'
        assert tasks[3]["completed"]

    async def test_delete_by_words_asks_if_two_match(self, chat: Chat, tasks: FakeList) -> None:
        reply = await chat.say("Delete the meeting task")
        assert "**2** Team meeting" in reply
        assert "**3** Budget meeting" in reply
        assert writes(chat) == []
        await chat.say("the second one")
        assert chat.calls == [("delete_task", {"task_id": 3})]

    async def test_delete_by_words_when_one_matches(self, chat: Chat, tasks: FakeList) -> None:
        assert 'Deleted task 4: "Dentist appointment"' in await chat.say("Delete the dentist task")
        assert tasks[4]["deleted_at"]

    async def test_change_title(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("Change task 1 to 'Call mom tonight'")
        assert (tasks[1]["title"], tasks[1]["due"]) == ("Call mom tonight", "2026-11-24")

    async def test_remember(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("I need to remember to pay bills")
        assert tasks[6]["title"] == "Pay bills"

    async def test_title_and_description_then_it(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("Create a task called 'Call dentist' with description 'Schedule annual checkup'")
        assert (tasks[6]["title"], tasks[6]["description"]) == ("Call dentist", "Schedule annual checkup")
        await chat.say("add description 'Focus on section 3' to it")
        assert tasks[6]["description"] == "Focus on section 3"

    async def test_found_by_title(self, chat: Chat, tasks: FakeList) -> None:
        tasks.add("Call mom")
        tasks.add("Call mom's doctor")
        await chat.say("update 'Call mom' to 'Call mom about birthday plans'")
        assert tasks[6]["title"] == "Call mom about birthday plans"

    async def test_morning_meetings_move_and_keep_their_days(self, chat: Chat, tasks: FakeList) -> None:
        tasks.add("Evening meeting", due="2026-11-26T18:00")
        tasks.add("Morning run", due="2026-11-26T07:00")
        await chat.say("Reschedule my morning meetings to 2 PM")
        assert [task["due"] for task in tasks.tasks] == [
            "2026-11-24",
            "2026-11-25T14:00",
            "2026-11-26T14:00",
            "2026-11-20T11:00",
            None,
            "2026-11-26T18:00",
            "2026-11-26T07:00",
        ]

    async def test_three_tasks_in_one_call(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("Add milk, eggs and call the plumber tomorrow at 5pm")
        assert [name for name, _ in chat.calls] == ["add_tasks"]
        added: list[Task] = tasks.tasks[5:]
        assert [(t["title"], t["due"]) for t in added] == [
            ("Milk", None),
            ("Eggs", None),
            ("Call the plumber", "2026-11-25T17:00"),
        ]
