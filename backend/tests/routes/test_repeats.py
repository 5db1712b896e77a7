"""Every writing operation, however often sent under one `Idempotency-Key`, has one effect and one answer."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from sqlalchemy import select, text

from config import Settings
from db import Database
from models import Approval, StoredRequest, Turn, TurnStatus
from services import chat
from services.requests import drop_old
from tests.fixtures.keys import Issuer
from tests.routes.conftest import Person, serving_api
from tests.routes.operations import OTHER_BODIES, WRITING, Operation
from tests.routes.talking import begin

EACH = pytest.mark.parametrize("operation", WRITING, ids=str)
AT_ONCE = 6


@pytest.fixture(autouse=True)
def _nobody_waits_for_the_end_of_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The turns here have begun by a statement alone, so nothing would end them."""
    monkeypatch.setattr(chat, "STOP_SECONDS", 0)


@pytest.fixture(scope="module")
async def replica(settings: Settings, issuer: Issuer) -> AsyncIterator[httpx2.AsyncClient]:
    """A second API, with nothing in common with the first but the database."""
    async with serving_api(settings, issuer) as app:
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://other.test") as http:
            yield http


@dataclass(frozen=True, slots=True)
class Prepared:
    """An operation that will have an effect, on something of the person's."""

    operation: Operation
    person: Person
    address: str
    approval_id: str = ""

    async def send(
        self, key: str, *, body: dict[str, Any] | None = None, http: httpx2.AsyncClient | None = None
    ) -> httpx2.Response:
        given = body or self.operation.body
        if given and self.approval_id:
            given = {"decisions": [{**one, "approval_id": self.approval_id} for one in given["decisions"]]}
        return await (http or self.person.http).request(
            self.operation.method,
            self.address,
            json=given,
            headers={**self.person.headers, "Idempotency-Key": key},
        )


async def prepare(person: Person, database: Database, operation: Operation) -> Prepared:
    """Puts the person's list in the state in which the operation changes something."""
    task = await person.add("Feed the cat", recurrence="FREQ=DAILY", due_on="2090-01-01")
    if operation.path.endswith("/reopen"):
        await person.post(f"/tasks/{task['id']}/complete")
    if operation.path.endswith("/tasks/{task_id}/restore"):
        await person.send("DELETE", f"/tasks/{task['id']}")
    if (operation.method, operation.path.rsplit("/", 1)[1]) == ("delete", "calendar-feed"):
        await person.send("PUT", "/calendar-feed", json={"secret": secrets.token_urlsafe(32)})
    if operation.path.endswith("/undo"):
        for title in ("Later", "Latest"):
            await person.add(title)
    name = task["id"]
    if set(operation.objects) & {"conversation_id", "turn_id"}:
        turn = await begin(database, person.id, "Hello")
        name = str(turn.conversation_id if "conversation_id" in operation.objects else turn.id)
    if operation.path.endswith("/conversations/{conversation_id}/restore"):
        await person.send("DELETE", f"/conversations/{name}")
    approval_id = await _ask(database, person, name) if operation.path.endswith("/approvals") else ""
    return Prepared(operation, person, operation.address(person.id, name), approval_id)


async def _ask(database: Database, person: Person, turn_id: str) -> str:
    """Lets the turn wait for two decisions, so that the first one alone does not let it run; gives its id."""
    asked = [
        Approval(
            id=uuid4(),
            turn_id=UUID(turn_id),
            user_id=person.id,
            call_id=f"call_{number}",
            tool="bulk_delete_tasks",
            arguments={},
            sha256="",
            tasks=[],
            expires_at=datetime.now(UTC) + timedelta(hours=1),
        )
        for number in range(2)
    ]
    async with database.transaction() as session:
        session.add_all(asked)
        turn = await session.get_one(Turn, UUID(turn_id))
        turn.status = TurnStatus.WAITING_APPROVAL
    return str(asked[0].id)


async def effects(database: Database, person: Person) -> dict[str, Any]:
    """All that is kept of the person, with the number of changes and of messages."""
    document = await person.get("/export")
    async with database.read() as session:
        turns = await session.execute(
            select(Turn.id, Turn.status, Turn.cancel_requested).where(Turn.user_id == person.id)
        )
        stopped = sorted((str(row.id), row.status, row.cancel_requested) for row in turns)
        decided = await session.scalars(select(Approval.decision).where(Approval.user_id == person.id))
        decisions = sorted(map(str, decided))
    messages = [message for one in document["conversations"] for message in one["messages"]]
    counts = (len(document["changes"]), len(messages), len(stopped), decisions)
    return {**document, "exported_at": None, "turns": stopped, "counts": counts}


def replayed(answer: httpx2.Response) -> bool:
    return answer.headers.get("Idempotency-Replayed") == "true"


