"""The account: preferences, the export, and the end of it."""

import json
import secrets
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import NullPool, create_engine, func, select, text

import models
from config import Settings
from db import Database, sqlalchemy_url
from schemas import TaskCreate
from services import account, rate_limit, tasks
from services.actor import Actor
from tests.routes.conftest import Person
from tests.routes.talking import begin, say


async def rows_of(database: Database, user_id: str) -> dict[str, int]:
    """How many rows of the user each table has; a table that is nobody's fails."""
    conversations = select(models.Conversation.id).where(models.Conversation.user_id == user_id)
    counts = {}
    async with database.read() as session:
        for table in models.Base.metadata.sorted_tables:
            owned = (
                table.c.user_id == user_id
                if "user_id" in table.c
                else table.c.conversation_id.in_(conversations)
            )
            counts[table.name] = await session.scalar(select(func.count()).select_from(table).where(owned))
    return counts


async def live_a_little(person: Person, database: Database) -> None:
    """Leaves rows in every table."""
    await person.send("PATCH", "/preferences", json={"timezone": "Europe/Berlin"})
    await person.add("kept")
    await person.add("gone")
    await person.send("DELETE", "/tasks/2")
    await person.post("/undo", {})
    await person.send("DELETE", "/tasks/2", headers={"Idempotency-Key": "k"})
    await person.send("PUT", "/calendar-feed", json={"secret": secrets.token_urlsafe(32)})
    await say(database, person.id, "Hello")
    async with database.read() as session:
        await rate_limit.count(session, person.id, "chat", 10)
        await session.execute(text(ASKED), {"user": person.id})


ASKED = """
    INSERT INTO approvals (id, turn_id, user_id, call_id, tool, arguments, sha256, tasks, expires_at)
    SELECT gen_random_uuid(), id, user_id, 'call', 'undo', '{}', '', '[]', now() FROM turns
    WHERE user_id = :user
"""


def fill(settings: Settings, user_id: str, *, tasks: int, changes_each: int, conversations: int) -> None:
    """Puts in rows by SQL, without the application's limit of time; a conversation has 40 messages."""
    engine = create_engine(sqlalchemy_url(settings.database_url.get_secret_value()), poolclass=NullPool)
    counts = {"user": user_id, "tasks": tasks, "changes": changes_each, "conversations": conversations}
    with engine.begin() as connection:
        for statement in FILL.split(";"):
            connection.execute(text(statement), counts)


FILL = """
    INSERT INTO tasks (id, user_id, number, title)
    SELECT gen_random_uuid(), CAST(:user AS text), n, 'Task' FROM generate_series(1, :tasks) n;
    INSERT INTO changes (user_id, task_id, action, after, actor)
    SELECT CAST(:user AS text), id, 'add', '{}', 'user' FROM tasks, generate_series(1, :changes)
    WHERE user_id = :user;
    INSERT INTO conversations (id, user_id, title, last_seq)
    SELECT gen_random_uuid(), CAST(:user AS text), 'Talk', 40 FROM generate_series(1, :conversations);
    INSERT INTO turns (id, user_id, conversation_id, request_sha256, status)
    SELECT gen_random_uuid(), CAST(:user AS text), id, '', 'done' FROM conversations, generate_series(1, 20)
    WHERE user_id = :user;
    INSERT INTO messages (id, conversation_id, seq, turn_id, role, content)
    SELECT gen_random_uuid(), conversation_id, row_number() OVER (PARTITION BY conversation_id), id, role, ''
    FROM turns, unnest(ARRAY['user', 'assistant']) role WHERE user_id = :user
"""


class TestPreferences:
    @pytest.mark.parametrize("zone", ["", "Mars/Olympus", "europe/berlin", "UTC\x00", "x" * 65, 7, None])
    async def test_a_zone_that_is_none(self, ann: Person, zone: Any) -> None:
        answer = await ann.send("PATCH", "/preferences", json={"timezone": zone})
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["field"] == "timezone"
        assert await ann.get("/preferences") == {"timezone": "UTC", "timezone_set": False}

    async def test_set_and_set_again(self, ann: Person, bob: Person) -> None:
        for zone in ("Europe/Berlin", "Asia/Kathmandu"):
            answer = await ann.send("PATCH", "/preferences", json={"timezone": zone})
            assert answer.json() == await ann.get("/preferences") == {"timezone": zone, "timezone_set": True}
        assert not (await bob.get("/preferences"))["timezone_set"]

    async def test_due_times_are_read_in_it(self, ann: Person) -> None:
        await ann.send("PATCH", "/preferences", json={"timezone": "Asia/Kathmandu"})
        assert (await ann.add(due_at="2026-11-25T00:30"))["due_at"] == "2026-11-24T18:45:00Z"


