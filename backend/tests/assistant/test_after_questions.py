"""What is said after a question of the assistant and is no answer to it."""

import pytest

from assistant.dialogue.declining import RULES, declines
from assistant.rules import Rule
from assistant.text import tidy
from tests.assistant.fake_list import Chat, FakeList

LEFT = "All right, I left everything as it is."


def writes(chat: Chat) -> list[str]:
    return [name for name, _ in chat.calls if name != "list_tasks"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_each_rule_reads_its_example(rule: Rule) -> None:
    assert rule.match(rule.example)
    assert declines(tidy(f"Oh sorry, {rule.example}, thanks."))


@pytest.mark.parametrize(
    "said",
    ["buy milk later", "i don't want to miss the bus", "leave the keys with Ann", "nothing hill tickets"],
)
def test_what_has_a_task_in_it_declines_nothing(said: str) -> None:
    assert not declines(tidy(said))


@pytest.mark.parametrize("question", ["delete task", "complete", "add", "update task 1", "postpone task 2"])
@pytest.mark.parametrize(
    "said", ["I don't want to delete anything", "changed my mind", "maybe later", "i'm not sure", "not now"]
)
async def test_who_wants_nothing_is_left_alone(question: str, said: str, chat: Chat) -> None:
    said = f"I {said}" if said.startswith("changed") else said
    assert (await chat.say(question)).endswith("?")
    assert await chat.say(said) == LEFT
    assert writes(chat) == []


@pytest.mark.parametrize("question", ["delete task", "add", "update task 1", "postpone task 2"])
@pytest.mark.parametrize(
    "said",
    [
        "I am so hungry",
        "what's the weather like tomorrow?",
        "who are you?",
        "you're funny",
        "thanks",
        "is it late?",
    ],
)
async def test_talk_is_no_answer(question: str, said: str, chat: Chat) -> None:
    await chat.say(question)
    reply = await chat.say(said)
    assert writes(chat) == []
    assert "matching" not in reply


@pytest.mark.parametrize(
    ("question", "said", "call"),
    [
        ("delete task", "buy stamps tomorrow", ("add_task", {"title": "Buy stamps", "due": "2026-11-25"})),
        ("update task 1", "add stamps", ("add_task", {"title": "Stamps"})),
        ("update task 1", "Buy oat milk", ("update_task", {"task_id": 1, "title": "Buy oat milk"})),
        ("delete task", "the budget meeting on thursday", ("delete_task", {"task_id": 3})),
        ("add", "delete the old photos", ("add_task", {"title": "Delete the old photos"})),
        ("add", "do the laundry", ("add_task", {"title": "Do the laundry"})),
    ],
)
async def test_what_else_is_plainly_asked_for(
    question: str, said: str, call: tuple[str, object], chat: Chat
) -> None:
    await chat.say(question)
    await chat.say(said)
    assert chat.calls[-1] == call


async def test_a_title_that_is_a_task_s_deletion_is_asked_about(chat: Chat) -> None:
    await chat.say("add")
    assert (await chat.say("delete buy milk")).endswith("Shall I delete it? (yes or no)")


async def test_a_candidate_with_a_question_mark_is_asked_about(chat: Chat) -> None:
    await chat.say("delete a task")
    assert (await chat.say("the dentist?")).endswith("Shall I delete it? (yes or no)")
    assert writes(chat) == []


@pytest.mark.parametrize("said", ["no wait", "wait, no", "hang on", "no", "stop"])
async def test_after_a_change_it_can_be_taken_back(said: str, chat: Chat, tasks: FakeList) -> None:
    await chat.say("complete task 1")
    change = 'The last change was: Completed task 1: "Buy milk".'
    assert await chat.say(said) == f'I changed nothing more. {change} Say "undo" to take that back.'
    await chat.say("undo")
    assert not tasks[1]["completed"]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("no, an hour earlier", "2026-11-27T14:00"),
        ("half an hour earlier", "2026-11-27T14:30"),
        ("no, make it 2 hours earlier", "2026-11-27T13:00"),
        ("a day earlier please", "2026-11-26T15:00"),
        ("no, an hour later", "2026-11-27T16:00"),
    ],
)
async def test_earlier_counts_from_the_task(said: str, due: str, chat: Chat, tasks: FakeList) -> None:
    await chat.say("move the team meeting to friday at 3pm")
    await chat.say(said)
    assert tasks[2]["due"] == due


@pytest.mark.parametrize(
    ("before", "title"),
    [("call the bank", "Call the bank"), ("we're out of coffee", "Coffee"), ("oat milk", "Oat milk")],
)
async def test_add_that_is_what_was_said_before(before: str, title: str, chat: Chat, tasks: FakeList) -> None:
    await chat.say(before)
    assert await chat.say("add that to my list") == f'Added task 6: "{title}".'


@pytest.mark.parametrize("before", ["how are you", "what's the weather", "I'm tired", "show my list"])
async def test_add_that_asks_where_nothing_was_said(before: str, chat: Chat) -> None:
    await chat.say(before)
    assert await chat.say("add that to my list") == "What should the task be called?"
