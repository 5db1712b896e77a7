"""Words that came together are read together; nothing else about a model's answer changes."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import openai
import pytest

from services.delta_merging import DeltaMerging, merged

DONE = b"data: [DONE]"
CALL = [{"index": 0, "id": "call_1", "function": {"name": "add_task", "arguments": "{"}}]


def event(content: str | None = None, *, delta: dict[str, Any] | None = None, **choice: Any) -> bytes:
    said = {"content": content} if content is not None else {}
    chunk = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "delta": {**said, **(delta or {})}, "finish_reason": None, **choice}],
    }
    return b"data: " + json.dumps(chunk).encode()


def contents(stream: bytes) -> list[str | None]:
    events = [part for part in stream.split(b"\n\n") if part and part != DONE]
    return [json.loads(part[6:])["choices"][0]["delta"].get("content") for part in events]


def test_words_in_a_row_become_one_event() -> None:
    assert contents(merged([event("a "), event("b ", delta={"role": "assistant"}), event("ü")])) == ["a b ü"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(event(delta={"tool_calls": CALL}), id="a tool call"),
        pytest.param(event("x", delta={"tool_calls": CALL}), id="a tool call with a word"),
        pytest.param(event("x", delta={"reasoning_content": "hm"}), id="a thought with a word"),
        pytest.param(event("x", delta={"refusal": "no"}), id="a refusal"),
        pytest.param(event(finish_reason="stop"), id="the end"),
        pytest.param(event("x", finish_reason="length"), id="the end with a word"),
        pytest.param(event("x", index=1), id="another choice"),
        pytest.param(event("x", logprobs={"content": []}), id="probabilities"),
        pytest.param(b'data: {"choices": [], "usage": {"total_tokens": 3}}', id="usage"),
        pytest.param(
            b'data: {"error": {"message": "over"}, "choices": [{"delta": {"content": ""}}]}', id="an error"
        ),
        pytest.param(b"event: error\ndata: {}", id="an event with a name"),
        pytest.param(b": still here", id="a comment"),
        pytest.param(b"data: {not json", id="no JSON"),
        pytest.param(b'data: ["choices"]', id="no object"),
        pytest.param(DONE, id="the last word"),
    ],
)
def test_every_other_event_stays_as_it_is_in_its_place(other: bytes) -> None:
    stream = merged([event("a "), event("b "), other, event("c "), event("d ")])
    before, after = stream.split(other + b"\n\n")
    assert contents(before) == ["a b "]
    assert contents(after) == ["c d "]


def test_empty_fields_that_some_endpoints_send_are_no_hindrance() -> None:
    odd = event("b", delta={"tool_calls": None, "refusal": None, "function_call": None}, logprobs=None)
    assert contents(merged([event("a "), odd])) == ["a b"]


class _Upstream(httpx2.AsyncByteStream):
    def __init__(self, pieces: list[bytes | Exception | asyncio.Event]) -> None:
        self._pieces = pieces
        self._begun = False
        self.closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert not self._begun  # a connection has one reader
        self._begun = True
        for piece in self._pieces:
            if isinstance(piece, Exception):
                raise piece
            if isinstance(piece, asyncio.Event):
                await piece.wait()
            else:
                yield piece

    async def aclose(self) -> None:
        self.closed = True


def client(
    merging: DeltaMerging, upstream: httpx2.AsyncByteStream, kind: str = "text/event-stream"
) -> httpx2.AsyncClient:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, headers={"content-type": kind}, stream=upstream)

    return httpx2.AsyncClient(
        transport=httpx2.MockTransport(answer), event_hooks={"response": [merging.merge]}
    )


async def received(merging: DeltaMerging, pieces: list[bytes | Exception | asyncio.Event]) -> list[bytes]:
    async with (
        client(merging, _Upstream(pieces)) as http,
        http.stream("GET", "http://model/") as response,
    ):
        return [piece async for piece in response.aiter_bytes()]


@pytest.mark.parametrize("size", [1, 7, 50, 10_000])
@pytest.mark.parametrize("end", [b"\n\n", b"\r\n\r\n"], ids=["LF", "CRLF"])
async def test_the_text_is_the_same_however_it_is_cut(size: int, end: bytes) -> None:
    stream = end.join([*(event(f"wört {n} ") for n in range(20)), event(finish_reason="stop"), DONE, b""])
    pieces: list[bytes | Exception | asyncio.Event] = [
        stream[at : at + size] for at in range(0, len(stream), size)
    ]
    told = contents(b"".join(await received(DeltaMerging(), pieces)))
    assert "".join(text or "" for text in told) == "".join(f"wört {n} " for n in range(20))
    assert len(told) < 20


async def test_the_first_word_does_not_wait_for_the_second() -> None:
    merging, hold = DeltaMerging(), asyncio.Event()
    upstream = _Upstream([event("a ") + b"\n\n", hold, event("b") + b"\n\n"])
    async with client(merging, upstream) as http, http.stream("GET", "http://model/") as response:
        pieces = response.aiter_bytes()
        assert contents(await anext(pieces)) == ["a "]
        assert merging.streams == 1
        hold.set()
        assert contents(await anext(pieces)) == ["b"]
        assert [piece async for piece in pieces] == []
    assert merging.streams == 0
    assert upstream.closed


async def test_a_cut_connection_is_told_after_what_came_before_it() -> None:
    merging = DeltaMerging()
    cut = httpx2.RemoteProtocolError("cut")
    async with (
        client(merging, _Upstream([event("a ") + b"\n\n", b"data: {", cut])) as http,
        http.stream("GET", "http://model/") as response,
    ):
        pieces = response.aiter_bytes()
        got = [await anext(pieces), await anext(pieces)]
        with pytest.raises(httpx2.RemoteProtocolError):
            await anext(pieces)
    assert b"".join(got) == event("a ") + b"\n\n" + b"data: {"
    assert merging.streams == 0


async def test_a_reader_that_goes_away_ends_the_reading() -> None:
    merging, never = DeltaMerging(), asyncio.Event()
    upstream = _Upstream([event("a ") + b"\n\n", never])
    before = asyncio.all_tasks()
    async with client(merging, upstream) as http, http.stream("GET", "http://model/") as response:
        async for _ in response.aiter_bytes():
            break
    assert merging.streams == 0
    assert upstream.closed
    assert asyncio.all_tasks() <= before


async def test_other_answers_are_left_alone() -> None:
    merging = DeltaMerging()
    async with client(merging, _Upstream([b'{"a": 1}']), "application/json") as http:
        assert (await http.get("http://model/")).json() == {"a": 1}


async def test_the_models_client_reads_the_whole_answer() -> None:
    pieces = [event("Hello ") + b"\n\n" + event("there") + b"\n\n" + event(finish_reason="stop") + b"\n\n"]
    http = client(DeltaMerging(), _Upstream([*pieces, DONE + b"\n\n"]))
    model = openai.AsyncOpenAI(api_key="none", base_url="http://model/v1", http_client=http)
    stream = await model.chat.completions.create(
        model="m", messages=[{"role": "user", "content": "hi"}], stream=True
    )
    chunks = [chunk async for chunk in stream]
    assert [chunk.choices[0].delta.content for chunk in chunks] == ["Hello there", None]
    assert chunks[-1].choices[0].finish_reason == "stop"
    await model.close()
