# ruff: noqa: DTZ001  # local times are what is given
"""Due dates and times: what is said in the user's zone, stored in UTC, and read back the same."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from errors import InvalidRequest
from schemas import Task, TaskChange, TaskCreate
from services import task_input
from services.actor import Actor
from services.task_input import changed_task, cut_description, due_fields, new_task, next_task, refused

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ME = Actor(user_id="me", timezone="Europe/Berlin")
BERLIN = ZoneInfo("Europe/Berlin")


def made(**fields: Any) -> Task:
    return new_task(TaskCreate(title="t", **fields), ME, NOW)


def changed(task: Task, **fields: Any) -> Task:
    return changed_task(task, TaskChange(**fields), ME, NOW)


class TestAfterATimeZoneChange:
    """What is said now is in the zone of now, also of a task that was made in another."""

    TRAVELLED = Actor(user_id="me", timezone="America/New_York")

    def changed(self, **fields: Any) -> Task:
        task = made(due_at=datetime(2026, 11, 25, 17, 0))
        return changed_task(task, TaskChange(**fields), self.TRAVELLED, NOW)

    def test_a_time_is_the_users(self) -> None:
        task = self.changed(due_at=datetime(2026, 11, 30, 15, 0))
        assert task.due_at == datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
        assert (task.due_on, task.timezone) == (date(2026, 11, 30), "America/New_York")

    def test_another_day_keeps_the_time_of_day_that_is_shown(self) -> None:
        task = self.changed(due_on=date(2026, 12, 1))
        assert task.due_at == datetime(2026, 12, 1, 16, 0, tzinfo=UTC)  # 11:00, as it was shown


class TestRefused:
    @pytest.mark.parametrize(
        "due",
        [
            "soon",
            "25.11.2026",
            "2026-11-31",
            "2026-11-25T25:00",
            "20261125",
            "2026-11-25T17:00 PM",
            "1",
            "٢٠٢٦-١١-٢٥",
        ],
    )
    def test_due(self, due: str) -> None:
        with pytest.raises(InvalidRequest, match=r"^due: must be a date or local time"):
            due_fields(due)

    @pytest.mark.parametrize("year", [1, 1899, 3000, 9999])
    def test_year(self, year: int) -> None:
        for fields in ({"due_on": date(year, 1, 1)}, {"due_at": datetime(year, 12, 31, 23, 59)}):
            with pytest.raises(InvalidRequest, match="year must be"):
                made(**fields)

    def test_date_and_time_that_disagree(self) -> None:
        with pytest.raises(InvalidRequest, match=r"^due_on: must be the local date of due_at, 2026-11-25"):
            made(due_on="2026-11-26", due_at="2026-11-25T17:00")

    def test_pydantic_errors_become_sentences(self) -> None:
        with pytest.raises(ValidationError) as caught:
            TaskCreate.model_validate({"title": " ", "priority": "asap", "tags": "x", "owner": 1})
        error = refused(caught.value)
        assert {item["field"] for item in error.body()["errors"]} == {"title", "priority", "tags", "owner"}
        assert "title: must not be empty" in error.detail
        assert "owner: is not known here" in error.detail
        assert "pydantic" not in error.detail


class TestDue:
    def test_local_time(self) -> None:
        task = made(due_at="2026-11-25T17:00")
        assert task.due_at == datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
        assert (task.due_on, task.timezone) == (date(2026, 11, 25), "Europe/Berlin")

    def test_date_alone_has_no_time(self) -> None:
        task = made(due_on="2026-11-25")
        assert (task.due_on, task.due_at, task.timezone) == (date(2026, 11, 25), None, None)

    def test_offset_is_kept_as_an_instant_and_dated_locally(self) -> None:
        task = made(due_at="2026-11-25T23:30:00Z")
        assert (task.due_on, task.due_at) == (date(2026, 11, 26), datetime(2026, 11, 25, 23, 30, tzinfo=UTC))

    def test_in_another_zone(self) -> None:
        task = made(due_at="2026-11-25T17:00", timezone="America/New_York")
        assert task.due_at == datetime(2026, 11, 25, 22, 0, tzinfo=UTC)
        assert (task.due_on, task.timezone) == (date(2026, 11, 25), "America/New_York")

    @pytest.mark.parametrize(
        ("zone", "local", "utc"),
        [
            ("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T01:30:00+00:00"),  # 02:30 does not exist: 03:30
            ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00+00:00"),  # twice: the first
            ("America/New_York", "2027-03-14T02:30", "2027-03-14T07:30:00+00:00"),
            ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00+00:00"),  # a gap of 30 minutes
            ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00+00:00"),  # a day that did not exist
            ("Asia/Kathmandu", "2026-11-25T00:00", "2026-11-24T18:15:00+00:00"),
        ],
    )
    def test_where_the_clock_changes(self, zone: str, local: str, utc: str) -> None:
        task = made(due_at=local, timezone=zone)
        assert task.due_at == datetime.fromisoformat(utc)
        assert task.due_at is not None
        assert task.due_on == task.due_at.astimezone(ZoneInfo(zone)).date()

    @pytest.mark.parametrize(
        ("due", "fields"),
        [
            ("2026-11-25", {"due_on": date(2026, 11, 25), "due_at": None}),
            ("2026-11-25T17:00", {"due_at": datetime(2026, 11, 25, 17, 0)}),
            ("2026-11-25 17:00", {"due_at": datetime(2026, 11, 25, 17, 0)}),
            (
                "2026-11-25T17:00:00+02:00",
                {"due_at": datetime(2026, 11, 25, 17, 0, tzinfo=timezone(timedelta(hours=2)))},
            ),
            ("2026-11-25T17:00Z", {"due_at": datetime(2026, 11, 25, 17, 0, tzinfo=UTC)}),
            ("", {"due_on": None, "due_at": None}),
            ("  ", {"due_on": None, "due_at": None}),
        ],
    )
    def test_a_tools_due(self, due: str, fields: dict[str, Any]) -> None:
        assert due_fields(due) == fields


class TestChangedDue:
    timed = made(due_at="2026-11-25T17:00")

    def test_another_day_keeps_the_time_of_day(self) -> None:
        task = changed(self.timed, due_on="2027-07-01")  # summer time
        assert (task.due_on, task.due_at) == (date(2027, 7, 1), datetime(2027, 7, 1, 15, 0, tzinfo=UTC))

    def test_date_alone_takes_the_time_away(self) -> None:
        task = changed(self.timed, due_on="2026-12-01", due_at=None)
        assert (task.due_on, task.due_at) == (date(2026, 12, 1), None)

    def test_no_time_keeps_the_date(self) -> None:
        task = changed(self.timed, due_at=None)
        assert (task.due_on, task.due_at) == (date(2026, 11, 25), None)

    def test_no_date_is_no_time_either(self) -> None:
        task = changed(self.timed, due_on=None)
        assert (task.due_on, task.due_at) == (None, None)

    def test_time_for_a_dated_task(self) -> None:
        task = changed(made(due_on="2026-11-25"), due_at="2026-11-27T09:00")
        assert (task.due_on, task.timezone) == (date(2026, 11, 27), "Europe/Berlin")

    def test_another_zone_keeps_the_instant(self) -> None:
        task = changed(self.timed, timezone="Asia/Tokyo")
        assert (task.due_on, task.due_at) == (date(2026, 11, 26), self.timed.due_at)


class TestRecurring:
    def test_without_a_date_it_gets_its_first(self) -> None:
        task = made(recurrence="freq=weekly;byday=mo")
        assert (task.recurrence, task.due_on) == ("FREQ=WEEKLY;BYDAY=MO", date(2026, 11, 30))

    def test_same_time_of_day_over_a_change_of_the_clock(self) -> None:
        task = made(due_at="2027-03-27T09:00", recurrence="FREQ=DAILY")
        following = next_task(task, ME, NOW)
        assert following is not None
        assert following.due_at == datetime(2027, 3, 28, 7, 0, tzinfo=UTC)  # 09:00 in summer time

    def test_into_a_gap_of_the_clock(self) -> None:
        task = made(due_at="2027-03-27T02:30", recurrence="FREQ=DAILY")
        following = next_task(task, ME, NOW)
        assert following is not None
        assert following.due_at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)  # 03:30
        assert following.due_on == date(2027, 3, 28)

    def test_long_overdue_is_next_due_in_the_future(self) -> None:
        timed = next_task(made(due_at="2026-01-01T13:00", recurrence="FREQ=DAILY"), ME, NOW)
        dated = next_task(made(due_on="2026-01-01", recurrence="FREQ=DAILY"), ME, NOW)
        assert timed is not None
        assert dated is not None
        assert timed.due_at == NOW  # 13:00 in Berlin, which is this moment
        assert dated.due_on == date(2026, 11, 24)

    def test_cleared(self) -> None:
        assert changed(made(recurrence="FREQ=DAILY"), recurrence=None).recurrence is None

    def test_the_next_one_is_fresh(self) -> None:
        task = made(recurrence="FREQ=DAILY", description="d", tags=["a"], due_on="2026-11-24")
        following = next_task(task, ME, NOW)
        assert following is not None
        assert (following.description, following.tags) == ("d", ["a"])
        assert (following.version, following.completed) == (1, False)
        assert following.id not in (task.id, uuid4())


def test_description_is_cut_with_a_warning() -> None:
    assert cut_description("x" * 1_000) == ("x" * 1_000, [])
    text, warnings = cut_description("x" * 1_234)
    assert len(text) == 1_000
    assert warnings == ["The description was cut to 1,000 characters; it had 1,234."]


def test_same_content_is_blind_to_versions() -> None:
    task = made()
    assert task_input.same_content(task, task_input.touched(task, NOW + timedelta(days=1)))
    assert not task_input.same_content(task, task.model_copy(update={"title": "other"}))
