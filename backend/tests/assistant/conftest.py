from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.operations import Clock
from tests.assistant.fake_list import Chat, FakeList

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def clock() -> Clock:
    """Tuesday 24 November 2026, 15:46 in Berlin."""
    return Clock(datetime(2026, 11, 24, 15, 46, tzinfo=BERLIN), BERLIN)


@pytest.fixture
def tasks(clock: Clock) -> FakeList:
    """Buy milk, Team meeting, Budget meeting, Dentist appointment (overdue), Write report (completed)."""
    tasks = FakeList(clock.now)
    tasks.add("Buy milk", due="2026-11-24")
    tasks.add("Team meeting", due="2026-11-25T09:30")
    tasks.add("Budget meeting", due="2026-11-26T10:00", description="with Ann")
    tasks.add("Dentist appointment", due="2026-11-20T11:00", tags=["health"])
    tasks.add("Write report", completed=True, completed_at="2026-11-23T23:30:00Z")
    return tasks


@pytest.fixture
def chat(tasks: FakeList) -> Chat:
    return Chat(tasks)
