"""Several tasks in one message: each with its own date, or one date for all of them."""

import pytest

from assistant.operations import Clock
from assistant.text import tidy
from assistant.understanding import read
from tests.assistant.fake_list import Chat, FakeList

Expected = list[tuple[str, str]]
WED, THU, FRI, SAT, MON = "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-30"


def added(message: str, clock: Clock) -> Expected:
    [operation] = read(tidy(message), clock)
    assert operation.kind == "add"
    return [(draft.title, draft.due) for draft in operation.drafts]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("add return the books thursday, stamps", [("Return the books", THU), ("Stamps", "")]),
        ("feed the cat tomorrow and the dog on friday", [("Feed the cat", WED), ("Feed the dog", FRI)]),
        ("i have to ring Leo tomorrow and Zoë on friday", [("Ring Leo", WED), ("Ring Zoë", FRI)]),
        ("remind me to text Leo tomorrow, Zoë on friday", [("Text Leo", WED), ("Text Zoë", FRI)]),
        ("add talk to Leo tomorrow and Zoë friday", [("Talk to Leo", WED), ("Talk to Zoë", FRI)]),
        ("wash the car friday and yoga saturday", [("Wash the car", FRI), ("Yoga", SAT)]),
        ("mop the floor friday, yoga saturday", [("Mop the floor", FRI), ("Yoga", SAT)]),
        ("ring Leo tomorrow at 4 and Zoë at 6", [("Ring Leo", f"{WED}T16:00"), ("Ring Zoë", f"{WED}T18:00")]),
        ("ring Leo at 4 and Zoë at 6 tomorrow", [("Ring Leo", f"{WED}T16:00"), ("Ring Zoë", f"{WED}T18:00")]),
        ("add swimming monday and friday at 8", [("Swimming", f"{MON}T08:00"), ("Swimming", f"{FRI}T08:00")]),
        ("fix the tap and on friday call Leo", [("Fix the tap", ""), ("Call Leo", FRI)]),
        ("vet friday 4pm, barber saturday 11am", [("Vet", f"{FRI}T16:00"), ("Barber", f"{SAT}T11:00")]),
        # One task after all.
        ("ring Leo tomorrow, he has the tent", [("Ring Leo, he has the tent", WED)]),
        ("ring Leo tomorrow and Zoë", [("Ring Leo and Zoë", WED)]),
        ("add camping from thursday to saturday", [("Camping", THU)]),
        ("add lunch between 1 and 3pm tomorrow", [("Lunch", f"{WED}T13:00")]),
        ("buy lemons, limes and mint tomorrow", [("Buy lemons, limes and mint", WED)]),
        ("add vet friday, 4pm", [("Vet", f"{FRI}T16:00")]),
    ],
)
def test_each_has_its_own_date(message: str, expected: Expected, clock: Clock) -> None:
    assert added(message, clock) == expected


def test_each_has_its_own_repetition(clock: Clock) -> None:
    [operation] = read(tidy("mop the floor every friday, stretch every day at 7"), clock)
    assert [(d.title, d.recurrence, d.due) for d in operation.drafts] == [
        ("Mop the floor", "FREQ=WEEKLY;BYDAY=FR", FRI),
        ("Stretch", "FREQ=DAILY", f"{WED}T07:00"),
    ]


