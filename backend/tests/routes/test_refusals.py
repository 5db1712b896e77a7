"""Every operation of the API refuses whoever may not use it. A new route is covered when it is there."""

import string
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from db import Database
from errors import AppError
from tests.fixtures.keys import Issuer
from tests.routes.conftest import Person
from tests.routes.operations import (
    ALL,
    BODIES,
    DOCUMENT,
    OBJECT_NAMES,
    OF_A_USER,
    OF_AN_OBJECT,
    OTHER_BODIES,
    PUBLIC,
    WITH_A_BODY,
    Operation,
)
from tests.routes.talking import begin

OPERATIONS = pytest.mark.parametrize("operation", OF_A_USER, ids=str)
BAD_NUMBERS = ["0", "-1", "9" * 400, "1.5", "one", ""]
WRONG_VALUES: list[Any] = [None, 7, True, [], {}, "\x00", "x" * 20_000]


async def send(
    http: httpx2.AsyncClient, operation: Operation, address: str, **options: Any
) -> httpx2.Response:
    return await http.request(operation.method, address, json=operation.body, **options)


def refused(answer: httpx2.Response, status: int, code: str) -> dict[str, Any]:
    """The body, which is of the one form and of that kind."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/json"
    body: dict[str, Any] = answer.json()
    assert body["error"] == code
    assert body["detail"][-1] in string.punctuation + string.ascii_letters + string.digits
    assert set(body) <= {"error", "detail", "errors", "retry_after"}
    return body


class TestDocument:
    def test_every_operation_is_under_a_user_or_known_to_be_public(self) -> None:
        public = {operation.path for operation in ALL if "{user_id}" not in operation.path}
        assert public == PUBLIC

    def test_every_body_and_every_object_is_known_to_these_tests(self) -> None:
        with_a_body = {(operation.method, operation.path) for operation in WITH_A_BODY}
        assert with_a_body == set(BODIES) == set(OTHER_BODIES)
        assert {name for operation in ALL for name in operation.objects} == set(OBJECT_NAMES)

    @OPERATIONS
    def test_the_refusals_are_told(self, operation: Operation) -> None:
        told = set(operation.spec["responses"])
        assert {"400", "401", "403", "503"} <= told
        assert ("404" in told) or not operation.objects
        assert operation.spec["security"] == [{"HTTPBearer": []}]

    def test_nothing_speaks_of_another_error_form(self) -> None:
        assert "HTTPValidationError" not in str(DOCUMENT)


class TestWithoutAGoodToken:
    @OPERATIONS
    async def test_no_token(self, http: httpx2.AsyncClient, ann: Person, operation: Operation) -> None:
        answer = await send(http, operation, operation.address(ann.id))
        refused(answer, 401, "unauthorized")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")

    @OPERATIONS
    async def test_a_token_for_another_audience(
        self, http: httpx2.AsyncClient, ann: Person, issuer: Issuer, operation: Operation
    ) -> None:
        headers = {"Authorization": f"Bearer {issuer.token(ann.id, aud='ai-todo-mcp')}"}
        answer = await send(http, operation, operation.address(ann.id), headers=headers)
        refused(answer, 401, "unauthorized")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")

    @OPERATIONS
    async def test_before_anything_else_is_looked_at(
        self, http: httpx2.AsyncClient, ann: Person, operation: Operation
    ) -> None:
        """Who is not signed in does not learn what a good request would be."""
        answer = await http.request(
            operation.method, operation.address(ann.id, "no id at all"), content=b"{", params={"limit": "x"}
        )
        refused(answer, 401, "unauthorized")


class TestAnotherUsersAddress:
    @OPERATIONS
    async def test_is_forbidden(self, ann: Person, bob: Person, operation: Operation) -> None:
        answer = await send(ann.http, operation, operation.address(bob.id), headers=ann.headers)
        body = refused(answer, 403, "forbidden")
        assert bob.id not in str(body)

    @pytest.mark.parametrize("other", ["{id}%2F", "{id}%00", "{id}%20", "{upper}", "%2e%2e"])
    async def test_what_is_almost_ones_own_is_not(self, ann: Person, other: str) -> None:
        almost = other.format(id=ann.id, upper=ann.id.upper())
        answer = await ann.http.get(f"/api/{almost}/tasks", headers=ann.headers)
        assert answer.status_code in (403, 404), answer.text


class TestSomeoneElsesObject:
    @pytest.fixture
    async def of_bob(self, bob: Person, database: Database) -> dict[str, str]:
        """A task, a conversation and a turn of Bob's."""
        turn = await begin(database, bob.id, "Hello")
        task = await bob.add("Bob's own")
        return {
            "task_id": task["id"],
            "conversation_id": str(turn.conversation_id),
            "turn_id": str(turn.id),
        }

    @pytest.mark.parametrize("operation", OF_AN_OBJECT, ids=str)
    async def test_is_answered_as_an_unknown_one(
        self, ann: Person, bob: Person, of_bob: dict[str, str], operation: Operation
    ) -> None:
        await ann.add("Ann's own")
        before = await everything_of(bob)
        theirs, unknown = of_bob[operation.objects[0]], str(uuid4())
        answers = [
            await send(ann.http, operation, operation.address(ann.id, name), headers=ann.headers)
            for name in (theirs, unknown)
        ]
        first, second = [refused(answer, 404, "not_found") for answer in answers]
        assert str(first).replace(theirs, "") == str(second).replace(unknown, "")
        assert set(answers[0].headers) == set(answers[1].headers)
        assert "Bob" not in str(first)
        assert await everything_of(bob) == before

    async def test_a_conversation_named_in_a_chat_too(self, ann: Person, of_bob: dict[str, str]) -> None:
        answers = [
            await ann.send("POST", "/chat", json={"message": "Hello", "conversation_id": conversation})
            for conversation in (of_bob["conversation_id"], str(uuid4()))
        ]
        first, second = [refused(answer, 404, "not_found") for answer in answers]
        assert first == second

    async def test_a_change_named_in_an_undo_too(self, ann: Person, bob: Person, database: Database) -> None:
        await bob.add("Bob's own")
        changes = (await bob.get("/export"))["changes"]
        for change_id in (changes[0]["id"], 2**52):
            answer = await ann.send("POST", "/undo", json={"change_id": change_id})
            body = refused(answer, 404, "not_found")
            assert body["detail"].startswith(f"There is no change {change_id}.")

    async def test_a_number_is_ones_own(self, ann: Person, bob: Person) -> None:
        await bob.add("Bob's own")
        body = refused(await ann.send("GET", "/tasks/1"), 404, "not_found")
        assert "Bob" not in str(body)
        await ann.add("Ann's own")
        assert (await ann.get("/tasks/1"))["title"] == "Ann's own"


