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
