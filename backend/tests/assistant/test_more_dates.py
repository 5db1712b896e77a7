"""Dates beside other words: hours behind their day, distances from an event, days that no month has."""

import pytest

from assistant.operations import Clock
from assistant.text import tidy
from assistant.understanding import read
from tests.assistant.fake_list import Chat, FakeList


@pytest.mark.parametrize(
    ("message", "title", "due"),
    [
        ("leave 3 hours before our train at 8pm", "Leave 3 hours before our train", "2026-11-24T17:00"),
        ("pack two days before the trip on saturday", "Pack two days before the trip", "2026-11-26"),
        (
            "add check the oven 20 minutes after the cake at 5pm",
            "Check the oven 20 minutes after the cake",
            "T17:20",
        ),
        ("flight 5.12. 14:20", "Flight", "2026-12-05T14:20"),
        ("add gala on 3.12. at 7pm", "Gala", "2026-12-03T19:00"),
        ("pay the plumber by 3.12", "Pay the plumber", "2026-12-03"),
        ("pay the plumber on the 3.12.", "Pay the plumber", "2026-12-03"),
        ("haircut thu 15-16", "Haircut", "2026-11-26T15:00"),
        ("sat 9-10 yoga", "Yoga", "2026-11-28T09:00"),
        ("yoga saturday 9-10", "Yoga", "2026-11-28T09:00"),
        ("ring Leo b4 friday", "Ring Leo", "2026-11-27"),
        ("in a fortnight renew the visa", "Renew the visa", "2026-12-08"),
        ("next week paint the fence", "Paint the fence", "2026-11-30"),
        ("add read pages 14-15", "Read pages 14-15", ""),
        ("add upgrade to version 3.12", "Upgrade to version 3.12", ""),
        ("add read 3-4 pages on friday", "Read 3-4 pages", "2026-11-27"),
    ],
)
def test_what_is_due_when(message: str, title: str, due: str, clock: Clock) -> None:
    drafts = read(tidy(message), clock)[0].drafts
    if due:
        assert [draft.title for draft in drafts] == [title]
        assert drafts[0].due.endswith(due)
    else:
        assert not any(draft.due for draft in drafts)


async def test_a_day_that_is_not_there_is_said(chat: Chat, tasks: FakeList) -> None:
    reply = await chat.say("add fireworks on 31 november")
    assert (
        reply == 'Added task 6: "Fireworks on 31 november". There is no 31 november, so that has no due date.'
    )
    assert tasks[6]["due"] is None
    reply = await chat.say("move the team meeting to 30 february")
    assert reply.endswith("There is no 30 february.\nWhen should it be due?")
    assert tasks[2]["due"] == "2026-11-25T09:30"
    await chat.say("28 february")
    assert tasks[2]["due"] == "2027-02-28T09:30"
