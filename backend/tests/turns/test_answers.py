"""What a turn answers, as one document and as a stream; both kept, both the same."""

import pytest

from services import turn_runner
from tests.standin import sse
from tests.standin.fixtures import MODEL
from tests.standin.person import Person
from tests.standin.script import Call, Gate, Reply, call, refuse, say
from tests.standin.server import StandIn

TOOL = ["tool-input-available", "tool-output-available", "data-tool"]
TEXT = ["text-start", "text-delta", "text-end"]
BEGIN = ["start", "data-conversation", "start-step"]
END = ["finish-step", "finish", "[DONE]"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": ""},
        {"message": "x" * 10_001},
        {"message": "hi", "conversation_id": "7"},
        {"text": "hi"},
    ],
)
async def test_a_request_that_cannot_be_used_names_the_field(body: dict[str, str], person: Person) -> None:
    response = await person.post("chat", body)

    assert response.status_code == 400
    assert response.json()["error"] == "invalid_request"
    assert response.json()["errors"][0]["field"] in ("message", "conversation_id", "text")
    assert await person.turns() == []


async def test_nobody_speaks_without_a_token_or_for_another(person: Person, other: Person) -> None:
    anonymous = await person.http.post(person.url("chat"), json={"message": "hi"})
    foreign = await person.http.post(person.url("chat"), headers=other.headers(), json={"message": "hi"})

    assert (anonymous.status_code, foreign.status_code) == (401, 403)
    assert await person.turns() == []


async def test_a_foreign_conversation_is_an_unknown_one(
    person: Person, other: Person, provider: StandIn
) -> None:
    provider.script.replies = [say("Hello.")]
    theirs = await other.say("hello")

    foreign = await person.ask("hello", theirs["conversation_id"])
    unknown = await person.ask("hello", "00000000-0000-4000-8000-000000000000")

    assert foreign.status_code == unknown.status_code == 404
    assert foreign.json() == unknown.json()
    assert await person.turns() == []


async def test_the_json_answer_has_every_part(person: Person, provider: StandIn) -> None:
    provider.script.replies = [call("add_task", {"title": "Buy milk"}), say("Added.")]

    answer = await person.say("milk")

    assert set(answer) == {
        "conversation_id", "turn_id", "status", "response", "tool_calls", "approvals", "messages", "metadata",
    }  # fmt: skip
    assert set(answer["metadata"]) == {"model", "provider", "tokens", "duration_ms", "fallback"}
    [tool_call] = answer["tool_calls"]
    assert set(tool_call) == {
        "id", "tool", "parameters", "result", "error", "duration_ms", "approval", "reading",
    }  # fmt: skip
    assert tool_call["reading"] == []  # a model of others does not tell
    said, reply = answer["messages"]
    for message in (said, reply):
        assert set(message) == {
            "id", "seq", "role", "content", "tool_calls", "turn_id", "status", "created_at",
            "approvals",
        }  # fmt: skip
        assert message["turn_id"] == answer["turn_id"]
        assert message["created_at"].endswith("Z")
    assert (said["role"], said["content"], said["tool_calls"]) == ("user", "milk", [])
    assert (reply["role"], reply["content"]) == ("assistant", answer["response"])
    assert reply["tool_calls"] == answer["tool_calls"]
    assert await person.assert_complete(answer["conversation_id"], ["done"]) == answer["messages"]


async def test_a_conversation_is_gone_on_with(person: Person, provider: StandIn) -> None:
    provider.script.replies = [say("First."), say("Second.")]

    first = await person.say("one")
    second = await person.say("two", first["conversation_id"])

    assert second["conversation_id"] == first["conversation_id"]
    messages = await person.assert_complete(first["conversation_id"], ["done", "done"])
    assert [message["content"] for message in messages] == ["one", "First.", "two", "Second."]


async def test_the_stream_of_text_alone(person: Person, provider: StandIn) -> None:
    provider.script.replies = [say("Hello, how are you today?")]

    chunks = await person.hear("hello")

    assert sse.types(chunks) == [*BEGIN, *TEXT, *END]
    assert len(sse.only(chunks, "text-delta")) > 1  # as it is made, not at once
    assert sse.text(chunks) == "Hello, how are you today?"


async def test_the_stream_of_tools_and_words(person: Person, provider: StandIn) -> None:
    provider.script.replies = [
        Reply(
            text="One moment.",
            calls=[Call("add_task", {"title": "Buy milk"}), Call("complete_task", {"task_id": 99})],
        ),
        call("no_such_tool", {"a": 1}),
        say("That is all."),
    ]

    chunks = await person.hear("milk")

    refused = ["tool-input-available", "tool-output-error", "data-tool"]
    assert sse.types(chunks) == [*BEGIN, *TEXT, *TOOL, *TOOL, *refused, *TEXT, *END]
    assert all(chunk["dynamic"] for chunk in chunks if chunk["type"].startswith("tool-"))
    inputs = sse.only(chunks, "tool-input-available")
    assert [chunk["toolName"] for chunk in inputs] == ["add_task", "complete_task", "no_such_tool"]
    assert inputs[0]["input"] == {"title": "Buy milk"}
    outputs = sse.only(chunks, "tool-output-available")
    assert [chunk["output"]["status"] for chunk in outputs] == ["ok", "error"]
    [error] = sse.only(chunks, "tool-output-error")
    assert "not found" in error["errorText"]
    ids = [chunk["toolCallId"] for chunk in inputs]
    assert [chunk["toolCallId"] for chunk in [*outputs, error]] == ids
    assert [chunk["data"]["tool_call_id"] for chunk in sse.only(chunks, "data-tool")] == ids


