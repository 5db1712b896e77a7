""" "Before" and "after" a day are the days on that side of it, not the day itself."""

from datetime import date

import pytest

from assistant.operations import Clock
from assistant.text import tidy
from assistant.views import read_view
from tests.assistant.fake_list import Chat, FakeList

TODAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("due before today", None, date(2026, 11, 23)),
        ("before friday", None, date(2026, 11, 26)),
        ("prior to december 3", None, date(2026, 12, 2)),
        ("by friday", None, date(2026, 11, 27)),
        ("due until tomorrow", None, TOMORROW),
        ("after tomorrow", date(2026, 11, 26), None),
        ("due later than december 3", date(2026, 12, 4), None),
        ("tomorrow", TOMORROW, TOMORROW),
        ("today", TODAY, TODAY),
    ],
)
def test_the_days_a_phrase_selects(said: str, first: date | None, last: date | None, clock: Clock) -> None:
    view, rest, known = read_view(tidy(said), clock)
    assert (view.due_from, view.due_to, rest.raw, known) == (first, last, "", True)


@pytest.fixture
def dated(tasks: FakeList) -> FakeList:
    """A1 today, B1 tomorrow, C1 yesterday, D1 3 December."""
    tasks.tasks.clear()
    for title, due in (
        ("A1", "2026-11-24"),
        ("B1", "2026-11-25"),
        ("C1", "2026-11-23"),
        ("D1", "2026-12-03"),
    ):
        tasks.add(title, due=due)
    return tasks


async def test_only_what_was_due_before_is_deleted(dated: FakeList) -> None:
    await Chat(dated).say("delete tasks due before today")
    assert dated.titles == ["A1", "B1", "D1"]


async def test_only_what_is_due_after_is_moved(dated: FakeList) -> None:
    await Chat(dated).say("move tasks due after tomorrow to monday")
    assert [task["due"] for task in dated.tasks] == ["2026-11-24", "2026-11-25", "2026-11-23", "2026-11-30"]


async def test_a_question_counts_the_days_before(dated: FakeList) -> None:
    reply = await Chat(dated).say("what is due before friday")
    assert all(title in reply for title in ("A1", "B1", "C1"))
    assert "D1" not in reply
