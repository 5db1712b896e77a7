"""What the page asks while somebody types, and how it learns that something changed elsewhere."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

import models
from db import Database
from schemas import ReadingRequest
from services import message_reading
from services.actor import Actor
from services.turn_events import Outcome, TextDelta, TurnRecord
from services.turns import close_turn
from tests.routes.conftest import Person
from tests.routes.talking import begin


class TestReading:
    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({}, "text"),
            ({"text": 7}, "text"),
            ({"text": "x" * 1001}, "text"),
            ({"text": "nul \x00"}, "text"),
            ({"text": "milk", "of": "novel"}, "of"),
            ({"text": "milk", "now": "2020-01-01"}, "now"),
        ],
    )
    async def test_a_wrong_field_is_named(self, ann: Person, body: dict[str, Any], field: str) -> None:
        answer = await ann.send("POST", "/reading", json=body)
        assert answer.status_code == 400, answer.text
        assert [error["field"] for error in answer.json()["errors"]] == [field]

    @pytest.mark.parametrize("message", ["", "   ", "hello there", "what is the weather like?", "yes", "🙂"])
    async def test_talk_asks_for_nothing(self, ann: Person, message: str) -> None:
        assert await ann.post("/reading", {"text": message}) == {"actions": []}

    @pytest.mark.parametrize(
        ("message", "words"),
        [
            ("add call the plumber", ["Add: Call the plumber"]),
            ("add milk, eggs, bread and jam", ["Add 4 tasks: Milk, Eggs, Bread and 1 more"]),
            ("what is overdue?", ["Show: overdue tasks"]),
            ("how many tasks are done", ["Count: completed tasks"]),
            ("complete task 3 and delete the fern one", ["Complete: task 3", "Delete: “fern”"]),
            ("complete all of them except milk", ["Complete: those we spoke of, but not “milk”"]),
            ("make task 2 urgent", ["Change task 2: urgent"]),
            ("rename task 2 to Call Jo", ["Change task 2: call it “Call Jo”"]),
            ("remove the due date from task 2", ["Change task 2: no due date"]),
            ("tag task 2 with garden", ["Change task 2: tagged #garden"]),
            ("restore task 9", ["Restore: task 9"]),
            ("delete the fern?", ["Ask whether to delete: “fern”"]),
            ("undo", ["Undo the last change"]),
            ("redo", ["Redo what was undone"]),
        ],
    )
    async def test_it_tells_what_would_be_done(self, ann: Person, message: str, words: list[str]) -> None:
        read = await ann.post("/reading", {"text": message})
        assert [action["words"] for action in read["actions"]] == words

    async def test_what_would_be_deleted_is_still_there(self, ann: Person, database: Database) -> None:
        await ann.add("Buy milk")
        before = await ann.get("/revision")
        for message in ("delete buy milk", "add eggs", "undo", "complete everything"):
            await ann.post("/reading", {"text": message})
        assert await ann.titles() == ["Buy milk"]
        assert await ann.get("/revision") == before
        async with database.read() as session:
            for table in (models.Change, models.Turn, models.StoredRequest):
                count = select(func.count()).select_from(table).where(table.user_id == ann.id)
                assert await session.scalar(count) == (1 if table is models.Change else 0)

    async def test_dates_are_those_of_the_users_zone(self, ann: Person) -> None:
        zone = ZoneInfo("Pacific/Auckland")
        await ann.send("PATCH", "/preferences", json={"timezone": zone.key})
        read = await ann.post("/reading", {"text": "call the plumber tomorrow at 5pm"})
        (task,) = read["actions"][0]["tasks"]
        tomorrow = datetime.now(zone).date() + timedelta(days=1)
        assert task["due_on"] == tomorrow.isoformat()
        due = datetime(tomorrow.year, tomorrow.month, tomorrow.day, 17, tzinfo=zone).astimezone(UTC)
        assert datetime.fromisoformat(task["due_at"]) == due

    @pytest.mark.parametrize(
        ("line", "title"),
        [
            ("what's for dinner tomorrow", "What's for dinner"),
            ("Delete old backups tomorrow", "Delete old backups"),
            ("Milk, eggs tomorrow", "Milk, eggs"),
            ("add water the fern tomorrow", "Water the fern"),
        ],
    )
    async def test_a_line_that_names_a_task_is_one_whatever_it_says(
        self, ann: Person, line: str, title: str
    ) -> None:
        read = await ann.post("/reading", {"text": line, "of": "task"})
        ((task,),) = [action["tasks"] for action in read["actions"]]
        assert task["title"] == title
        assert task["due_on"]

    async def test_what_was_read_can_be_added_as_it_is(self, ann: Person) -> None:
        line = "Water the fern every Monday at 9 #garden high priority"
        read = await ann.post("/reading", {"text": line, "of": "task"})
        (task,) = read["actions"][0]["tasks"]
        added = await ann.post("/tasks", task, 201)
        assert {name: added[name] for name in task} == task
        assert task["tags"] == ["garden"]
        assert task["priority"] == "high"
        assert task["recurrence"] == "FREQ=WEEKLY;BYDAY=MO"

    @pytest.mark.parametrize(
        ("line", "of"),
        [
            ("", "due"),
            ("buy milk tomorrow", "due"),
            ("30 february", "due"),
            ("every friday", "due"),
            ("tomorrow", "repeat"),
            ("water the fern every day", "repeat"),
            ("every so often", "repeat"),
        ],
    )
    async def test_what_is_no_date_or_no_repetition_is_not_read(
        self, ann: Person, line: str, of: str
    ) -> None:
        assert await ann.post("/reading", {"text": line, "of": of}) == {"actions": []}

    @pytest.mark.parametrize(
        ("line", "days"), [("tomorrow", 1), ("in 3 days", 3), ("tomorow", 1), ("No date.", None)]
    )
    async def test_a_date_alone_is_read(self, ann: Person, line: str, days: int | None) -> None:
        read = await ann.post("/reading", {"text": line, "of": "due"})
        (action,) = read["actions"]
        today = datetime.now(ZoneInfo("UTC")).date()
        due_on = None if days is None else (today + timedelta(days=days)).isoformat()
        assert action["when"] == {"due_on": due_on, "due_at": None, "recurrence": None}
        assert action["words"].startswith("No due date" if days is None else "Due ")

    async def test_a_time_is_that_of_the_users_zone(self, ann: Person) -> None:
        zone = ZoneInfo("Pacific/Auckland")
        await ann.send("PATCH", "/preferences", json={"timezone": zone.key})
        read = await ann.post("/reading", {"text": "next fri 5pm", "of": "due"})
        when = read["actions"][0]["when"]
        local = datetime.fromisoformat(when["due_at"]).astimezone(zone)
        assert (local.isoweekday(), local.hour, local.date().isoformat()) == (5, 17, when["due_on"])

    @pytest.mark.parametrize(
        ("line", "rule"),
        [
            ("every other Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
            ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("after completion every 3 days", "RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3"),
            ("every! 3 days", "RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3"),
            ("never", None),
            ("Does not repeat", None),
        ],
    )
    async def test_a_repetition_alone_is_read(self, ann: Person, line: str, rule: str | None) -> None:
        read = await ann.post("/reading", {"text": line, "of": "repeat"})
        (action,) = read["actions"]
        assert action["when"]["recurrence"] == rule
        assert (action["when"]["due_on"] is None) == (rule is None)

    # What the page writes for a rule stands in its input, where it is gone on with.
    @pytest.mark.parametrize(
        ("words", "rule"),
        [
            ("every day", "FREQ=DAILY"),
            ("every other day", "FREQ=DAILY;INTERVAL=2"),
            ("every 3 weeks", "FREQ=WEEKLY;INTERVAL=3"),
            ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("every Tuesday", "FREQ=WEEKLY;BYDAY=TU"),
            ("every other Tuesday and Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
            ("every 3 weeks on Monday, Wednesday and Friday", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE,FR"),
            ("every month on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15"),
            ("every month on the 1st and 15th", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
            ("every month on the last day", "FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("every other month on the second Tuesday", "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU"),
            ("every 3 months on the last Friday", "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR"),
            ("every month on the last weekday", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
            ("every year on 5 May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5"),
            ("every year on the last Sunday of October", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
            ("every 4 hours", "FREQ=HOURLY;INTERVAL=4"),
            ("every day, 10 times", "FREQ=DAILY;COUNT=10"),
            ("every Tuesday until 31 May 2099", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20990531"),
            ("every 3 days after completion", "RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3"),
            ("every month after completion", "RRULE;X-FROM=COMPLETION:FREQ=MONTHLY"),
        ],
    )
    async def test_the_pages_own_words_are_read_as_what_they_stand_for(
        self, ann: Person, words: str, rule: str
    ) -> None:
        read = await ann.post("/reading", {"text": words, "of": "repeat"})
        assert [action["when"]["recurrence"] for action in read["actions"]] == [rule]

    @given(st.text(max_size=200), st.sampled_from(["message", "task", "due", "repeat"]))
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    def test_any_text_is_read(self, words: str, of: Any) -> None:
        request = ReadingRequest(text=words.replace("\x00", ""), of=of)
        read = message_reading.read(request, Actor(user_id="ann", timezone="Asia/Kolkata"), datetime.now(UTC))
        assert all(action.words for action in read.actions)


class TestRevision:
    async def test_others_do_not_change_it(self, ann: Person, bob: Person) -> None:
        before = await ann.get("/revision")
        await bob.add()
        assert await ann.get("/revision") == before

    async def test_every_change_of_a_task_changes_its_mark_alone(self, ann: Person) -> None:
        marks = [await ann.get("/revision")]
        await ann.add()
        marks.append(await ann.get("/revision"))
        for method, path, body in (
            ("PATCH", "/tasks/1", {"title": "Buy oat milk"}),
            ("POST", "/tasks/1/complete", None),
            ("POST", "/tasks/1/reopen", None),
            ("DELETE", "/tasks/1", None),
            ("POST", "/tasks/1/restore", None),
            ("POST", "/undo", {}),
        ):
            assert (await ann.send(method, path, json=body)).status_code == 200
            marks.append(await ann.get("/revision"))
        assert len({mark["tasks"] for mark in marks}) == len(marks)
        assert len({mark["conversations"] for mark in marks}) == 1

    async def test_a_writer_who_commits_late_is_not_missed(self, ann: Person, database: Database) -> None:
        """Their change has a lower number than one that was seen already."""
        task = await ann.add()
        insert = text(
            "INSERT INTO changes (user_id, task_id, action, after, actor)"
            " VALUES (:user_id, :task_id, 'update', '{}', 'user')"
        )
        async with database.transaction() as late:
            await late.execute(insert, {"user_id": ann.id, "task_id": UUID(task["id"])})
            await ann.send("PATCH", "/tasks/1", json={"priority": "high"})
            seen = await ann.get("/revision")
        assert (await ann.get("/revision"))["tasks"] != seen["tasks"]

    async def test_a_conversation_changes_its_mark_at_each_step(
        self, ann: Person, database: Database
    ) -> None:
        marks = [await ann.get("/revision")]
        turn = await begin(database, ann.id, "Hello")
        marks.append(await ann.get("/revision"))
        record = TurnRecord()
        record.add(TextDelta("Hello."))
        async with database.read() as session:
            await close_turn(session, turn, uuid4(), record, Outcome("done", "builtin", "builtin"))
        marks.append(await ann.get("/revision"))
        path = f"/conversations/{turn.conversation_id}"
        await ann.send("PATCH", path, json={"title": "Shopping"})
        marks.append(await ann.get("/revision"))
        assert len({mark["conversations"] for mark in marks}) == len(marks)
        assert len({mark["tasks"] for mark in marks}) == 1

    async def test_what_is_done_with_an_old_conversation_shows(self, ann: Person, database: Database) -> None:
        oldest, *_ = [
            (await begin(database, ann.id, f"Hello {number}")).conversation_id for number in range(12)
        ]
        marks = [await ann.get("/revision")]
        for method, path, body in (
            ("PATCH", "", {"title": "Shopping"}),
            ("DELETE", "", None),
            ("POST", "/restore", None),
        ):
            assert (await ann.send(method, f"/conversations/{oldest}{path}", json=body)).is_success
            marks.append(await ann.get("/revision"))
        assert len({mark["conversations"] for mark in marks}) == len(marks)
        assert len({mark["tasks"] for mark in marks}) == 1