async def everything_of(person: Person) -> Any:
    document = await person.get("/export")
    return {name: value for name, value in document.items() if name != "exported_at"}


class TestMalformed:
    @pytest.mark.parametrize("operation", OF_AN_OBJECT, ids=str)
    @pytest.mark.parametrize("name", ["not-an-id", "%00", "1' OR '1'='1", "9" * 99, "-1", "%F0%9F%8D%8E"])
    async def test_an_id_that_is_none(self, ann: Person, operation: Operation, name: str) -> None:
        """A task's reference is any text, so an odd one is unknown; the other ids are UUIDs."""
        answer = await send(ann.http, operation, operation.address(ann.id, name), headers=ann.headers)
        if operation.objects == ["task_id"]:
            refused(answer, 404, "not_found")
        else:
            body = refused(answer, 400, "invalid_request")
            assert [error["field"] for error in body["errors"]] == operation.objects

    @pytest.mark.parametrize("operation", WITH_A_BODY, ids=str)
    @pytest.mark.parametrize(
        ("content", "kind"),
        [
            (b"", "application/json"),
            (b"{", "application/json"),
            (b"not json", "application/json"),
            (b"[]", "application/json"),
            (b'"text"', "application/json"),
            (b"null", "application/json"),
            (b"\xff\xfe\x00", "application/json"),
            (b'{"title": "\xff"}', "application/json"),
            (b"[" * 100_000, "application/json"),
            (b'{"message": "Hello", "title": "Hello", "timezone": "UTC"}', "text/plain"),
            (b"title=Hello", "application/x-www-form-urlencoded"),
        ],
        ids=["empty", "cut", "text", "list", "string", "null", "bytes", "utf-8", "deep", "plain", "form"],
    )
    async def test_a_body_that_is_none(
        self, ann: Person, operation: Operation, content: bytes, kind: str
    ) -> None:
        answer = await ann.http.request(
            operation.method,
            operation.address(ann.id),
            content=content,
            headers={**ann.headers, "Content-Type": kind},
        )
        body = refused(answer, 400, "invalid_request")
        assert body["errors"]

    @pytest.mark.parametrize("operation", WITH_A_BODY, ids=str)
    async def test_a_field_nobody_knows(self, ann: Person, operation: Operation) -> None:
        answer = await ann.http.request(
            operation.method,
            operation.address(ann.id),
            json={**(operation.body or {}), "user_id": "someone"},
            headers=ann.headers,
        )
        body = refused(answer, 400, "invalid_request")
        assert [error["field"] for error in body["errors"]] == ["user_id"]

    @pytest.mark.parametrize("operation", [item for item in WITH_A_BODY if item.body], ids=str)
    @pytest.mark.parametrize("value", WRONG_VALUES, ids=lambda value: str(value)[:10].replace("\x00", "NUL"))
    async def test_a_wrong_value_is_named(self, ann: Person, operation: Operation, value: Any) -> None:
        (field,) = operation.body or {}
        task = await ann.add()
        address = operation.address(ann.id, task["id"])
        if "conversation_id" in operation.path:
            address = operation.address(ann.id)
        answer = await ann.http.request(operation.method, address, json={field: value}, headers=ann.headers)
        body = refused(answer, 400, "invalid_request")
        assert [error["field"] for error in body["errors"]] == [field]
        assert body["detail"].startswith(f"{field}: ")
        assert len(answer.content) < 1_000  # the value is not sent back

    @pytest.mark.parametrize(
        ("path", "field"),
        [
            (path, parameter["name"])
            for path, methods in DOCUMENT["paths"].items()
            for parameter in methods.get("get", {}).get("parameters", [])
            if parameter["in"] == "query"
        ],
    )
    async def test_a_query_parameter_out_of_bounds(self, ann: Person, path: str, field: str) -> None:
        """Each parameter has values it does not take; the answer names it and is never a 500."""
        address = path.format(user_id=ann.id, conversation_id=uuid4())
        statuses = set()
        for value in [*BAD_NUMBERS, "\x00", "x" * 5_000, "2026-13-40"]:
            answer = await ann.http.get(address, params={field: value}, headers=ann.headers)
            statuses.add(answer.status_code)
            if answer.status_code == 400:
                body = refused(answer, 400, "invalid_request")
                assert [error["field"] for error in body["errors"]] == [field]
        assert 400 in statuses
        assert statuses <= {200, 400, 404}

    @pytest.mark.parametrize("key", ["x" * 201, "a\tb", "a\x7fb"])
    async def test_an_idempotency_key(self, ann: Person, key: str) -> None:
        answer = await ann.send("POST", "/chat", json={"message": "Hi"}, headers={"Idempotency-Key": key})
        body = refused(answer, 400, "invalid_request")
        assert [error["field"].lower() for error in body["errors"]] == ["idempotency-key"]