class TestExport:
    async def test_of_someone_new(self, ann: Person) -> None:
        answer = await ann.send("GET", "/export")
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["Content-Disposition"].startswith('attachment; filename="ai-todo-')
        assert answer.headers["Cache-Control"] == "no-store"
        document = json.loads(answer.content)
        assert document.pop("exported_at").endswith("Z")
        assert document == {
            "user_id": ann.id,
            "preferences": {"timezone": "UTC", "timezone_set": False},
            "calendar_feed": {"active": False, "created_at": None, "last_fetched_at": None},
            "tasks": [],
            "changes": [],
            "conversations": [],
        }

    async def test_has_everything_the_deleted_too(self, ann: Person, bob: Person, database: Database) -> None:
        await live_a_little(ann, database)
        await live_a_little(bob, database)
        document = await ann.get("/export")
        assert document["preferences"]["timezone"] == "Europe/Berlin"
        assert [(task["title"], task["deleted_at"] is None) for task in document["tasks"]] == [
            ("kept", True),
            ("gone", False),
        ]
        assert [change["action"] for change in document["changes"]] == [
            "add", "add", "delete", "undo", "delete",
        ]  # fmt: skip
        (conversation,) = document["conversations"]
        assert [message["content"] for message in conversation["messages"]] == ["Hello", "You said Hello."]
        assert bob.id not in json.dumps(document)

    async def test_of_1200_tasks_with_odd_letters(self, ann: Person, database: Database) -> None:
        actor = Actor(user_id=ann.id)
        for start in range(0, 1200, 20):
            titles = [f'Task {number} "\\ ü \u2028 🍍 </script>' for number in range(start, start + 20)]
            async with database.read() as session:
                await tasks.add_many(session, actor, [TaskCreate(title=title) for title in titles])
        document = await ann.get("/export")
        assert [task["number"] for task in document["tasks"]] == list(range(1, 1201))
        assert len(document["changes"]) == 1200
        assert document["tasks"][-1]["title"] == 'Task 1199 "\\ ü 🍍 </script>'

    async def test_without_a_database(self, ann: Person, app: FastAPI, settings: Settings) -> None:
        url = SecretStr("postgresql://someone@127.0.0.1:1/nowhere")
        services = app.state.services
        app.state.services = replace(
            services, database=Database(settings.model_copy(update={"database_url": url}))
        )
        try:
            answer = await ann.send("GET", "/export")
        finally:
            app.state.services = services
        assert (answer.status_code, answer.json()["error"]) == (503, "unavailable")

    async def test_a_slow_reader_holds_no_connection(
        self, ann: Person, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(account, "ROWS_AT_ONCE", 2)
        fill(settings, ann.id, tasks=3, changes_each=1, conversations=2)
        pieces = []
        async for piece in account.export(database, ann.id):
            pieces.append(piece)
            assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
        document = json.loads("".join(pieces))
        assert [task["number"] for task in document["tasks"]] == [1, 2, 3]
        assert len(document["changes"]) == 3
        for conversation in document["conversations"]:
            assert [message["seq"] for message in conversation["messages"]] == list(range(1, 41))


class TestDeletion:
    async def test_leaves_no_row_and_nobody_else_misses_one(
        self, ann: Person, bob: Person, database: Database
    ) -> None:
        for person in (ann, bob):
            await live_a_little(person, database)
        before = await rows_of(database, bob.id)
        assert all(before.values()), before
        assert await rows_of(database, ann.id) == before
        answer = await ann.send("DELETE", "")
        assert (answer.status_code, answer.content) == (204, b"")
        left = await rows_of(database, ann.id)
        assert left.pop("rate_limits") == 1  # else the hour's limit would begin anew
        assert set(left.values()) == {0}
        assert await rows_of(database, bob.id) == before

    async def test_of_someone_who_is_being_answered(self, ann: Person, database: Database) -> None:
        await begin(database, ann.id, "Hello")
        assert (await ann.send("DELETE", "")).status_code == 204
        assert set((await rows_of(database, ann.id)).values()) == {0}

    async def test_what_a_key_leaves_is_the_key(self, ann: Person, database: Database) -> None:
        await live_a_little(ann, database)
        for _ in range(2):
            answer = await ann.send("DELETE", "", headers={"Idempotency-Key": "the end"})
            assert (answer.status_code, answer.content) == (204, b"")
        left = await rows_of(database, ann.id)
        assert (left.pop("requests"), left.pop("rate_limits")) == (1, 1)
        assert set(left.values()) == {0}

    @pytest.mark.slow
    @pytest.mark.timeout(120)
    async def test_of_a_very_large_account(self, ann: Person, database: Database, settings: Settings) -> None:
        """Each statement is waited for less than two seconds; so many rows take longer."""
        fill(settings, ann.id, tasks=100_000, changes_each=3, conversations=300)
        answer = await ann.send("DELETE", "")
        assert answer.status_code == 204, answer.text
        assert set((await rows_of(database, ann.id)).values()) == {0}

    async def test_twice_and_starting_again(self, ann: Person) -> None:
        await ann.add("old")
        for _ in range(2):
            assert (await ann.send("DELETE", "")).status_code == 204
        assert (await ann.add("new"))["number"] == 1
