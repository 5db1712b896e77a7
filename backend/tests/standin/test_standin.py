"""The stand-in itself, as the official client sees it: else tests would trust what is no provider."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import openai
import pytest

from tests.fixtures.ports import free_port
from tests.standin.script import Call, Reply, refuse, say
from tests.standin.server import StandIn
from tests.standin.serving import serving

BACKEND = Path(__file__).parents[2]
HELLO = [{"role": "user", "content": "hello"}]
TWO_CALLS = [Call("add_task", {"title": 'Say "hi"'}, id="a"), Call("list_tasks", {}, id="b")]


@pytest.fixture
async def stand_in() -> AsyncIterator[tuple[StandIn, openai.AsyncOpenAI]]:
    stand_in = StandIn()
    async with serving(stand_in.app) as listening, _client(listening.url) as client:
        yield stand_in, client


async def test_refusals_are_the_clients_own_errors(stand_in: tuple[StandIn, openai.AsyncOpenAI]) -> None:
    server, client = stand_in
    server.script.replies = [refuse(401), refuse(429, Retry_After="7"), refuse(500)]

    with pytest.raises(openai.AuthenticationError):
        await _stream(client)
    with pytest.raises(openai.RateLimitError) as limited:
        await _stream(client)
    with pytest.raises(openai.InternalServerError):
        await _stream(client)
    assert limited.value.response.headers["Retry-After"] == "7"


async def test_a_cut_stream_is_a_lost_connection(stand_in: tuple[StandIn, openai.AsyncOpenAI]) -> None:
    server, client = stand_in
    server.script.replies = [say("Hello there.", cut="text"), Reply(calls=TWO_CALLS, cut="arguments")]

    for _ in range(2):
        with pytest.raises(openai.APIConnectionError):
            await _stream(client)


@pytest.mark.parametrize(
    "messages",
    [
        [{"role": "tool", "tool_call_id": "a", "content": "{}"}],
        [{"role": "assistant", "content": None, "tool_calls": [{"id": "a", "function": {"name": "f"}}]}],
        [{"role": "assistant", "content": None, "tool_calls": [{"id": "a" * 41, "function": {"name": "f"}}]}],
        [{"role": "assistant", "content": None, "tool_calls": [{"id": "a", "function": {"name": "f g"}}]}],
    ],
    ids=["result without call", "call without result", "long id", "name with a space"],
)
async def test_a_history_that_strict_endpoints_refuse_is_refused(
    messages: list[dict[str, object]], stand_in: tuple[StandIn, openai.AsyncOpenAI]
) -> None:
    server, client = stand_in

    with pytest.raises(openai.BadRequestError):
        await _stream(client, messages)

    assert len(server.objections) == 1


async def test_streamed_and_whole_are_the_same_answer(stand_in: tuple[StandIn, openai.AsyncOpenAI]) -> None:
    server, client = stand_in
    reply = Reply(text="One moment, please.", calls=TWO_CALLS, usage=(5, 3))
    server.script.replies = [reply, reply]

    text, calls, usage = await _stream(client)
    whole = await client.chat.completions.create(model="m", messages=HELLO)  # type: ignore[call-overload]

    message = whole.choices[0].message
    assert text == message.content == reply.text
    said = {call.id: (call.function.name, call.function.arguments) for call in message.tool_calls}
    assert calls == said == {call.id: (call.name, call.text) for call in TWO_CALLS}
    assert usage == whole.usage.total_tokens == 8
    assert whole.choices[0].finish_reason == "tool_calls"


async def test_as_a_process_it_is_scripted_over_http() -> None:
    url = f"http://127.0.0.1:{(port := free_port())}"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.standin", "--port", str(port), cwd=BACKEND
    )
    try:
        async with httpx2.AsyncClient(base_url=url, trust_env=False) as http, _client(url) as client:
            await _until_it_listens(http, process)
            script = [{"text": "Scripted."}, {"calls": [{"name": "add_task", "arguments": {}, "id": "a"}]}]
            assert (await http.post("/script", json=script)).status_code == 204

            assert (await _stream(client))[0] == "Scripted."
            assert (await _stream(client))[1] == {"a": ("add_task", "{}")}
            assert (await _stream(client))[0] == "The stand-in heard: hello"  # the script is at its end

            assert [asked["messages"] for asked in (await http.get("/requests")).json()] == [HELLO] * 3
    finally:
        process.kill()
        await process.wait()


async def _until_it_listens(http: httpx2.AsyncClient, process: asyncio.subprocess.Process) -> None:
    while process.returncode is None:
        try:
            await http.get("/requests")
            return
        except httpx2.TransportError:
            await asyncio.sleep(0.05)
    raise AssertionError("the stand-in did not start")


def _client(url: str) -> openai.AsyncOpenAI:
    return openai.AsyncOpenAI(api_key="any", base_url=f"{url}/v1", max_retries=0)


async def _stream(
    client: openai.AsyncOpenAI, messages: object = HELLO
) -> tuple[str, dict[str, tuple[str, str]], int]:
    """Text, calls by id, and total tokens, put together from the pieces."""
    stream = await client.chat.completions.create(
        model="m",
        messages=messages,  # type: ignore[arg-type]
        stream=True,
        stream_options={"include_usage": True},
    )
    text, tokens = "", 0
    parts: dict[int, list[str]] = {}
    async for chunk in stream:
        tokens = chunk.usage.total_tokens if chunk.usage else tokens
        for choice in chunk.choices:
            text += choice.delta.content or ""
            for call in choice.delta.tool_calls or []:
                if call.id:
                    parts[call.index] = [call.id, call.function.name, ""]
                else:
                    parts[call.index][2] += call.function.arguments
    return text, {id_: (name, arguments) for id_, name, arguments in parts.values()}, tokens