class TestAddressesAndMethods:
    @pytest.mark.parametrize("path", ["/", "/api", "/api/", "/docs", "/redoc", "/admin", "/api/x/nothing"])
    async def test_unknown(self, ann: Person, path: str) -> None:
        refused(await ann.http.get(path, headers=ann.headers), 404, "not_found")

    async def test_a_method_it_does_not_take(self, ann: Person) -> None:
        for operation in ALL:
            taken = {method.upper() for method in DOCUMENT["paths"][operation.path]}
            for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - taken:
                answer = await ann.http.request(method, operation.address(ann.id), headers=ann.headers)
                refused(answer, 405, "method_not_allowed")
                assert set(answer.headers["Allow"].split(", ")) == taken, operation

    async def test_too_large(self, ann: Person) -> None:
        answer = await ann.send("POST", "/tasks", content=b"x" * 300_000)
        refused(answer, 413, "payload_too_large")

    async def test_every_answer_has_a_request_id(self, ann: Person) -> None:
        for answer in (
            await ann.http.get("/nothing"),
            await ann.http.get("/health"),
            await ann.send("GET", "/tasks", headers={"Authorization": ""}),
            await ann.send("POST", "/tasks", content=b"x" * 300_000),
        ):
            assert answer.headers["X-Request-ID"]


async def test_what_nobody_expected_is_a_500_without_its_text(
    ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("canary")

    monkeypatch.setattr("services.preferences.get", broken)
    body = refused(await ann.send("GET", "/preferences"), 500, "internal")
    assert "canary" not in str(body)


def test_every_error_of_the_family_has_a_sentence_for_the_document() -> None:
    assert all(kind.__doc__ for kind in AppError.__subclasses__())
