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
