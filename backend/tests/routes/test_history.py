"""The history of a list over HTTP, and undo and redo by its entries."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event, text

from db import Database
from schemas import TaskChange
from services import change_history, tasks
from services.actor import Actor
from tests.routes.conftest import Person
from tests.routes.talking import begin

ENTRY = {
    "id", "at", "actor", "action", "task", "turn_id", "conversation_id", "summary", "undone", "undoable",
    "reverts",
}  # fmt: skip


async def entries(person: Person, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await person.get("/history", **query))["entries"]
    return found


async def summaries(person: Person, **query: Any) -> list[str]:
    return [entry["summary"] for entry in await entries(person, **query)]


class TestRefused:
    @pytest.mark.parametrize("task", ["7", "#7", "0b5e3c1e-4a52-4d3c-9f6e-1d2f3a4b5c6d", "Buy milk"])
    async def test_unknown_task(self, ann: Person, task: str) -> None:
        answer = await ann.send("GET", "/history", params={"task": task})
        assert (answer.status_code, answer.json()["error"]) == (404, "not_found")

    async def test_someone_elses_task(self, ann: Person, bob: Person) -> None:
        theirs = await bob.add("Bob's own")
        answer = await ann.send("GET", "/history", params={"task": theirs["id"]})
        assert answer.status_code == 404
        assert "Bob" not in answer.text
        assert await entries(ann) == []

    async def test_a_cursor_of_another_history(self, ann: Person, bob: Person) -> None:
        for person in (ann, bob):
            for title in "ab":
                await person.add(title)
        cursor = (await bob.get("/history", limit=1))["next_cursor"]
        own = (await ann.get("/history", limit=1))["next_cursor"]
        for query in ({"cursor": cursor}, {"cursor": own, "task": "1"}, {"cursor": "made up"}):
            answer = await ann.send("GET", "/history", params=query)
            assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "cursor")

    @pytest.mark.parametrize(
        "body",
        [{"change_id": 0}, {"change_id": "1.5"}, {"turn_id": "x"}, {"redo": "perhaps"}, {"redo": None}],
    )
    async def test_an_undo_that_cannot_be_read(self, ann: Person, body: dict[str, Any]) -> None:
        answer = await ann.send("POST", "/undo", json=body)
        assert answer.status_code == 400
        assert [error["field"] for error in answer.json()["errors"]] == list(body)

    async def test_a_turn_of_someone_else(self, ann: Person, bob: Person, database: Database) -> None:
        turn = await begin(database, bob.id, "Hello")
        actor = Actor(user_id=bob.id, name="assistant", turn_id=turn.id)
        async with database.transaction() as session:
            await tasks.delete(session, actor, (await bob.add("Bob's own"))["number"])
        answers = [
            await ann.send("POST", "/undo", json={"turn_id": name}) for name in (str(turn.id), str(uuid4()))
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content == answers[1].content


class TestHistory:
    async def test_of_each_kind_newest_first(self, ann: Person) -> None:
        await ann.add("a", recurrence="FREQ=DAILY", due_on="2090-01-01")
        await ann.send("PATCH", "/tasks/1", json={"title": "b", "due_on": "2090-02-01"})
        await ann.post("/tasks/1/complete")
        await ann.post("/tasks/1/complete")  # changes nothing
        await ann.post("/tasks/1/reopen")
        await ann.send("DELETE", "/tasks/1")
        await ann.post("/tasks/1/restore")
        await ann.post("/undo", {})
        await ann.post("/undo", {"redo": True})
        assert await summaries(ann) == [
            'Put task 1 "b" back on the list.',
            'Took task 1 "b" off the list.',
            'Restored task 1 "b".',
            'Deleted task 1 "b".',
            'Reopened task 1 "b".',
            'Added task 2 "b".',
            'Completed task 1 "b".',
            'Changed task 1 "b": title, due date.',
            'Added task 1 "a".',
        ]
        assert [entry["action"] for entry in await entries(ann)][:3] == ["redo", "undo", "restore"]

    async def test_who_when_what_and_in_which_turn(self, ann: Person, database: Database) -> None:
        task = await ann.add("a")
        turn = await begin(database, ann.id, "Complete it")
        async with database.transaction() as session:
            assistant = Actor(user_id=ann.id, name="assistant", turn_id=turn.id)
            await tasks.complete(session, assistant, 1)
        async with database.transaction() as session:
            client = Actor(user_id=ann.id, name="client:Some editor")
            await tasks.update(session, client, 1, TaskChange(title="b"))
        newest, middle, oldest = await entries(ann)
        assert set(newest) == ENTRY
        assert newest["actor"] == "client:Some editor"
        assert newest["task"] == {"id": task["id"], "number": 1, "title": "b"}
        assert (middle["actor"], middle["turn_id"]) == ("assistant", str(turn.id))
        assert middle["conversation_id"] == str(turn.conversation_id)
        assert (oldest["actor"], oldest["turn_id"], oldest["conversation_id"]) == ("user", None, None)
        assert oldest["at"].endswith("Z")
        assert oldest["at"] <= middle["at"] <= newest["at"]

    async def test_a_deleted_conversation_leaves_its_changes(self, ann: Person, database: Database) -> None:
        turn = await begin(database, ann.id, "Add a")
        async with database.read() as session:
            actor = Actor(user_id=ann.id, name="assistant", turn_id=turn.id)
            await tasks.add(session, actor, tasks.TaskCreate(title="a"))
        async with database.transaction() as session:
            await session.execute(text("DELETE FROM conversations WHERE user_id = :id"), {"id": ann.id})
        (entry,) = await entries(ann)
        assert (entry["turn_id"], entry["conversation_id"]) == (str(turn.id), None)

    async def test_page_by_page(self, ann: Person) -> None:
        for place in range(7):
            await ann.add(str(place))
        found: list[str] = []
        cursor: str | None = None
        for expected in (3, 3, 1):
            page = await ann.get("/history", limit=3, **({"cursor": cursor} if cursor else {}))
            assert len(page["entries"]) == expected
            found += [entry["task"]["title"] for entry in page["entries"]]
            cursor = page["next_cursor"]
            if expected == 3:
                await ann.add("meanwhile")  # moves no page
        assert (found, cursor) == (["6", "5", "4", "3", "2", "1", "0"], None)

    async def test_of_one_task_also_when_it_is_deleted(self, ann: Person) -> None:
        for title in "ab":
            await ann.add(title)
        await ann.send("DELETE", "/tasks/1")
        expected = ['Deleted task 1 "a".', 'Added task 1 "a".']
        for name in ("1", "#1", (await ann.get("/history"))["entries"][-1]["task"]["id"]):
            assert await summaries(ann, task=name) == expected

    async def test_what_is_undone_and_what_can_be(self, ann: Person) -> None:
        await ann.add("a")
        await ann.post("/tasks/1/complete")
        await ann.post("/undo", {})

        async def states() -> list[tuple[str, bool, bool]]:
            return [(entry["action"], entry["undone"], entry["undoable"]) for entry in await entries(ann)]

        assert await states() == [
            ("undo", False, True),
            ("complete", True, False),
            ("add", False, True),
        ]
        await ann.send("PATCH", "/tasks/1", json={"title": "b"})
        assert await states() == [
            ("update", False, True),
            ("undo", False, False),
            ("complete", True, False),
            ("add", False, False),
        ]

    async def test_the_export_has_the_same(self, ann: Person) -> None:
        await ann.add("a")
        undone = await ann.post("/undo", {})
        first, second = (await ann.get("/export"))["changes"]
        assert (first["undone_by"], second["reverts"]) == (second["id"], first["id"])
        assert undone["change_ids"] == [second["id"]]
        assert {"actor", "action", "turn_id", "created_at"} <= set(first)

    async def test_as_many_statements_for_fifty_calls_as_for_one(
        self, ann: Person, database: Database
    ) -> None:
        counts = []
        for calls in (1, 50):
            for place in range(calls):
                await ann.add(str(place))
                await ann.post("/undo", {})
            counts.append(await statements_of_a_page(database, ann))
        assert counts[0] == counts[1] <= 6


async def statements_of_a_page(database: Database, person: Person) -> int:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    async with database.read() as session:
        engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", note)
        try:
            await change_history.page(session, Actor(user_id=person.id))
        finally:
            event.remove(engine, "before_cursor_execute", note)
    return len(statements)


class TestUndoByEntry:
    async def test_undo_and_redo_of_an_entry(self, ann: Person) -> None:
        await ann.add("a")
        await ann.add("b")
        entry = (await entries(ann))[1]
        undone = await ann.post("/undo", {"change_id": entry["id"]})
        assert undone["undone"] == 'Took task 1 "a" off the list.'
        assert [task["number"] for task in undone["tasks"]] == [1]
        for body in ({"change_id": entry["id"], "redo": True}, {"change_id": undone["change_ids"][0]}):
            answer = await ann.send("POST", "/undo", json=body)
            assert answer.status_code in (200, 409)
        assert await ann.titles() == ["a", "b"]

    async def test_a_turn(self, ann: Person, database: Database) -> None:
        turn = await begin(database, ann.id, "Add a and b")
        actor = Actor(user_id=ann.id, name="assistant", turn_id=turn.id)
        async with database.read() as session:
            for title in "ab":
                await tasks.add(session, actor, tasks.TaskCreate(title=title))
        await ann.add("c")
        undone = await ann.post("/undo", {"turn_id": str(turn.id)})
        assert len(undone["change_ids"]) == 2
        assert await ann.titles() == ["c"]
        await ann.post("/undo", {"turn_id": str(turn.id), "redo": True})
        assert await ann.titles() == ["a", "b", "c"]

    async def test_what_is_in_the_way_is_said(self, ann: Person) -> None:
        await ann.add("a")
        entry = (await entries(ann))[0]
        await ann.post("/tasks/1/complete")
        answer = await ann.send("POST", "/undo", json={"change_id": entry["id"]})
        assert (answer.status_code, answer.json()) == (
            409,
            {
                "error": "conflict",
                "detail": 'Task 1 "a" was changed after that, by you: Completed task 1 "a".'
                " Undo the later change first.",
            },
        )
