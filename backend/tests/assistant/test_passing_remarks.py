"""What is said in passing of people and things, with a task on the list that it sounds like: nothing is
changed without a question, however near the words are."""

from copy import deepcopy

import pytest

from tests.assistant.fake_list import Chat, FakeList


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("Buy a present for Mom", "Mom needs to be called this evening"),
        ("Pay the plumber", "the plumber should be called about the leak"),
        ("Call the bank", "the bank called this morning"),
        ("Call Ann", "Ann called"),
        ("Hair cut", "hair cut"),
        ("Buy a present for Ann's party", "I'm going to Ann's party on friday"),
        ("Take out the bins", "they moved the bins on friday"),
        ("Change the tyres", "the garage changed the tyres on monday"),
        ("Prepare slides for standup", "standup is daily at 9"),
        ("Pay for therapy", "my therapy is weekly"),
        ("Fix the cron job", "kill the cron job"),
        ("Weed the garden", "kill all the weeds in the garden"),
        ("Find the name tag", "add a name tag to my list"),
        ("Find the name tag", "add gift tag to my shopping list"),
        ("Plan the party", "put on the calendar a note about the party"),
        ("Tidy up", "add to my list a note to call Ann"),
        ("Send report to Bob", "report due friday"),
    ],
)
async def test_no_task_is_changed(title: str, message: str, chat: Chat, tasks: FakeList) -> None:
    tasks.add(title, due="2026-11-26")
    before = deepcopy(tasks.tasks)
    await chat.say(message)
    assert tasks.tasks[: len(before)] == before


async def test_what_is_done_is_not_open_again_for_a_remark(chat: Chat, tasks: FakeList) -> None:
    done = tasks.add("Go to the shops", completed=True)
    for message in ("everything is still open", "all the shops are still open"):
        await chat.say(message)
        assert done["completed"], message


async def test_a_verb_says_which_task_a_pronoun_can_mean(chat: Chat, tasks: FakeList) -> None:
    call = tasks.add("Call Ann")
    await chat.say(f"show task {call['number']}")
    await chat.say("I ordered it yesterday")
    assert not call["completed"]
    await chat.say(f"show task {call['number']}")
    await chat.say("I called them")
    assert call["completed"]


async def test_nothing_is_put_back_where_nothing_was_done(chat: Chat, tasks: FakeList) -> None:
    await chat.say("complete task 1")
    await chat.say("complete the submarine")
    await chat.say("put it back")
    assert tasks[1]["completed"]
