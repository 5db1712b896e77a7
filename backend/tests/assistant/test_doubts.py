"""Words that leave a doubt: what they may mean is asked about before anything is deleted."""

import pytest

from tests.assistant.fake_list import Chat, FakeList


def writes(chat: Chat) -> list[str]:
    return [name for name, _ in chat.calls if name != "list_tasks"]


@pytest.mark.parametrize(
    "said", ["delete the team meeting?", "remove task 2 ?", "erase 2?", "delete task 2??"]
)
async def test_a_question_mark_behind_a_deletion_asks_first(said: str, chat: Chat, tasks: FakeList) -> None:
    reply = await chat.say(said)
    assert reply == "- **2** Team meeting (due tomorrow at 09:30)\n\nShall I delete it? (yes or no)"
    assert writes(chat) == []
    assert await chat.say("no") == "All right, I left everything as it is."
    await chat.say(said)
    assert (await chat.say("yes")).startswith('Deleted task 2: "Team meeting".')


async def test_several_are_asked_about_at_once(chat: Chat, tasks: FakeList) -> None:
    assert (await chat.say("delete 1 and 3?")).endswith("Shall I delete them? (yes or no)")
    await chat.say("yes, please")
    assert [number for number in (1, 2, 3, 4, 5) if tasks[number]["deleted_at"]] == [1, 3]


@pytest.mark.parametrize(
    "said",
    ["can you delete the team meeting?", "could you remove task 2, please?", "would you mind deleting 2?"],
)
async def test_a_polite_question_is_a_request(said: str, chat: Chat, tasks: FakeList) -> None:
    await chat.say(said)
    assert writes(chat) == ["delete_task"]


@pytest.mark.parametrize(
    "said", ["scrap the team meeting", "get rid of team meeting", "bin the team meeting"]
)
async def test_a_whole_title_is_deleted(said: str, chat: Chat, tasks: FakeList) -> None:
    await chat.say(said)
    assert chat.calls[-1] == ("delete_task", {"task_id": 2})


@pytest.mark.parametrize(
    "said", ["scrap the milk", "get rid of the milk", "forget the dentist", "ditch milk"]
)
async def test_a_part_of_a_title_is_asked_about(said: str, chat: Chat) -> None:
    assert (await chat.say(said)).endswith("Shall I delete it? (yes or no)")
    assert writes(chat) == []


@pytest.mark.parametrize(
    "said", ["get rid of the old sofa", "drop me a line", "scrap that idea of yours", "drop by the office"]
)
async def test_what_no_task_is_called_is_not_deleted(said: str, chat: Chat) -> None:
    await chat.say(said)
    assert "delete" not in str(chat.calls)
    await chat.say("yes")
    assert "delete" not in str(chat.calls)


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("did I buy milk?", "Not yet:\n- **1** Buy milk (due today)"),
        ("have we bought the milk yet", "Not yet:\n- **1** Buy milk (due today)"),
        ("did i write the report?", "Yes, that is done:\n- **5** Write report (completed)"),
        ("milk done?", "Not yet:\n- **1** Buy milk (due today)"),
        ("the milk is done?", "Not yet:\n- **1** Buy milk (due today)"),
    ],
)
async def test_whether_it_is_done_is_answered(said: str, reply: str, chat: Chat) -> None:
    assert await chat.say(said) == reply
    assert writes(chat) == []


@pytest.mark.parametrize(
    "said", ["did I win the lottery?", "did we meet before?", "have I told you about Ann?"]
)
async def test_what_is_asked_of_no_task_is_talk(said: str, chat: Chat) -> None:
    assert (await chat.say(said)).startswith("I can only help with your to-do list")


async def test_what_is_to_be_finished_by_a_day_is_added(chat: Chat, tasks: FakeList) -> None:
    assert (
        await chat.say("finish the thesis by sunday") == 'Added task 6: "Finish the thesis", due Sun 29 Nov.'
    )


@pytest.mark.parametrize("said", ["finish the budget meeting by sunday", "complete task 3 by sunday"])
async def test_what_is_there_gets_its_deadline(said: str, chat: Chat, tasks: FakeList) -> None:
    await chat.say(said)
    assert writes(chat) == ["update_task"]
    assert tasks[3]["due"] == "2026-11-29T10:00"


async def test_what_is_to_be_changed_is_looked_for_once(chat: Chat) -> None:
    assert "What should I change" in await chat.say("update the budget meeting")
    assert [name for name, _ in chat.calls] == ["list_tasks"]


@pytest.mark.parametrize(
    "said",
    [
        "the team meeting has been cancelled",
        "i dont need the team meeting anymore",
        "team meeting is called off",
    ],
)
async def test_what_is_told_of_a_task_is_asked_about(said: str, chat: Chat) -> None:
    assert (await chat.say(said)).endswith("Shall I delete it? (yes or no)")
    assert writes(chat) == []
