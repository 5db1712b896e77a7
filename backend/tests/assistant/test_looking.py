"""Looking at some of the list."""

import pytest

from tests.assistant.fake_list import Chat, FakeList


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("show all", [1, 2, 3, 4, 5]),
        ("show me the first 3", [1, 2, 3]),
        ("show me the last two", [3, 4]),
        ("whats the second one", [2]),
        ("what are the first two?", [1, 2]),
        ("what do i have thursday", [3]),
        ("what have we got tomorrow?", [2]),
        ("do I have anything on thursday", [3]),
    ],
)
async def test_some_of_the_list(said: str, numbers: list[int], chat: Chat) -> None:
    reply = await chat.say(said)
    assert [int(line.split("**")[1]) for line in reply.splitlines() if line.startswith("- **")] == numbers


@pytest.mark.parametrize("said", ["what do I have in my pockets", "what have I got to lose"])
async def test_other_questions_show_nothing(said: str, chat: Chat) -> None:
    assert "- **" not in await chat.say(said)


async def test_what_is_done_already_is_said_to_be(chat: Chat) -> None:
    assert await chat.say("write report \u2705") == "Yes, that is done:\n- **5** Write report (completed)"


@pytest.mark.parametrize("said", ["hey add bread\ncheers", "add bread\nthanks!", "hi\nadd bread please\nta"])
async def test_a_greeting_and_thanks_are_no_tasks(said: str, chat: Chat, tasks: FakeList) -> None:
    before = tasks.titles
    await chat.say(said)
    assert tasks.titles == [*before, "Bread"]
