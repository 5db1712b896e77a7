"""References and operations in conversations through the real runner."""

from tests.assistant.fake_list import Chat, FakeList


def writes(chat: Chat) -> list[str]:
    return [name for name, _ in chat.calls if name != "list_tasks"]


def open_numbers(tasks: FakeList) -> list[int]:
    return [task["number"] for task in tasks.tasks if not task["completed"] and not task["deleted_at"]]


class TestReferences:
    async def test_it_is_the_last_task_spoken_of(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("add call Ann")
        await chat.say("thanks")
        await chat.say("make it urgent and tag it with family")
        await chat.say("move it to next friday at 8am")
        assert (tasks[6]["priority"], tasks[6]["tags"], tasks[6]["due"]) == (
            "urgent",
            ["family"],
            "2026-12-04T08:00",
        )

    async def test_it_within_a_message(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("add call Ann and make it urgent")
        assert tasks[6]["priority"] == "urgent"

    async def test_it_after_a_list_of_several_asks(self, chat: Chat) -> None:
        await chat.say("show my list")
        reply = await chat.say("delete it")
        assert reply.endswith("Which task should I delete?")
        assert writes(chat) == []

    async def test_places_follow_the_list_shown(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("show my list sorted by due date")
        await chat.say("complete the first one and the last one")
        assert open_numbers(tasks) == [1, 2, 3, 4]
        await chat.say("complete the first and last")
        assert len(open_numbers(tasks)) == 2

    async def test_them(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("search for meeting")
        await chat.say("complete both of them")
        assert open_numbers(tasks) == [1, 4]

    async def test_typing_errors(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("complete the dentst appointement")
        assert tasks[4]["completed"]

    async def test_joined_names(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("mark milk and the team meeting as done")
        assert open_numbers(tasks) == [3, 4]

    async def test_restore_and_undo(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("delete task 2")
        await chat.say("restore it")
        assert tasks[2]["deleted_at"] is None
        await chat.say("complete task 2")
        reply = await chat.say("undo that")
        assert "Team meeting" in reply
        assert not tasks[2]["completed"]

    async def test_nothing_to_undo(self, chat: Chat) -> None:
        assert await chat.say("undo") == "There is nothing to undo."
        assert await chat.say("redo") == "There is nothing to redo."

    async def test_several_steps_back_and_forth(self, chat: Chat, tasks: FakeList) -> None:
        for number in (1, 2, 3):
            await chat.say(f"complete task {number}")
        reply = await chat.say("undo the last two")
        assert chat.calls == [("undo", {})] * 2
        assert reply.count("Undone:") == 2
        assert open_numbers(tasks) == [2, 3, 4]
        await chat.say("redo")
        assert open_numbers(tasks) == [3, 4]
        await chat.say("undo everything you just did")
        assert open_numbers(tasks) == [2, 3, 4]

    async def test_more_steps_than_there_are(self, chat: Chat) -> None:
        await chat.say("complete task 1")
        reply = await chat.say("undo the last 3 changes")
        assert reply.startswith("Undone:")
        assert reply.endswith("There is nothing more to undo.")

    async def test_not_without_end(self, chat: Chat) -> None:
        for number in (1, 2, 3, 4, 5):
            await chat.say(f"complete task {number}")
        await chat.say("complete task 1")
        reply = await chat.say("undo the last 50")
        assert len(chat.calls) == 5
        assert reply.endswith("Say it again for more.")


class TestOperations:
    async def test_several_operations_are_done_in_order_and_confirmed(
        self, chat: Chat, tasks: FakeList
    ) -> None:
        reply = await chat.say(
            "delete milk and complete the budget meeting and add pay rent every month on the 1st"
        )
        assert writes(chat) == ["delete_task", "complete_task", "add_task"]
        assert reply.index("Deleted task 1") < reply.index("Completed task 3") < reply.index("Added task 6")
        assert (tasks[6]["recurrence"], tasks[6]["due"]) == ("FREQ=MONTHLY;BYMONTHDAY=1", "2026-12-01")

    async def test_the_question_comes_last_and_the_rest_is_done(self, chat: Chat, tasks: FakeList) -> None:
        reply = await chat.say("delete the meeting and add buy stamps")
        assert tasks[6]["title"] == "Buy stamps"
        assert reply.endswith("Which one should I delete?")

    async def test_counts(self, chat: Chat) -> None:
        assert (await chat.say("how many are overdue")).startswith("You have 1 overdue task")

    async def test_completed_on_a_day_of_the_users_zone(self, chat: Chat) -> None:
        assert "Write report" in await chat.say("what did I complete today?")
        assert "Write report" not in await chat.say("what did I complete yesterday?")

    async def test_shift(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("push task 3 back by 2 days")
        assert tasks[3]["due"] == "2026-11-28T10:00"
        await chat.say("postpone it by 90 minutes")
        assert tasks[3]["due"] == "2026-11-28T11:30"

    async def test_a_new_day_keeps_the_time_and_a_new_time_the_day(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("move task 2 to friday")
        assert tasks[2]["due"] == "2026-11-27T09:30"
        await chat.say("move it to 4pm")
        assert tasks[2]["due"] == "2026-11-27T16:00"

    async def test_tags_are_added_to_those_there(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("tag task 4 with urgent-care")
        assert tasks[4]["tags"] == ["health", "urgent-care"]
        await chat.say("remove the tag health from it")
        assert tasks[4]["tags"] == ["urgent-care"]

    async def test_warnings_are_passed_on(self, chat: Chat) -> None:
        reply = await chat.say(f"add a task called 'Read' with description '{'long words ' * 200}'")
        assert "cut to 1,000 characters" in reply

    async def test_an_empty_list(self, tasks: FakeList) -> None:
        tasks.tasks.clear()
        assert "clear" in await Chat(tasks).say("what's pending?")
        assert "no open tasks" in await Chat(tasks).say("complete")

    async def test_one_task_is_shown_with_its_description(self, chat: Chat) -> None:
        reply = await chat.say("show me task 3")
        assert reply == "- **3** Budget meeting (due Thu 26 Nov at 10:00)\n  with Ann"
        assert "There is no task 99" in await chat.say("show task 99")

    async def test_an_afterthought(self, chat: Chat, tasks: FakeList) -> None:
        await chat.say("add a task to call the plumber tomorrow at 5pm and another one to buy stamps")
        assert [(t["title"], t["due"]) for t in tasks.tasks[5:]] == [
            ("Call the plumber", "2026-11-25T17:00"),
            ("Buy stamps", None),
        ]
        await chat.say("Actually, make that tomorrow at 3")
        assert tasks[7]["due"] == "2026-11-25T15:00"
