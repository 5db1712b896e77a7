"""Conversations: listed, read, renamed, deleted."""

from uuid import UUID

import pytest

from db import Database
from tests.routes.conftest import Person
from tests.routes.talking import begin, say


class TestRefusals:
    @pytest.mark.parametrize("title", ["", "  \n", "x" * 201, "\x00"])
    async def test_a_title_that_is_none(self, ann: Person, database: Database, title: str) -> None:
        conversation = await say(database, ann.id, "Hello")
        answer = await ann.send("PATCH", f"/conversations/{conversation}", json={"title": title})
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["field"] == "title"
        assert (await ann.get(f"/conversations/{conversation}"))["title"] == "Hello"

    async def test_a_cursor_of_another_list(self, ann: Person, bob: Person, database: Database) -> None:
        for number in range(3):
            await say(database, ann.id, f"Hello {number}")
        cursor = (await ann.get("/conversations", limit=1))["next_cursor"]
        answer = await bob.send("GET", "/conversations", params={"cursor": cursor})
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["field"] == "cursor"

    async def test_a_second_message_while_the_first_is_answered(
        self, ann: Person, database: Database
    ) -> None:
        turn = await begin(database, ann.id, "Hello")
        answer = await ann.send(
            "POST", "/chat", json={"message": "Again", "conversation_id": str(turn.conversation_id)}
        )
        assert answer.status_code == 409
        assert answer.json()["error"] == "turn_running"


class TestReading:
    async def test_there_is_none_yet(self, ann: Person) -> None:
        assert await ann.get("/conversations") == {"conversations": [], "next_cursor": None}

    async def test_the_last_used_comes_first_and_pages_have_all(
        self, ann: Person, database: Database
    ) -> None:
        made = [await say(database, ann.id, f"Hello {number}") for number in range(25)]
        await say(database, ann.id, "Once more", made[3])
        expected = [made[3], *[one for one in reversed(made) if one != made[3]]]
        found: list[UUID] = []
        cursor: dict[str, str] = {}
        while True:
            page = await ann.get("/conversations", limit=7, **cursor)
            found += [UUID(one["id"]) for one in page["conversations"]]
            if page["next_cursor"] is None:
                break
            cursor = {"cursor": page["next_cursor"]}
        assert found == expected

    async def test_messages_in_the_order_they_were_said_page_by_page(
        self, ann: Person, database: Database
    ) -> None:
        conversation = await say(database, ann.id, "Hello 0")
        for number in range(1, 13):
            await say(database, ann.id, f"Hello {number}", conversation)
        assert (await ann.get(f"/conversations/{conversation}"))["message_count"] == 26
        pages: list[list[int]] = []
        before: dict[str, int] = {}
        while True:
            page = await ann.get(f"/conversations/{conversation}/messages", limit=10, **before)
            pages.insert(0, [message["seq"] for message in page["messages"]])
            assert page["running_turn"] is None
            if page["next_before"] is None:
                break
            before = {"before": page["next_before"]}
        assert [seq for page in pages for seq in page] == list(range(1, 27))
        newest = await ann.get(f"/conversations/{conversation}/messages", limit=2)
        assert [(one["role"], one["content"]) for one in newest["messages"]] == [
            ("user", "Hello 12"),
            ("assistant", "You said Hello 12."),
        ]

    async def test_a_running_turn_is_told_and_can_be_stopped(self, ann: Person, database: Database) -> None:
        turn = await begin(database, ann.id, "Hello")
        page = await ann.get(f"/conversations/{turn.conversation_id}/messages")
        assert page["running_turn"]["id"] == str(turn.id)
        answer = await ann.send("POST", f"/turns/{turn.id}/cancel")
        assert answer.status_code == 202
        assert answer.json() == {"turn_id": str(turn.id), "status": "running"}

    async def test_nothing_to_join(self, ann: Person, database: Database) -> None:
        conversation = await say(database, ann.id, "Hello")
        answer = await ann.send("GET", f"/conversations/{conversation}/stream")
        assert (answer.status_code, answer.content) == (204, b"")


class TestChanging:
    async def test_renamed_it_keeps_its_place_in_the_list(self, ann: Person, database: Database) -> None:
        first, second = [await say(database, ann.id, title) for title in ("First", "Second")]
        answer = await ann.send("PATCH", f"/conversations/{first}", json={"title": " Shopping \n list "})
        assert answer.json()["title"] == "Shopping list"
        listed = (await ann.get("/conversations"))["conversations"]
        assert [one["id"] for one in listed] == [str(second), str(first)]

    async def test_deleted_with_its_messages_the_tasks_stay(self, ann: Person, database: Database) -> None:
        await ann.add()
        first, second = [await say(database, ann.id, title) for title in ("First", "Second")]
        answer = await ann.send("DELETE", f"/conversations/{first}")
        assert (answer.status_code, answer.content) == (204, b"")
        for path in ("", "/messages", "/stream"):
            assert (await ann.send("GET", f"/conversations/{first}{path}")).status_code == 404
        assert [one["id"] for one in (await ann.get("/conversations"))["conversations"]] == [str(second)]
        assert await ann.titles() == ["Buy milk"]