class TestRefused:
    @EACH
    async def test_the_same_key_with_another_body(
        self, ann: Person, database: Database, operation: Operation
    ) -> None:
        prepared = await prepare(ann, database, operation)
        assert (await prepared.send("k")).is_success
        before = await effects(database, ann)
        other = OTHER_BODIES[operation.method, operation.path] if operation.takes_body else {"other": 1}
        answer = await prepared.send("k", body=other)
        assert (answer.status_code, answer.json()["error"]) == (422, "idempotency_mismatch")
        assert await effects(database, ann) == before

    async def test_the_same_body_at_another_address(self, ann: Person) -> None:
        for title in "ab":
            await ann.add(title)
        headers = {"Idempotency-Key": "k"}
        await ann.send("POST", "/tasks/1/complete", headers=headers)
        for method, path in (("POST", "/tasks/2/complete"), ("DELETE", "/tasks/1")):
            answer = await ann.send(method, path, headers=headers)
            assert (answer.status_code, answer.json()["error"]) == (422, "idempotency_mismatch")
        assert [task["completed"] for task in (await ann.get("/tasks"))["tasks"]] == [True, False]

    async def test_a_key_is_its_users_own(self, ann: Person, bob: Person) -> None:
        for person in (ann, bob):
            answer = await person.send(
                "POST", "/tasks", json={"title": person.id}, headers={"Idempotency-Key": "k"}
            )
            assert answer.json()["title"] == person.id

    async def test_a_refusal_is_not_kept(self, ann: Person) -> None:
        headers = {"Idempotency-Key": "k"}
        assert (await ann.send("POST", "/tasks/1/complete", headers=headers)).status_code == 404
        await ann.add()
        answer = await ann.send("POST", "/tasks/1/complete", headers=headers)
        assert (answer.status_code, replayed(answer)) == (200, False)

    @EACH
    def test_the_document_tells_of_the_key(self, operation: Operation) -> None:
        names = [parameter["name"] for parameter in operation.spec["parameters"]]
        assert "Idempotency-Key" in names
        assert "422" in operation.spec["responses"]


class TestRepeated:
    @EACH
    async def test_three_times(self, ann: Person, database: Database, operation: Operation) -> None:
        prepared = await prepare(ann, database, operation)
        before = await effects(database, ann)
        first = await prepared.send("k")
        assert first.is_success, first.text
        assert not replayed(first)
        after = await effects(database, ann)
        assert after != before
        for _ in range(2):
            again = await prepared.send("k")
            assert replayed(again)
            assert (again.status_code, again.content) == (first.status_code, first.content)
            assert again.headers.get("Content-Type") == first.headers.get("Content-Type")
        assert await effects(database, ann) == after

    @EACH
    async def test_at_the_same_time_on_two_replicas(
        self,
        ann: Person,
        bob: Person,
        replica: httpx2.AsyncClient,
        database: Database,
        operation: Operation,
    ) -> None:
        once = await prepare(ann, database, operation)
        assert (await once.send("k")).is_success
        often = await prepare(bob, database, operation)
        answers = await asyncio.gather(
            *(often.send("k", http=http) for _ in range(AT_ONCE // 2) for http in (bob.http, replica))
        )
        assert {answer.status_code for answer in answers} == {operation.status}
        assert len({answer.content for answer in answers}) == 1
        assert sum(not replayed(answer) for answer in answers) == 1
        expected, found = await effects(database, ann), await effects(database, bob)
        assert found["counts"] == expected["counts"]

    @EACH
    async def test_another_key_is_another_request(
        self, ann: Person, database: Database, operation: Operation
    ) -> None:
        """Else the two tests above would also pass if nothing were ever done."""
        prepared = await prepare(ann, database, operation)
        first = await prepared.send("one")
        second = await prepared.send("two")
        assert first.is_success
        assert not replayed(second)

    async def test_after_later_changes(self, ann: Person) -> None:
        """The first answer, not what the task has become."""
        await ann.add("a")
        headers = {"Idempotency-Key": "k"}
        first = await ann.send("PATCH", "/tasks/1", json={"title": "b"}, headers=headers)
        await ann.send("PATCH", "/tasks/1", json={"title": "c"})
        again = await ann.send("PATCH", "/tasks/1", json={"title": "b"}, headers=headers)
        assert again.content == first.content
        assert (await ann.get("/tasks/1"))["title"] == "c"


class TestSize:
    async def test_old_answers_are_dropped_and_their_keys_free(self, ann: Person, database: Database) -> None:
        headers = {"Idempotency-Key": "old"}
        body = {"title": "a"}
        first = await ann.send("POST", "/tasks", json=body, headers=headers)
        await ann.send("POST", "/tasks", json=body, headers={"Idempotency-Key": "new"})
        async with database.transaction() as session:
            await session.execute(
                text("UPDATE requests SET created_at = now() - interval '49 hours' WHERE key = 'old'")
            )
        await drop_old(database)
        async with database.read() as session:
            keys = await session.scalars(select(StoredRequest.key).where(StoredRequest.user_id == ann.id))
            assert list(keys) == ["new"]
        second = await ann.send("POST", "/tasks", json=body, headers=headers)
        assert second.json()["number"] == first.json()["number"] + 2
