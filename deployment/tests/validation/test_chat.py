"""A chat as the page holds it, against scripted answers."""

import json
import time
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from validation import chat
from validation.people import Person
from validation.tally import Tally

type Handler = Callable[[httpx2.Request], httpx2.Response]

START = {"type": "start", "messageMetadata": {"conversation_id": "c", "turn_id": "t"}}
WORDS = {"type": "text-delta", "delta": "Added."}
RAN = {"type": "tool-output-available", "output": {"status": "ok"}}
DID_NOT_RUN = {"type": "tool-output-error", "errorText": "Your tasks cannot be reached."}
FINISH = {"type": "finish", "messageMetadata": {"status": "done"}}
INTERRUPTED = {"type": "finish", "messageMetadata": {"status": "interrupted"}}
ERROR = {"type": "error", "errorText": "The service is restarting."}


def stream(*chunks: dict[str, Any]) -> httpx2.Response:
    text = "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks)
    return httpx2.Response(200, text=text + "data: [DONE]\n\n")


def refused() -> httpx2.Response:
    return httpx2.Response(503, json={"error": "unavailable", "detail": "Try again."})


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat, "PAUSES_SECONDS", (0, 0))


def person_before(*answers: httpx2.Response | Exception) -> tuple[Person, list[httpx2.Request]]:
    """Somebody signed in whose requests get these answers in turn, and the requests."""
    left, seen = list(answers), []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    person = Person("http://web")
    person.id, person._token, person._expires = "u", "token", time.time() + 900
    person.http = httpx2.AsyncClient(base_url="http://web", transport=httpx2.MockTransport(handle))
    return person, seen


class TestSay:
    @pytest.mark.parametrize(
        ("answer", "error", "cut"),
        [
            (refused(), "503 unavailable", False),
            (httpx2.Response(502, text="Bad gateway\n"), "502 Bad gateway ", False),
            (httpx2.ConnectError("refused"), "ConnectError refused", False),
            (stream(START, WORDS), "the stream ended without its last event", True),
            (stream(START, ERROR, INTERRUPTED), "stream error: The service is restarting.", True),
            (stream(START, INTERRUPTED), "the turn is interrupted", True),
        ],
    )
    async def test_failures(self, answer: httpx2.Response | Exception, error: str, cut: bool) -> None:
        person, _ = person_before(answer)
        said = await chat.say(person, "Hello")
        assert (said.attempt.error, said.attempt.cut) == (error, cut)

    async def test_done(self) -> None:
        person, seen = person_before(stream(START, RAN, WORDS, FINISH))
        said = await chat.say(person, "Add milk", request_id="id-of-mine")
        assert said.attempt.ok
        assert said.tools_ok
        assert (said.text, said.turn_id, said.conversation_id) == ("Added.", "t", "c")
        assert said.attempt.first_word is not None
        assert seen[0].headers["x-request-id"] == "id-of-mine"
        assert seen[0].headers["authorization"] == "Bearer token"

    async def test_an_answer_without_a_tool_has_not_done_anything(self) -> None:
        person, _ = person_before(stream(START, WORDS, FINISH))
        assert not (await chat.say(person, "Hello")).tools_ok


def keys(seen: list[httpx2.Request]) -> list[str]:
    return [request.headers["idempotency-key"] for request in seen]


class TestSayUntilDone:
    async def test_gives_up_after_the_last_pause(self) -> None:
        person, seen = person_before(refused(), refused(), refused())
        tally = Tally()
        said = await chat.say_until_done(person, "Add milk", None, tally)
        assert not said.attempt.ok
        assert (len(seen), tally.failed_for_user, person.turns_done) == (3, 1, [])

    async def test_while_the_outcome_is_open_the_key_and_the_body_stay(self) -> None:
        person, seen = person_before(refused(), stream(START, WORDS), stream(START, RAN, FINISH))
        tally = Tally()
        await chat.say_until_done(person, "Add milk", None, tally)
        assert len(set(keys(seen))) == 1
        assert len({request.content for request in seen}) == 1
        assert (tally.failed_at_first, tally.failed_for_user, person.turns_done) == (1, 0, ["t"])

    async def test_what_ended_without_being_done_is_said_anew(self) -> None:
        person, seen = person_before(stream(START, DID_NOT_RUN, WORDS, FINISH), stream(START, RAN, FINISH))
        tally = Tally()
        await chat.add_task(person, "Milk", None, tally)
        assert len(set(keys(seen))) == 2
        assert (tally.failed_at_first, person.titles_done) == (1, ["Milk"])
