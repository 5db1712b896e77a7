"""Forms people use that name no command: what was done, a priority first, a day taken off, another hour."""

import pytest

from assistant.operations import Clock
from assistant.text import tidy
from assistant.understanding import read
from tests.assistant.fake_list import Chat, FakeList


@pytest.mark.parametrize(
    ("message", "done"),
    [
        ("I picked up milk and emptied nothing", []),
        ("I bought milk and went to the team meeting", [1, 2]),
        ("just got milk, and attended the budget meeting", [1, 3]),
        ("the milk is bought and the budget meeting is done", [1, 3]),
        ("milk sorted", [1]),
        ("I have finish the milk", [1]),
        ("i am finish with number 3", [3]),
        ("the task number 2 is finish", [2]),
        ("I finished already with the milk", [1]),
        ("I have to finish the milk", []),
        ("bought bread and milk chocolate", []),
        ("the milk was cancelled", []),
    ],
)
async def test_what_was_done_is_completed_where_a_task_is_called_so(
    message: str, done: list[int], chat: Chat, tasks: FakeList
) -> None:
    before = [task["number"] for task in tasks.tasks if task["completed"]]
    await chat.say(message)
    assert [t["number"] for t in tasks.tasks if t["completed"] and t["number"] not in before] == done


@pytest.mark.parametrize(
    ("message", "title", "priority"),
    [
        ("low priority: sweep the yard", "Sweep the yard", "low"),
        ("urgent: ring the plumber", "Ring the plumber", "urgent"),
        ("high priority - file the papers", "File the papers", "high"),
        ("asap: send the form", "Send the form", "urgent"),
        ("not urgent: sort the books", "Sort the books", "normal"),
        ("priority high: renew the insurance", "Renew the insurance", "high"),
        ("important add renew the insurance", "Renew the insurance", "high"),
    ],
)
def test_a_priority_may_come_first(message: str, title: str, priority: str, clock: Clock) -> None:
    [operation] = read(tidy(message), clock)
    assert operation.kind == "add"
    assert [(draft.title, draft.priority) for draft in operation.drafts] == [(title, priority)]


@pytest.mark.parametrize(
    "message", ["important: the shop is closed", "urgent: where is everybody", "urgent: delete task 3"]
)
def test_what_is_told_or_asked_behind_a_priority_is_no_task(message: str, clock: Clock) -> None:
    assert all(operation.kind != "add" for operation in read(tidy(message), clock))


@pytest.mark.parametrize(
    ("message", "titles"),
    [
        ("todo - fix the tap, todo - call Ron", ["Fix the tap", "Call Ron"]),
        ("task: fix the tap, task: call Ron", ["Fix the tap", "Call Ron"]),
        ("put soap on the list and also sponges", ["Soap", "Sponges"]),
        ("add soap, then sponges", ["Soap", "Sponges"]),
        ("buy: soap, sponges, bleach", ["Soap", "Sponges", "Bleach"]),
    ],
)
def test_lists_in_other_words(message: str, titles: list[str], clock: Clock) -> None:
    assert [d.title for operation in read(tidy(message), clock) for d in operation.drafts] == titles