async def test_the_stream_names_what_it_belongs_to_and_how_it_ended(
    person: Person, provider: StandIn
) -> None:
    provider.script.replies = [say("Hello.", usage=(20, 3))]

    chunks = await person.hear("hello there")

    start, conversation, finish = chunks[0], chunks[1], chunks[-2]
    ids = start["messageMetadata"]
    assert conversation["data"] == {"id": ids["conversation_id"], "title": "hello there"}
    said, reply = await person.assert_complete(ids["conversation_id"], ["done"])
    assert (said["id"], reply["id"]) == (ids["user_message_id"], start["messageId"])
    assert finish["finishReason"] == "stop"
    metadata = finish["messageMetadata"]
    assert metadata.pop("duration_ms") >= 0
    assert metadata == {
        "conversation_id": ids["conversation_id"],
        "turn_id": ids["turn_id"],
        "status": "done",
        "model": MODEL,
        "provider": "openai",
        "tokens": {"input": 20, "output": 3, "total": 23},
        "fallback": False,
    }


async def test_the_stream_of_a_failure_after_a_tool(person: Person, provider: StandIn) -> None:
    provider.script.replies = [call("add_task", {"title": "Buy milk"}), refuse(500)]

    chunks = await person.hear("milk")

    assert sse.types(chunks) == [*BEGIN, *TOOL, *TEXT, *END]
    assert 'Done by then: added 1 "Buy milk".' in sse.text(chunks)
    assert chunks[-2]["finishReason"] == "error"
    assert chunks[-2]["messageMetadata"]["status"] == "failed"


async def test_the_stream_says_that_it_is_still_there(
    person: Person, provider: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn_runner, "STREAM_HEARTBEAT_SECONDS", 0.02)
    gate = Gate()
    provider.script.replies = [say("It took a while.", before=gate)]

    async with person.listen("hello") as stream:
        async for chunk in stream:
            if chunk == sse.HEARTBEAT:
                break
        gate.open()
        rest = [chunk async for chunk in stream if chunk != sse.HEARTBEAT]

    assert sse.types(rest) == [*TEXT, *END]


async def test_what_is_streamed_is_what_is_kept(person: Person, provider: StandIn) -> None:
    provider.script.replies = [
        Reply(text="One moment.", calls=[Call("add_task", {"title": "Buy milk"})]),
        say("Added."),
    ]

    chunks = await person.hear("milk")

    _, reply = await person.assert_complete(chunks[1]["data"]["id"], ["done"])
    assert reply["content"] == sse.text(chunks)
    [kept] = reply["tool_calls"]
    [shown] = sse.only(chunks, "tool-output-available")
    assert (kept["id"], kept["result"]) == (shown["toolCallId"], shown["output"])


async def test_a_listener_who_leaves_does_not_stop_the_turn(person: Person, provider: StandIn) -> None:
    gate = Gate()
    provider.script.replies = [say("One moment, please.", halfway=gate), say("Hello again.")]

    async with person.listen("milk") as stream:
        conversation_id = (await _until(stream, "data-conversation"))["data"]["id"]
        await _until(stream, "text-delta")
        await gate.reached.wait()
    gate.open()

    await person.turn_ended(conversation_id)
    page = await person.conversation(conversation_id)
    assert page["messages"][-1]["content"] == "One moment, please."
    await person.say("hello", conversation_id)
    await person.assert_complete(conversation_id, ["done", "done"])


async def test_who_comes_back_hears_it_from_the_beginning(person: Person, provider: StandIn) -> None:
    gate = Gate()
    provider.script.replies = [say("One moment, please.", halfway=gate)]

    async with person.listen("milk") as first:
        conversation_id = (await _until(first, "data-conversation"))["data"]["id"]
        await gate.reached.wait()
        path = person.url(f"conversations/{conversation_id}/stream")
        async with person.http.stream("GET", path, headers=person.headers()) as response:
            assert response.headers["content-type"].startswith("text/event-stream")
            second = sse.chunks(response)
            heard = [await anext(second)]
            gate.open()
            heard += [chunk async for chunk in second]
        rest = [chunk async for chunk in first]

    assert sse.types(heard) == [*BEGIN, *TEXT, *END]
    assert sse.text(heard) == "One moment, please."
    assert heard[-2] == rest[-2]  # both hear the same end
    assert (await person.get(f"conversations/{conversation_id}/stream")).status_code == 204


async def test_nobody_joins_anothers_answer(person: Person, other: Person, provider: StandIn) -> None:
    gate = Gate()
    provider.script.replies = [say("A secret.", before=gate)]

    async with person.listen("hello") as stream:
        conversation_id = (await _until(stream, "data-conversation"))["data"]["id"]
        foreign = await other.get(f"conversations/{conversation_id}/stream")
        gate.open()
        [_ async for _ in stream]

    assert foreign.status_code == 404


async def _until(stream: object, kind: str) -> sse.Chunk:
    async for chunk in stream:  # type: ignore[attr-defined]
        if chunk["type"] == kind:
            return dict(chunk)
    raise AssertionError(f"no {kind} came")
