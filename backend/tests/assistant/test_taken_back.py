"""What a message takes back of itself is not done."""

from copy import deepcopy

import pytest

from tests.assistant.fake_list import Chat, FakeList


@pytest.mark.parametrize(
    "said",
    [
        "complete the milk, actually no",
        "complete the milk actually no",
        "delete the milk. wait, don't",
        "delete the milk, no wait dont",
        "move the milk to monday. actually leave it",
        "add bread. never mind",
        "delete everything - forget it",
        "add bread, oh no, scratch that",
        "complete 1 and 2, cancel that",
    ],
)
async def test_nothing_is_done(said: str, chat: Chat, tasks: FakeList) -> None:
    before = deepcopy(tasks.tasks)
    assert "left everything as it is" in await chat.say(said)
    assert tasks.tasks == before


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("add 'never mind, forget it'", "Never mind, forget it"),
        ("add a reminder: bread, don't forget", "Bread"),
        ("add wine. actually no, beer", "Beer"),
    ],
)
async def test_other_words_are_none(said: str, title: str, chat: Chat, tasks: FakeList) -> None:
    await chat.say(said)
    assert tasks.titles[-1] == title


@pytest.mark.parametrize(
    "said", ["not the team one", "not the first", "keep the team meeting", "no, not the team one"]
)
async def test_which_one_it_is_not(said: str, chat: Chat, tasks: FakeList) -> None:
    assert "Which one" in await chat.say("delete the meeting")
    await chat.say(said)
    assert "Team meeting" in tasks.titles
    assert "Budget meeting" not in tasks.titles