@pytest.mark.parametrize(
    ("message", "number", "due"),
    [
        ("can we do the team meeting an hour later", 2, "2026-11-25T10:30"),
        ("can we do the budget meeting on friday instead", 3, "2026-11-27T10:00"),
        ("could we move the team meeting to the afternoon", 2, "2026-11-25T14:00"),
        ("let's start the budget meeting half an hour earlier", 3, "2026-11-26T09:30"),
        ("budget meeting an hour later please", 3, "2026-11-26T11:00"),
        ("let's say the budget meeting is on monday", 3, "2026-11-30T10:00"),
        ("the team meeting is at ten not half nine", 2, "2026-11-25T10:00"),
        ("the budget meeting has been brought forward to 9", 3, "2026-11-26T09:00"),
        ("put the budget meeting off until next week", 3, "2026-11-30T10:00"),
        ("the dentist can wait until friday", 4, "2026-11-27T11:00"),
        ("buy milk tomorrow instead of today", 1, "2026-11-25"),
        ("change the hour of the team meeting to 11", 2, "2026-11-25T11:00"),
        ("take the date off task 2", 2, None),
        ("remove the due date from the budget meeting", 3, None),
        ("no date for the dentist", 4, None),
        ("the milk doesn't need a deadline", 1, None),
        ("leave task 3 without a due date", 3, None),
    ],
)
async def test_a_task_gets_another_day_or_none(
    message: str, number: int, due: str | None, chat: Chat, tasks: FakeList
) -> None:
    before = [task["due"] for task in tasks.tasks]
    await chat.say(message)
    assert tasks[number]["due"] == due
    assert [t["due"] for t in tasks.tasks if t["number"] != number] == [
        each for place, each in enumerate(before, 1) if place != number
    ]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Tuesday: laundry", [("Laundry", "2026-12-01")]),
        ("friday: ring the bank", [("Ring the bank", "2026-11-27")]),
        ("tomorrow: sunny", []),
        ("Friday: closed all day", []),
        (
            "tomorrow 9am ring Ron and buy soap",
            [("Ring Ron", "2026-11-25T09:00"), ("Buy soap", "2026-11-25")],
        ),
        ("tomorrow at 9: jog, swim", [("Jog", "2026-11-25T09:00"), ("Swim", "2026-11-25T09:00")]),
        ("remind me 2 hours before my train at 6pm", [("My train at 6pm", "2026-11-24T16:00")]),
        ("remind me an hour before the show at 9pm to pick up Ron", [("Pick up Ron", "2026-11-24T20:00")]),
        ("a week before Ron's birthday on march 3rd", [("Ron's birthday on march 3rd", "2027-02-24")]),
        ("add ring the bank to tomorrow", [("Ring the bank", "2026-11-25")]),
        ("remember me to ring Ron at 4pm", [("Ring Ron", "2026-11-24T16:00")]),
        ("i forgot to water the roses, remind me tonight", [("Water the roses", "2026-11-24T20:00")]),
        ("paid the electrician yesterday", []),
    ],
)
def test_days_and_hours(message: str, expected: list[tuple[str, str]], clock: Clock) -> None:
    drafts = [
        d for operation in read(tidy(message), clock) if operation.kind == "add" for d in operation.drafts
    ]
    assert [(d.title, d.due) for d in drafts] == expected


@pytest.mark.parametrize("message", ["delete the garage", "scrap the flights", "take garage off my list"])
async def test_what_another_service_looks_after_is_asked_about_where_a_task_is_called_so(
    message: str, chat: Chat, tasks: FakeList
) -> None:
    tasks.add("Clean the garage")
    tasks.add("Book flights to Oslo")
    reply = await chat.say(message)
    assert reply.endswith("Shall I delete it? (yes or no)")
    assert len(tasks.titles) == len(tasks.tasks)


async def test_a_thing_with_nearly_that_name_is_left_alone(chat: Chat, tasks: FakeList) -> None:
    flights = tasks.add("Book flights to Oslo")
    for message in ("put the lights on tomorrow", "set the alarm for 7", "change the lights to friday"):
        await chat.say(message)
    assert flights["due"] is None


async def test_an_offer_may_be_taken_with_a_day(chat: Chat, tasks: FakeList) -> None:
    assert "Shall I add" in await chat.say("call Ron")
    await chat.say("yes, for friday at 3pm")
    assert (tasks.tasks[-1]["title"], tasks.tasks[-1]["due"]) == ("Call Ron", "2026-11-27T15:00")


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("add file the tax", "and due friday", [("File the tax", "2026-11-27")]),
        ("add yoga on monday", "and wednesday", [("Yoga", "2026-11-30"), ("Yoga", "2026-11-25")]),
        ("add soap, ham", "all for tomorrow", [("Soap", "2026-11-25"), ("Ham", "2026-11-25")]),
        ("add yoga", "rename it gym yoga", [("Gym yoga", None)]),
    ],
)
async def test_what_is_said_of_what_was_just_added(
    first: str, then: str, expected: list[tuple[str, str | None]], chat: Chat, tasks: FakeList
) -> None:
    known = len(tasks.tasks)
    await chat.say(first)
    await chat.say(then)
    assert [(task["title"], task["due"]) for task in tasks.tasks[known:]] == expected


async def test_what_is_used_up_is_offered(chat: Chat, tasks: FakeList) -> None:
    assert 'Shall I add "Toilet paper"' in await chat.say("we ran out of toilet paper")
    assert "Shall I add" not in await chat.say("we are running out of time")


@pytest.mark.parametrize(
    "question",
    ["what about the budget meeting", "tell me about the budget", "is there something with budget"],
)
async def test_a_question_about_a_task_shows_it(question: str, chat: Chat) -> None:
    reply = await chat.say(question)
    assert "Budget meeting" in reply
    assert "Not yet" not in reply


def test_a_long_list_reads_each_task_as_a_short_one_does(clock: Clock) -> None:
    things = ["soap", "bread", "ham on friday", "tape #home", "glue tomorrow at 5pm", "rice every monday"]
    lines = [f"{thing} {letter}" if " " not in thing else thing for letter in "abcdefgh" for thing in things]
    [together] = read(tidy("\n".join(f"- {line}" for line in lines)), clock)
    alone = [read(tidy(f"add {line}"), clock)[0].drafts[0] for line in lines]
    assert list(together.drafts) == alone
