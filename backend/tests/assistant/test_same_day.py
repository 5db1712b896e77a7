""" "The same day" is a day of the conversation, where it tells one."""

import pytest

from tests.assistant.fake_list import Chat, FakeList

SUNDAY = "2026-11-29"


async def test_it_is_that_of_the_task_before(chat: Chat, tasks: FakeList) -> None:
    await chat.say("add water the ferns on sunday")
    await chat.say("add mow the lawn")
    await chat.say("move it to the same day")
    assert tasks[7]["due"] == SUNDAY


async def test_it_is_not_the_day_that_the_task_has_already(chat: Chat, tasks: FakeList) -> None:
    await chat.say("add water the ferns on sunday")
    await chat.say("add mow the lawn on monday")
    await chat.say("move task 7 to the same day")
    assert tasks[7]["due"] == SUNDAY


async def test_it_goes_with_a_time(chat: Chat, tasks: FakeList) -> None:
    await chat.say("add water the ferns on sunday")
    await chat.say("remind me to mow the lawn on the same day at 5pm")
    assert tasks[7]["due"] == f"{SUNDAY}T17:00"


async def test_of_several_days_none_is_meant(chat: Chat, tasks: FakeList) -> None:
    await chat.say("show my tasks")
    before = [task["due"] for task in tasks.tasks]
    await chat.say("move the dentist appointment to the same day")
    assert [task["due"] for task in tasks.tasks] == before


@pytest.mark.parametrize("said", ["add 'plan that day trip'", "add description 'that day I am away' to it"])
async def test_peoples_own_words_stay(said: str, chat: Chat, tasks: FakeList) -> None:
    await chat.say("add water the ferns on sunday")
    await chat.say(said)
    assert any("that day" in f"{task['title']} {task['description']}" for task in tasks.tasks)
