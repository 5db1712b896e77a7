"""Wordings that are easily taken for something else: each family with what it must not be taken for."""

import pytest

from assistant.operations import Clock, Operation
from assistant.text import tidy
from assistant.understanding import read
from tests.assistant.fake_list import Chat, FakeList


def added(message: str, clock: Clock) -> list[tuple[str, str, str]]:
    operations: list[Operation] = read(tidy(message), clock)
    return [
        (d.title, d.due, d.recurrence or d.priority)
        for op in operations
        if op.kind == "add"
        for d in op.drafts
    ]


@pytest.mark.parametrize(
    "message",
    [
        "can I bring back deleted items",
        "could completed tasks be reopened?",
        "is it possible to recover removed tasks",
        "it was my fault, note that",
        "he phoned, write it down",
        "the office is shut on Monday, please note",
        "task 2 should be called off",
        "Ann should be called back",
        "I'll go tomorrow",
        "they moved the desk to the window",
        "my neighbour paid the bill",
        "working days are short",
        "everyday is the same",
        "meet in Friday Harbor",
    ],
)
def test_what_only_sounds_like_a_request_changes_nothing(message: str, clock: Clock) -> None:
    kinds = {operation.kind for operation in read(tidy(message), clock)}
    assert kinds <= {"other", "help", "social", "offer"}


@pytest.mark.parametrize(
    ("message", "title", "due", "more"),
    [
        ("ring the vet in 4 working days", "Ring the vet", "2026-11-30", ""),
        ("ring the vet in two business days", "Ring the vet", "2026-11-26", ""),
        ("ring the vet 2 weeks from now", "Ring the vet", "2026-12-08", ""),
        ("ring the vet friday 18.30", "Ring the vet", "2026-11-27T18:30", ""),
        ("ring the vet on sunday late at night", "Ring the vet", "2026-11-29T22:00", ""),
        ("ring the vet on sunday late in the evening", "Ring the vet", "2026-11-29T21:00", ""),
        ("thursday 17.15 ring the vet", "Ring the vet", "2026-11-26T17:15", ""),
        ("insurance due next friday", "Insurance", "2026-12-04", ""),
        ("add ring the vet in sunday", "Ring the vet", "2026-11-29", ""),
        ("polish the boots everyday", "Polish the boots", "2026-11-24", "FREQ=DAILY"),
        ("everyday polish the boots", "Polish the boots", "2026-11-24", "FREQ=DAILY"),
        ("add choir practice, weekly, thursdays", "Choir practice", "2026-11-26", "FREQ=WEEKLY;BYDAY=TH"),
        ("every week I need clean the hall", "Clean the hall", "2026-11-24", "FREQ=WEEKLY"),
        ("file the receipts on monday", "File the receipts", "2026-11-30", ""),
        ("hand out the flyers tomorrow", "Hand out the flyers", "2026-11-25", ""),
        ("bring wine to Kate on saturday", "Bring wine to Kate", "2026-11-28", ""),
        ("talk to Omar about the roof tomorrow", "Talk to Omar about the roof", "2026-11-25", ""),
        ("add ring the vet, this is really urgent", "Ring the vet", "", "urgent"),
        ("ring the vet tomorrow, it is so important", "Ring the vet", "2026-11-25", "high"),
        ("urgent!! ring the vet", "Ring the vet", "", "urgent"),
        ("new low priority task: ring the vet", "Ring the vet", "", "low"),
        ("tonight I must ring the vet, write it down", "Ring the vet", "2026-11-24T20:00", ""),
        ("I have to ring the vet, jot it down please", "Ring the vet", "", ""),
        ("the lamp needs a new bulb, please add", "The lamp needs a new bulb", "", ""),
        ("a new lamp needs to be on my list", "A new lamp", "", ""),
        ("the vet comes on monday, remind me", "The vet comes", "2026-11-30", ""),
        ("plz to add ring the vet", "Ring the vet", "", ""),
        ("remember me call the vet on monday", "Call the vet", "2026-11-30", ""),
        ("do me a reminder for the vet", "The vet", "", ""),
        ("add a task for me and call it vet visit", "Vet visit", "", ""),
        ("add ring the vet, thanks bye", "Ring the vet", "", ""),
    ],
)
def test_what_is_added(message: str, title: str, due: str, more: str, clock: Clock) -> None:
    assert added(message, clock) == [(title, due, more)]


