"""Talk after something was done: no correction, no repetition, nothing acted on."""

import pytest

from tests.assistant.fake_list import Chat, FakeList

BEFORE = (
    "add buy stamps",
    "delete the dentist appointment",
    "complete the budget meeting",
    "move task 3 to friday",
    "what's due today?",
    "delete the meeting",
    "complete the flurbl",
)
TALK = (
    "no, I am not so sure about that", "actually I like it", "sorry about the mess", "and now?", "and then?",
    "I meant well", "wait, what happened?", "not really", "not bad at all", "no problem", "no idea",
    "what about you?", "how about a joke?", "and what is that?", "also, who are you", "that was quick",
    "no, I was talking to my wife", "sorry, wrong window", "the weather is nice too", "me too", "same to you",
    "you too", "I meant to ask how you are", "instead of what?", "why not?", "it should be fine",
    "not my day today", "actually, is it raining?", "oh no, I spilled my coffee", "and that is that",
    "no, that's all", "no more for today", "again and again", "and so on", "so be it", "as well as can be",
    "except that I do not know how", "not you, him", "I said so", "once upon a time",
)  # fmt: skip


@pytest.mark.parametrize("before", BEFORE)
async def test_nothing_is_done(before: str, tasks: FakeList) -> None:
    for talk in TALK:
        chat = Chat(FakeList(tasks.now))
        for task in tasks.tasks:
            chat.tasks.add(task["title"], **{key: task[key] for key in ("due", "tags", "completed")})
        await chat.say(before)
        await chat.say(talk)
        assert [name for name, _ in chat.calls if name != "list_tasks"] == [], talk
