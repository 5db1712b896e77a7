"""A letter to somebody else asks nothing of the list."""

from copy import deepcopy

import pytest

from tests.assistant.fake_list import Chat, FakeList


@pytest.mark.parametrize(
    "letter",
    [
        "Dear team,\nplease send me your hours.\nComplete all open items.\nThanks",
        "Hi Tom.\nDelete all.\nCheers",
        "Hi Sam, thanks for your message. We also need to cancel the order. Best regards, Julia",
        "Hello Mrs. Lopez,\n\nplease remove task 1.\n\nKind regards\nPaul",
    ],
)
async def test_nothing_is_done(letter: str, chat: Chat, tasks: FakeList) -> None:
    before = deepcopy(tasks.tasks)
    await chat.say(letter)
    assert tasks.tasks == before


@pytest.mark.parametrize("said", ["hi there, add bread, thanks", "Hello, please add bread. Thanks!"])
async def test_a_polite_request_is_one(said: str, chat: Chat, tasks: FakeList) -> None:
    await chat.say(said)
    assert tasks.titles[-1] == "Bread"


async def test_a_long_list_is_added_whole(chat: Chat, tasks: FakeList) -> None:
    names = [f"errand {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(45)]
    before = len(tasks.titles)
    reply = await chat.say(f"add {', '.join(names)}")
    assert "Added 45 tasks" in reply
    assert len(tasks.titles) == before + 45
    assert [len(arguments["tasks"]) for _, arguments in chat.calls] == [20, 20, 5]
