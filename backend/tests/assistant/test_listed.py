"""Words that only the list can tell: a request where a task is called so, nothing where none is."""

from copy import deepcopy

import pytest

from assistant.grammar.listed import FAMILIES
from assistant.rules import Rule
from tests.assistant.fake_list import Chat, FakeList


@pytest.mark.parametrize("rule", [rule for _, rules in FAMILIES for rule in rules], ids=lambda r: r.example)
def test_each_rule_reads_its_example(rule: Rule) -> None:
    assert rule.match(rule.example)


async def test_a_task_called_so_is_completed(chat: Chat, tasks: FakeList) -> None:
    photos = tasks.add("Back up the photos")
    await chat.say("complete the photos")
    assert tasks[photos["number"]]["completed"]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("bought milk", 1),
        ("got the milk", 1),
        ("i just picked up the milk", 1),
        ("milk: done", 1),
        ("milk \u2705", 1),
        ("paid the rent", 6),
        ("the rent is paid", 6),
        ("we called mum yesterday", 7),
    ],
)
async def test_what_was_done_is_completed(said: str, number: int, chat: Chat, tasks: FakeList) -> None:
    tasks.add("Pay the rent")
    tasks.add("Call mum")
    await chat.say(said)
    assert [task["number"] for task in tasks.tasks if task["completed"]] == sorted({5, number})
    assert [name for name, _ in chat.calls] == ["list_tasks", "complete_task"]  # looked for once


@pytest.mark.parametrize(
    "said",
    ["called mum", "bought flowers", "i got the flu", "I paid for mum", "made the bed", "did I buy milk?"],
)
async def test_what_was_done_to_something_else_is_talk(said: str, chat: Chat, tasks: FakeList) -> None:
    tasks.add("Buy flowers for mum")
    tasks.add("Send the rent to Ann")
    before = deepcopy(tasks.tasks)
    await chat.say(said)
    assert tasks.tasks == before


async def test_what_to_change_of_it_is_asked(chat: Chat, tasks: FakeList) -> None:
    assert "What should I change" in await chat.say("update the budget meeting")


@pytest.mark.parametrize("said", ["complete the photos", "mark my profile as done", "finish the playlist"])
async def test_without_such_a_task_nothing_happens(said: str, chat: Chat, tasks: FakeList) -> None:
    before = deepcopy(tasks.tasks)
    await chat.say(said)
    assert tasks.tasks == before


async def test_nothing_is_deleted_on_such_words(chat: Chat, tasks: FakeList) -> None:
    tasks.add("Back up the photos")
    before = deepcopy(tasks.tasks)
    await chat.say("delete the photos")
    assert tasks.tasks == before


async def test_a_word_of_its_notes_is_no_name(chat: Chat, tasks: FakeList) -> None:
    groceries = tasks.add("Groceries", description="put the order in before noon")
    await chat.say("complete the order")
    assert not groceries["completed"]


async def test_a_list_that_does_not_answer_is_no_list_without_it(chat: Chat, tasks: FakeList) -> None:
    tasks.down = True
    assert "did not answer" in await chat.say("complete the photos")


@pytest.mark.parametrize("said", ["\u2705 milk", "\u2611\ufe0f milk", "[x] buy milk"])
async def test_a_tick_may_stand_first(said: str, chat: Chat, tasks: FakeList) -> None:
    await chat.say(said)
    assert tasks[1]["completed"]