@pytest.mark.parametrize("message", ["add soap and hand cream", "add paper and file folders"])
def test_a_thing_is_no_verb(message: str, clock: Clock) -> None:
    assert len(added(message, clock)) == 1


@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        ("add buy ink and tick off the milk", ["add", "complete"]),
        ("move the milk to friday and ring Ann", ["update", "offer"]),
        ("move the milk to friday and the dentist to monday", ["update", "update"]),
        ("move the milk and the dentist to monday", ["update"]),
    ],
)
def test_where_the_next_request_begins(message: str, kinds: list[str], clock: Clock) -> None:
    assert [operation.kind for operation in read(tidy(message), clock)] == kinds


@pytest.mark.parametrize(
    ("messages", "number", "field", "value"),
    [
        (["milk bought"], 1, "completed", True),
        (["buy milk - complete"], 1, "completed", True),
        (["show task 1", "I bought it"], 1, "completed", True),
        (["1 and 3 done"], 1, "completed", True),
        (["1 and 3 done"], 3, "completed", True),
        (["budget meeting due next friday"], 3, "due", "2026-12-04T10:00"),
        (["make the team meeting 9 in the morning"], 2, "due", "2026-11-25T09:00"),
        (["buy milk should repeat every day"], 1, "recurrence", "FREQ=DAILY"),
        (["add to the team meeting the note bring snacks"], 2, "description", "bring snacks"),
        (["they moved the team meeting to friday"], 2, "due", "2026-11-27T09:30"),
        (["I'll buy milk on friday"], 1, "due", "2026-11-27"),
        (["due date for task 1: friday"], 1, "due", "2026-11-27"),
        (["the team meeting should be every thursday"], 2, "recurrence", "FREQ=WEEKLY;BYDAY=TH"),
        (["team meeting low priority"], 2, "priority", "low"),
        (["the team meeting has high priority"], 2, "priority", "high"),
        (["show task 1", "that's very urgent"], 1, "priority", "urgent"),
        (["take the health tag off the dentist appointment"], 4, "tags", []),
        (["add the family tag to task 1"], 1, "tags", ["family"]),
        (["put 'oat milk' in the notes of task 1"], 1, "description", "oat milk"),
        (["task 1 should be called buy oat milk"], 1, "title", "Buy oat milk"),
        (["move task 2 to friday", "no date"], 2, "due", None),
        (["task 5 is still open"], 5, "completed", False),
        (["complete task 1", "put it back"], 1, "completed", False),
        (["move task 1 to friday", "oops, put that back"], 1, "due", "2026-11-24"),
    ],
)
async def test_what_is_changed(
    messages: list[str], number: int, field: str, value: object, chat: Chat, tasks: FakeList
) -> None:
    for message in messages:
        await chat.say(message)
    assert tasks[number][field] == value
    assert len(tasks.titles) == 5


async def test_everything_of_a_day_is_moved_and_nothing_else(chat: Chat, tasks: FakeList) -> None:
    before = [task["due"] for task in tasks.tasks]
    await chat.say("move everything from today to sunday")
    assert [task["due"] for task in tasks.tasks] == ["2026-11-29", *before[1:]]


@pytest.mark.parametrize(
    ("message", "number"),
    [("I attended the budget", 3), ("I never wrote the report", 5), ("we no longer need the milk", 1)],
)
async def test_what_is_told_of_half_a_title_is_asked_about(
    message: str, number: int, chat: Chat, tasks: FakeList
) -> None:
    tasks[3]["title"] = "Attend budget meeting"
    before = [dict(task) for task in tasks.tasks]
    reply = await chat.say(message)
    assert f"**{number}**" in reply
    assert reply.endswith("(yes or no)")
    assert tasks.tasks == before


async def test_a_possessive_names_the_same_as_the_bare_name(chat: Chat, tasks: FakeList) -> None:
    tasks.add("Present for Lola")
    await chat.say("complete Lola's present")
    assert tasks[6]["completed"]
