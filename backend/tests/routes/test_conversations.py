"""Conversations: listed, found, read, renamed, deleted, restored."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text, update

from db import Database
from models import Approval, Change, Turn, TurnStatus
from schemas import ChatRequest
from services import chat, conversations
from services.turns import title_of
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

    async def test_a_search_that_is_none(self, ann: Person) -> None:
        for wrong in ("x" * 201, "a\x00b"):
            answer = await ann.send("GET", "/conversations", params={"search": wrong})
            assert answer.status_code == 400
            assert answer.json()["errors"][0]["field"] == "search"

    async def test_a_cursor_of_another_search(self, ann: Person, database: Database) -> None:
        for number in range(3):
            await say(database, ann.id, f"Hello {number}")
        cursor = (await ann.get("/conversations", limit=1, search="hello"))["next_cursor"]
        for params in ({"cursor": cursor}, {"cursor": cursor, "search": "said"}):
            answer = await ann.send("GET", "/conversations", params=params)
            assert answer.status_code == 400
            assert answer.json()["errors"][0]["field"] == "cursor"


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


class TestSearching:
    async def test_by_any_word_of_title_or_messages(self, ann: Person, database: Database) -> None:
        party = await say(database, ann.id, "Plan the party")
        await say(database, ann.id, "Buy balloons for 100% of the guests", party)
        await say(database, ann.id, "Buy milk")
        for words in ("PARTY", "balloons", "the plan", "guests buy", "said balloons", "100%"):
            found = await ann.get("/conversations", search=words)
            assert [one["id"] for one in found["conversations"]] == [str(party)], words
        for words in ("balloons milk", "party balloons", "100_", "p%y"):
            assert (await ann.get("/conversations", search=words))["conversations"] == [], words
        assert len((await ann.get("/conversations", search="  "))["conversations"]) == 2

    async def test_many_words_are_too_much_work(self, ann: Person) -> None:
        answer = await ann.send("GET", "/conversations", params={"search": "a b c d e f g h i"})
        assert answer.status_code == 400
        assert answer.json()["errors"] == [{"field": "search", "error": "Use at most 8 words."}]
        await ann.get("/conversations", search="a A b B c d e f g h")

    async def test_one_that_takes_long_is_ended_by_the_database(
        self, ann: Person, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(conversations, "SEARCH_MILLISECONDS", 1)
        conversation = await say(database, ann.id, "Hello")
        words = text(
            "WITH made AS (INSERT INTO turns (id, user_id, conversation_id, request_sha256, status)"
            " SELECT gen_random_uuid(), :user, :conversation, '', 'done' FROM generate_series(1, 500)"
            " RETURNING id)"
            " INSERT INTO messages (id, conversation_id, seq, turn_id, role, content)"
            " SELECT gen_random_uuid(), :conversation, 10 + row_number() OVER (), id, 'user',"
            " repeat('long ', 2000) FROM made"
        )
        async with database.transaction() as session:
            await session.execute(words, {"user": ann.id, "conversation": conversation})
        answer = await ann.send("GET", "/conversations", params={"search": "nothing like it"})
        assert answer.status_code == 503
        assert len((await ann.get("/conversations"))["conversations"]) == 1

    async def test_no_one_elses(self, ann: Person, bob: Person, database: Database) -> None:
        await say(database, bob.id, "Plan the party")
        assert (await ann.get("/conversations", search="party"))["conversations"] == []

    async def test_page_by_page(self, ann: Person, database: Database) -> None:
        made = [await say(database, ann.id, f"Party {number}") for number in range(5)]
        await say(database, ann.id, "Milk")
        first = await ann.get("/conversations", search="party", limit=3)
        rest = await ann.get("/conversations", search="party", limit=3, cursor=first["next_cursor"])
        assert rest["next_cursor"] is None
        found = [one["id"] for page in (first, rest) for one in page["conversations"]]
        assert found == [str(one) for one in reversed(made)]

    async def test_only_so_many_messages_are_looked_at(
        self, ann: Person, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(conversations, "SEARCHED", 4)
        old = await say(database, ann.id, "Oldest words")
        for said in ("Old words", "New words", "Newest words"):
            recent = await say(database, ann.id, said)
        assert len((await ann.get("/conversations", search="you said"))["conversations"]) == 2
        for title in ("oldest", "newest"):  # titles are all looked at
            assert len((await ann.get("/conversations", search=title))["conversations"]) == 1
        for number in range(3):
            await say(database, ann.id, f"More {number}", recent)
        assert (await ann.get("/conversations", search="said newest"))["conversations"] == []
        assert str(old) not in str(await ann.get("/conversations", search="you said"))


class TestDeleted:
    async def test_it_comes_back_as_it_was(self, ann: Person, database: Database) -> None:
        first, second = [await say(database, ann.id, title) for title in ("First", "Second")]
        before = await ann.get(f"/conversations/{first}/messages")
        await ann.send("DELETE", f"/conversations/{first}")
        for _ in range(2):
            answer = await ann.send("POST", f"/conversations/{first}/restore")
            assert answer.status_code == 200
            assert answer.json()["title"] == "First"
        assert await ann.get(f"/conversations/{first}/messages") == before
        listed = (await ann.get("/conversations"))["conversations"]
        assert [one["id"] for one in listed] == [str(second), str(first)]

    async def test_it_is_as_if_it_were_not_there(self, ann: Person, database: Database) -> None:
        conversation = await say(database, ann.id, "First")
        await ann.send("DELETE", f"/conversations/{conversation}")
        answers = [
            await ann.send("DELETE", f"/conversations/{conversation}"),
            await ann.send("PATCH", f"/conversations/{conversation}", json={"title": "Other"}),
            await ann.send("POST", "/chat", json={"message": "Hi", "conversation_id": str(conversation)}),
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert (await ann.get("/conversations"))["conversations"] == []
        assert (await ann.get("/conversations", search="first"))["conversations"] == []

    async def test_it_is_listed_and_exported_apart(
        self, ann: Person, bob: Person, database: Database
    ) -> None:
        gone, kept = [await say(database, ann.id, title) for title in ("First", "Second")]
        await ann.send("DELETE", f"/conversations/{gone}")
        (listed,) = (await ann.get("/conversations", deleted=True))["conversations"]
        assert (listed["id"], listed["deleted_at"] is None) == (str(gone), False)
        (found,) = (await ann.get("/conversations", deleted=True, search="you first"))["conversations"]
        assert found == listed
        assert (await ann.get("/conversations", deleted=True, search="second"))["conversations"] == []
        assert (await bob.get("/conversations", deleted=True))["conversations"] == []
        exported = (await ann.get("/export"))["conversations"]
        assert [(one["id"], one["deleted_at"] is None) for one in exported] == [
            (str(gone), False),
            (str(kept), True),
        ]

    async def test_an_answer_that_began_meanwhile_is_told_to_stop(
        self, ann: Person, bob: Person, database: Database
    ) -> None:
        mine, other = [await begin(database, person.id, "Add milk") for person in (ann, bob)]
        async with database.transaction() as session:
            await conversations.delete(session, ann.id, mine.conversation_id)
        async with database.read() as session:
            wishes = [(await session.get_one(Turn, turn.id)).cancel_requested for turn in (mine, other)]
        assert wishes == [True, False]

    async def test_a_message_of_it_is_not_answered_again(self, ann: Person, database: Database) -> None:
        conversation = await say(database, ann.id, "Hello")
        async with database.transaction() as session:
            turn = await session.scalar(select(Turn).where(Turn.conversation_id == conversation))
            assert turn is not None
            turn.idempotency_key, turn.request_sha256 = "k", chat._digest(ChatRequest(message="Hello"))
        headers = {**ann.headers, "Idempotency-Key": "k"}
        address = f"/api/{ann.id}/chat"
        answer = await ann.http.post(address, json={"message": "Hello"}, headers=headers)
        assert answer.json()["response"] == "You said Hello."
        await ann.send("DELETE", f"/conversations/{conversation}")
        answer = await ann.http.post(address, json={"message": "Hello"}, headers=headers)
        assert answer.status_code == 404

    async def test_nothing_is_decided_in_it(self, ann: Person, database: Database) -> None:
        turn = await begin(database, ann.id, "Delete everything")
        async with database.transaction() as session:
            (await session.get_one(Turn, turn.id)).status = TurnStatus.WAITING_APPROVAL
            question = Approval(
                id=uuid4(),
                turn_id=turn.id,
                user_id=ann.id,
                call_id="call_1",
                tool="bulk_delete_tasks",
                arguments={},
                sha256="",
                tasks=[],
                expires_at=datetime.now(UTC) + timedelta(hours=1),
            )
            session.add(question)
        await ann.send("DELETE", f"/conversations/{turn.conversation_id}")
        decisions = [{"approval_id": str(question.id), "approved": True}]
        answer = await ann.send("POST", f"/turns/{turn.id}/approvals", json={"decisions": decisions})
        assert answer.status_code == 404

    async def test_what_changed_in_it_leads_nowhere(self, ann: Person, database: Database) -> None:
        turn = await begin(database, ann.id, "Add milk")
        await ann.add()
        async with database.transaction() as session:
            await session.execute(update(Change).values(turn_id=turn.id).where(Change.user_id == ann.id))
        (entry,) = (await ann.get("/history"))["entries"]
        assert entry["conversation_id"] == str(turn.conversation_id)
        await ann.send("DELETE", f"/conversations/{turn.conversation_id}")
        (entry,) = (await ann.get("/history"))["entries"]
        assert (entry["conversation_id"], entry["turn_id"]) == (None, str(turn.id))


@pytest.mark.parametrize(
    ("message", "title"),
    [
        (" \n", "Conversation"),
        ("Buy milk", "Buy milk"),
        ("Buy\n  milk\tand eggs", "Buy milk and eggs"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "…"),
        ("a" * 30 + " " + "b" * 29 + " more", "a" * 30 + " " + "b" * 29 + "…"),
        ("Add milk, bread, butter, cheese, apples, pears and oranges, plums", None),
    ],
)
def test_a_title_is_of_whole_words(message: str, title: str | None) -> None:
    expected = title or "Add milk, bread, butter, cheese, apples, pears and oranges…"
    assert title_of(message) == expected