def test_a_time_that_fits_only_one_part_of_the_day_parts_them(clock: Clock) -> None:
    [operation] = read(tidy("walk the dog every morning and every night at 11"), clock)
    assert [d.due for d in operation.drafts] == [f"{WED}T09:00", "2026-11-24T23:00"]
    assert {(d.title, d.recurrence) for d in operation.drafts} == {("Walk the dog", "FREQ=DAILY")}


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("add chores for friday: mop, iron, dust", [("Mop", FRI), ("Iron", FRI), ("Dust", FRI)]),
        ("add 2 tasks for friday: bake and call Leo at 5", [("Bake", FRI), ("Call Leo", f"{FRI}T17:00")]),
        ("tomorrow I have to mop the floor and call Leo", [("Mop the floor", WED), ("Call Leo", WED)]),
        ("tomorrow, remind me to mop the floor and call Leo", [("Mop the floor", WED), ("Call Leo", WED)]),
        (
            "on friday I must mop the floor, and on saturday call Leo",
            [("Mop the floor", FRI), ("Call Leo", SAT)],
        ),
        ("friday: mop, iron", [("Mop", FRI), ("Iron", FRI)]),
        ("friday:\n- mop\n- iron", [("Mop", FRI), ("Iron", FRI)]),
        ("add lemons, limes and mint, all for friday", [("Lemons", FRI), ("Limes", FRI), ("Mint", FRI)]),
        ("grocery list: lemons, limes", [("Lemons", ""), ("Limes", "")]),
        ("packing list for the trip: tent, rope", [("Tent", ""), ("Rope", "")]),
        ("to do tomorrow: mop, iron", [("Mop", WED), ("Iron", WED)]),
        ("add these:\nlemons\ncall Leo friday", [("Lemons", ""), ("Call Leo", FRI)]),
        ("add the following to my list: lemons, limes", [("Lemons", ""), ("Limes", "")]),
        # What is said at the end alone is of the last.
        ("add lemons, limes and call Leo tomorrow", [("Lemons", ""), ("Limes", ""), ("Call Leo", WED)]),
    ],
)
def test_a_date_before_the_list_is_for_all(message: str, expected: Expected, clock: Clock) -> None:
    assert added(message, clock) == expected


@pytest.mark.parametrize(
    "message",
    ["tomorrow: cloudy", "friday: what's due", "today: delete task 3, task 4", "weekend: it was nice, warm"],
)
def test_what_is_no_list_below_a_date_adds_nothing(message: str, clock: Clock) -> None:
    assert all(operation.kind != "add" for operation in read(tidy(message), clock))


@pytest.mark.parametrize("said", ["add that to my list", "put it on my to-do list", "add these:", "add this"])
async def test_what_was_not_said_is_asked_for(said: str, chat: Chat, tasks: FakeList) -> None:
    before = tasks.titles
    assert await chat.say(said) == "What should the task be called?"
    await chat.say("lemons\nlimes")
    assert tasks.titles == [*before, "Lemons", "Limes"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("1. mop\n2. iron\n3. call Leo friday", [("Mop", ""), ("Iron", ""), ("Call Leo", FRI)]),
        ("- lemons\n- limes", [("Lemons", ""), ("Limes", "")]),
        (
            "tomorrow 9am ring Leo, 11am meet Zoë",
            [("Ring Leo", f"{WED}T09:00"), ("Meet Zoë", f"{WED}T11:00")],
        ),
        ("add dinner with Leo friday at 7", [("Dinner with Leo", f"{FRI}T19:00")]),
        ("add breakfast with Leo friday at 7", [("Breakfast with Leo", f"{FRI}T07:00")]),
        ("put the bins out at 6", [("Put the bins out", "2026-11-24T18:00")]),
        ("URGENT call Leo friday", [("Call Leo", FRI)]),
        ("please to add gym friday", [("Gym", FRI)]),
        ("remind me to ring Leo tomorrow please love", [("Ring Leo", WED)]),
    ],
)
def test_ways_to_type(message: str, expected: Expected, clock: Clock) -> None:
    assert added(message, clock) == expected


def test_a_list_of_commands_is_none_of_tasks(clock: Clock) -> None:
    operations = read(tidy("1. delete task 1\n2. complete task 3"), clock)
    assert [operation.kind for operation in operations] == ["delete", "complete"]


async def test_several_things_to_do_are_offered_at_once(chat: Chat, tasks: FakeList) -> None:
    before = tasks.titles
    reply = await chat.say("fix the bike; call the landlord")
    assert reply == 'Shall I add "Fix the bike" and "Call the landlord" to your list? (yes or no)'
    await chat.say("yes")
    assert tasks.titles == [*before, "Fix the bike", "Call the landlord"]


async def test_a_few_words_and_a_date_are_offered(chat: Chat, tasks: FakeList) -> None:
    reply = await chat.say("bins out tonight")
    assert reply == 'Shall I add "Bins out" (due today at 20:00) to your list? (yes or no)'
    await chat.say("yes")
    assert tasks[6]["due"] == "2026-11-24T20:00"


@pytest.mark.parametrize("said", ["rain tomorrow", "weather on friday?", "news today", "nothing tomorrow"])
async def test_weather_and_news_are_not_offered(said: str, chat: Chat) -> None:
    assert "Shall I add" not in await chat.say(said)


async def test_a_reminder_before_something_unsaid_is_asked_for(chat: Chat) -> None:
    assert await chat.say("remind me a week before") == "What should the task be called?"
