"""Importing by the API: who may not, what is refused as a whole, and that a file is one change."""

import asyncio
import json
from base64 import b64encode
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from services.transfer import importing
from tests.routes.conftest import Person
from tests.routes.test_refusals import everything_of, refused

CSV = "title,due_on,priority\nMilk,2026-11-30,high\nEggs,someday,\n,,low\n"


def body(text: str | bytes) -> dict[str, str]:
    return {"content": b64encode(text if isinstance(text, bytes) else text.encode()).decode()}


async def bring(person: Person, text: str | bytes, key: str | None = None) -> httpx2.Response:
    headers = {"Idempotency-Key": key} if key else {}
    return await person.send("POST", "/import", json=body(text), headers=headers)


class TestRefused:
    @pytest.mark.parametrize("path", ["/import", "/import/preview"])
    @pytest.mark.parametrize("content", ["hello", "a", "====", "dGl0bGUKYQ=", "dGl0bGU*", "é", " dGl0"])
    async def test_what_is_no_file(self, ann: Person, path: str, content: str) -> None:
        answer = await ann.send("POST", path, json={"content": content})
        found = refused(answer, 400, "invalid_request")
        assert [error["field"] for error in found["errors"]] == ["content"]
        assert await ann.titles() == []

    @pytest.mark.parametrize("path", ["/import", "/import/preview"])
    async def test_too_large(self, ann: Person, path: str) -> None:
        for size in (2 * 1024 * 1024 + 1, 3 * 1024 * 1024):
            answer = await ann.send("POST", path, json=body(b"title\n" + b"x" * size))
            assert "2 MiB" in refused(answer, 413, "payload_too_large")["detail"]

    async def test_only_a_file_may_be_that_large(self, ann: Person) -> None:
        answer = await ann.send("POST", "/tasks", json=body(b"x" * 300_000))
        refused(answer, 413, "payload_too_large")

    async def test_too_many(self, ann: Person) -> None:
        found = refused(await bring(ann, "title\n" + "x\n" * 5_001), 409, "limit")
        assert "5,000" in found["detail"]

    async def test_a_list_without_room(
        self, ann: Person, app: FastAPI, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings = app.state.services.settings
        monkeypatch.setitem(settings.__dict__, "tasks_per_user", 2)
        await ann.add("there")
        before = await everything_of(ann)
        found = refused(await bring(ann, CSV, "k"), 409, "limit")
        assert "room for 2" in found["detail"]
        assert await everything_of(ann) == before

    async def test_too_many_files(self, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importing, "FILES_PER_HOUR", 1)
        assert (await bring(ann, CSV)).status_code == 201
        found = refused(await ann.send("POST", "/import/preview", json=body(CSV)), 429, "rate_limited")
        assert "files an hour" in found["detail"]


class TestPreview:
    async def test_changes_nothing(self, ann: Person) -> None:
        before = await everything_of(ann)
        found = await ann.post("/import/preview", body(CSV))
        assert (found["format"], found["total"], found["left_out"], found["problem_count"]) == (
            "csv",
            2,
            1,
            2,
        )
        assert [(task["line"], task["title"], task["due_on"]) for task in found["tasks"]] == [
            (2, "Milk", "2026-11-30"),
            (3, "Eggs", None),
        ]
        assert [(item["line"], item["field"], item["imported"]) for item in found["problems"]] == [
            (3, "due_on", True),
            (4, "title", False),
        ]
        assert await everything_of(ann) == before

    async def test_the_first_fifty(self, ann: Person) -> None:
        found = await ann.post("/import/preview", body("title\n" + "x\n" * 70))
        assert (found["total"], len(found["tasks"])) == (70, 50)


class TestImport:
    async def test_adds_what_the_preview_showed(self, ann: Person, bob: Person) -> None:
        answer = await bring(ann, CSV)
        assert answer.status_code == 201, answer.text
        assert (answer.json()["total"], answer.json()["left_out"]) == (2, 1)
        tasks = (await ann.get("/tasks"))["tasks"]
        assert [(task["number"], task["title"], task["priority"]) for task in tasks] == [
            (1, "Milk", "high"),
            (2, "Eggs", "normal"),
        ]
        assert await bob.titles() == []

    async def test_is_undone_as_one(self, ann: Person) -> None:
        await ann.add("mine")
        result = (await bring(ann, "title\n" + "x\n" * 700)).json()
        entries = (await ann.get("/history"))["entries"]
        assert {entry["actor"] for entry in entries} == {"user"}
        assert entries[0]["undoable"]
        await ann.post("/undo", {"change_id": result["change_id"]})
        assert await ann.titles() == ["mine"]

    async def test_twice_with_one_key(self, ann: Person) -> None:
        first, second = await bring(ann, CSV, "k"), await bring(ann, CSV, "k")
        assert first.content == second.content
        assert len(await ann.titles()) == 2
        refused(await bring(ann, CSV + "more\n", "k"), 422, "idempotency_mismatch")
        await asyncio.gather(*(bring(ann, CSV, "other") for _ in range(3)))
        assert len(await ann.titles()) == 4

    async def test_a_file_without_a_task(self, ann: Person) -> None:
        answer = await bring(ann, "title\n")
        assert (answer.status_code, answer.json()["total"], answer.json()["change_id"]) == (201, 0, None)


class TestExport:
    async def prepare(self, person: Person) -> list[dict[str, Any]]:
        await person.send("PATCH", "/preferences", json={"timezone": "Europe/Berlin"})
        await person.add("=1+1", description="a\nb", tags=["home", "x"], priority="urgent")
        await person.add("day", due_on="2026-11-30", recurrence="FREQ=DAILY")
        await person.add("time", due_at="2026-11-30T09:00", recurrence="FREQ=WEEKLY;BYDAY=MO;UNTIL=20301231")
        await person.add("done", due_at="2026-11-30T09:00")
        await person.post("/tasks/4/complete")
        await person.add("gone")
        await person.send("DELETE", "/tasks/5")
        return self.content((await person.get("/tasks"))["tasks"])

    def content(self, tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        own = {"id", "number", "created_at", "updated_at", "version", "completed_at"}
        return [{name: value for name, value in task.items() if name not in own} for task in tasks]

    @pytest.mark.parametrize(
        ("form", "media_type"),
        [("json", "application/json"), ("csv", "text/csv"), ("ics", "text/calendar")],
    )
    async def test_comes_back(self, ann: Person, bob: Person, form: str, media_type: str) -> None:
        expected = await self.prepare(ann)
        exported = await ann.send("GET", "/export", params={"format": form})
        assert exported.headers["Content-Type"].startswith(media_type)
        assert exported.headers["Content-Disposition"].endswith(f'.{form}"')
        await bob.send("PATCH", "/preferences", json={"timezone": "Asia/Kathmandu"})
        result = (await bring(bob, exported.content)).json()
        assert (result["format"], result["total"]) == (form, 4)
        assert self.content((await bob.get("/tasks"))["tasks"]) == expected

    async def test_has_nothing_of_others(self, ann: Person, bob: Person) -> None:
        await bob.add("of Bob", due_at="2026-11-30T09:00", timezone="Asia/Tokyo", recurrence="FREQ=DAILY")
        for form in ("csv", "ics"):
            text = (await ann.send("GET", "/export", params={"format": form})).text
            assert "Bob" not in text
            assert "Tokyo" not in text

    async def test_a_form_nobody_knows(self, ann: Person) -> None:
        refused(await ann.send("GET", "/export", params={"format": "xlsx"}), 400, "invalid_request")

    async def test_many(self, ann: Person) -> None:
        await bring(
            ann, json.dumps([{"title": f"t{number}", "due_on": "2026-11-30"} for number in range(1_200)])
        )
        for form, mark in (("csv", '\n"t'), ("ics", "SUMMARY:t")):
            text = (await ann.send("GET", "/export", params={"format": form})).text
            assert text.count(mark) == 1_200
