"""The calendar feed: who gets it and who does not, and what calendar apps find in it."""

import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from icalendar import Calendar

from db import Database
from services import feed
from services.transfer import calendar_feed
from tests.routes.conftest import Person
from tests.routes.test_refusals import refused


def new_secret() -> str:
    return secrets.token_urlsafe(32)


async def make(person: Person, secret: str | None = None) -> str:
    """Makes the person's link; gives its path."""
    secret = secret or new_secret()
    answer = await person.send("PUT", "/calendar-feed", json={"secret": secret})
    assert answer.status_code == 200, answer.text
    assert secret not in answer.text
    return f"/calendar/{secret}.ics"


async def events(person: Person, path: str) -> list[Any]:
    answer = await person.http.get(path)
    assert answer.status_code == 200, answer.text
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def today(days: int = 0) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


class TestRefused:
    @pytest.mark.parametrize(
        "name",
        ["x", "x.ics", ".ics", "A" * 43 + ".ics", "%00.ics", "%F0%9F%8D%8E.ics", "..%2f.ics", "a%0Ab.ics"],
    )
    async def test_a_link_that_nobody_made(self, http: httpx2.AsyncClient, name: str) -> None:
        refused(await http.get(f"/calendar/{name}"), 404, "not_found")

    async def test_a_longer_one(self, http: httpx2.AsyncClient) -> None:
        refused(await http.get(f"/calendar/{'a' * 300}.ics"), 400, "invalid_request")

    async def test_a_link_without_its_ending(self, ann: Person) -> None:
        path = await make(ann)
        refused(await ann.http.get(path.removesuffix(".ics")), 404, "not_found")

    async def test_revoked_replaced_and_of_a_deleted_account_alike(self, ann: Person) -> None:
        first = await make(ann)
        assert (await ann.http.get(first)).status_code == 200
        second = await make(ann)
        unknown = refused(await ann.http.get(f"/calendar/{new_secret()}.ics"), 404, "not_found")
        assert refused(await ann.http.get(first), 404, "not_found") == unknown
        assert (await ann.send("DELETE", "/calendar-feed")).status_code == 204
        assert refused(await ann.http.get(second), 404, "not_found") == unknown
        third = await make(ann)
        assert (await ann.send("DELETE")).status_code == 204
        assert refused(await ann.http.get(third), 404, "not_found") == unknown

    async def test_the_secret_opens_nothing_else(self, ann: Person) -> None:
        secret = new_secret()
        await make(ann, secret)
        for path in ("/tasks", "/export", "/calendar-feed"):
            answer = await ann.http.get(ann.path + path, headers={"Authorization": f"Bearer {secret}"})
            refused(answer, 401, "unauthorized")

    @pytest.mark.parametrize("secret", ["short", "a" * 43, "ab" * 21 + "a", "x" * 44, "é" * 43, "/" * 43])
    async def test_a_secret_that_can_be_guessed(self, ann: Person, secret: str) -> None:
        body = refused(
            await ann.send("PUT", "/calendar-feed", json={"secret": secret}), 400, "invalid_request"
        )
        assert [error["field"] for error in body["errors"]] == ["secret"]

    async def test_a_secret_taken_from_someone_stays_theirs(self, ann: Person, bob: Person) -> None:
        secret = new_secret()
        path = await make(ann, secret)
        await ann.add("of Ann", due_on=today())
        await make(bob, secret)
        await bob.add("of Bob", due_on=today())
        assert [str(event["SUMMARY"]) for event in await events(ann, path)] == ["of Ann"]

    async def test_asked_too_often(self, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(feed, "FETCHES_PER_HOUR", 1)
        path = await make(ann)
        assert (await ann.http.get(path)).status_code == 200
        answer = await ann.http.get(path)
        refused(answer, 429, "rate_limited")
        assert int(answer.headers["Retry-After"]) > 0


class TestSecrecy:
    async def test_no_log_line_has_it(self, ann: Person, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        secret = new_secret()
        path = await make(ann, secret)
        for address in (path, f"/calendar/{secret}", f"/calendar/{secret}.ics/"):
            await ann.http.get(address)
        ours = [record for record in caplog.records if not record.name.startswith("httpx2")]
        assert secret not in "".join(str(record.__dict__) for record in ours)
        assert {record.path for record in ours if getattr(record, "path", "").startswith("/cal")} == {
            "/calendar/..."
        }

    async def test_no_table_has_it(self, ann: Person, database: Database) -> None:
        from sqlalchemy import text

        secret = new_secret()
        answer = await ann.send(
            "PUT", "/calendar-feed", json={"secret": secret}, headers={"Idempotency-Key": "k"}
        )
        assert answer.status_code == 200
        async with database.read() as session:
            tables = "SELECT string_agg(r::text, '') FROM {} AS r WHERE user_id = :user"
            for table in ("calendar_feeds", "requests"):
                kept = await session.scalar(text(tables.format(table)), {"user": ann.id})
                assert kept
                assert secret not in kept
        assert secret not in (await ann.send("GET", "/export")).text


class TestState:
    async def test_before_and_after(self, ann: Person, bob: Person) -> None:
        none = {"active": False, "created_at": None, "last_fetched_at": None}
        assert await ann.get("/calendar-feed") == none
        path = await make(ann)
        made = await ann.get("/calendar-feed")
        assert (made["active"], made["last_fetched_at"]) == (True, None)
        await ann.http.get(path)
        assert (await ann.get("/calendar-feed"))["last_fetched_at"] is not None
        assert await bob.get("/calendar-feed") == none


class TestContent:
    async def test_what_is_in_it(self, ann: Person, bob: Person) -> None:
        await ann.send("PATCH", "/preferences", json={"timezone": "Europe/Berlin"})
        path = await make(ann)
        await ann.add("no date")
        await ann.add("long ago", due_on=today(-60))
        await ann.add("done", due_on=today())
        await ann.post("/tasks/3/complete")
        await ann.add("gone", due_on=today())
        await ann.send("DELETE", "/tasks/4")
        await bob.add("of Bob", due_on=today())
        await ann.add("a day; with, signs", due_on=today(1), description="two\nlines", tags=["home"])
        await ann.add("a time", due_at="2090-07-01T09:00", priority="urgent")
        rule = "FREQ=WEEKLY;BYDAY=MO;UNTIL=20991231"
        await ann.add("again", due_at="2090-07-03T09:00", recurrence=rule)
        await ann.add("after", due_on="2090-08-01", recurrence="RRULE;X-FROM=COMPLETION:FREQ=DAILY")
        found = {str(event["SUMMARY"]): event for event in await events(ann, path)}
        assert list(found) == ["a day; with, signs", "a time", "again", "after"]
        day, timed, again, after = found.values()
        assert (str(day["DTSTART"].dt), str(day["DESCRIPTION"])) == (today(1), "two\nlines")
        assert timed["DTSTART"].dt == datetime(2090, 7, 1, 7, tzinfo=UTC)
        assert timed["DURATION"].dt == timedelta(minutes=30)
        assert again["DTSTART"].params["TZID"] == "Europe/Berlin"
        assert again["RRULE"].to_ical().decode() == "FREQ=WEEKLY;UNTIL=20991231T225959Z;BYDAY=MO"
        assert "RRULE" not in after
        assert all(event["TRANSP"] == "TRANSPARENT" for event in found.values())

    async def test_the_same_until_something_changes(self, ann: Person) -> None:
        path = await make(ann)
        await ann.add("Milk " + "é" * 60, due_on=today())
        first, again = await ann.http.get(path), await ann.http.get(path)
        assert first.content == again.content
        assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert first.headers["Cache-Control"] == "private, no-cache"
        assert max(map(len, first.content.split(b"\r\n"))) <= 75
        known = {"If-None-Match": first.headers["ETag"]}
        unchanged = await ann.http.get(path, headers=known)
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert unchanged.headers["ETag"] == first.headers["ETag"]
        await ann.send("PATCH", "/tasks/1", json={"title": "Bread"})
        changed = await ann.http.get(path, headers=known)
        assert changed.status_code == 200
        (event,) = Calendar.from_ical(changed.content).walk("VEVENT")
        (before,) = Calendar.from_ical(first.content).walk("VEVENT")
        assert event["UID"] == before["UID"]
        assert event["SEQUENCE"] == before["SEQUENCE"] + 1

    async def test_no_more_than_there_is_room_for(self, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(calendar_feed, "EVENTS", 2)
        path = await make(ann)
        for title, days in (("third", 3), ("first", 1), ("second", 2)):
            await ann.add(title, due_on=today(days))
        answer = await ann.http.get(path)
        calendar = Calendar.from_ical(answer.content)
        assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == ["first", "second"]
        assert "left out" in str(calendar["DESCRIPTION"])


async def test_a_link_is_of_one_person(sign_in: Callable[[], Person]) -> None:
    people = [sign_in(), sign_in()]
    for person in people:
        await person.add(person.id, due_on=today())
    paths = [await make(person) for person in people]
    for person, path in zip(people, paths, strict=True):
        assert [str(event["SUMMARY"]) for event in await events(person, path)] == [person.id]
