"""Fewer, larger pieces of an answer when many are streamed at once.

A model sends one event a word, and reading one costs the client, the Agents SDK and the way to the page
0.4 ms together: half a core is busy with 50 answers at 25 words a second. Here the words that came in the
meantime are put into one event, before anybody reads them, so that the cost goes with the pieces and not
with the words. An answer by itself is passed on as it comes.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from itertools import groupby
from typing import Any

import httpx2

# Of all answers of the process together: 100 of them show a third of a second's words at a time.
PIECES_A_SECOND = 300

_BETWEEN_EVENTS = re.compile(rb"\r?\n\r?\n")


class DeltaMerging:
    """One for a process: `merge` is a response hook for the HTTP client of a model."""

    def __init__(self) -> None:
        self.streams = 0

    async def merge(self, response: httpx2.Response) -> None:
        """Has the events of a streamed answer merged while it is read; leaves every other response alone."""
        kind = response.headers.get("content-type", "")
        if kind.startswith("text/event-stream") and "content-encoding" not in response.headers:
            assert isinstance(response.stream, httpx2.AsyncByteStream)  # noqa: S101  # of an async client
            response.stream = _MergedStream(response.stream, self)

    @property
    def pause(self) -> float:
        """Seconds from one piece of an answer to its next."""
        return self.streams / PIECES_A_SECOND


class _MergedStream(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, merging: DeltaMerging) -> None:
        self._inner = inner
        self._merging = merging
        self._received: list[bytes] = []
        self._rest = b""  # of an event that is not complete
        self._more = asyncio.Event()
        self._reading: asyncio.Task[None] | None = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Goes on where an earlier one stopped: the client reads the rest after the last event it wants."""
        if self._reading is None:
            self._reading = asyncio.create_task(self._read())
        while not self._reading.done():
            await self._more.wait()
            self._more.clear()
            *events, self._rest = _BETWEEN_EVENTS.split(self._rest + self._take())
            if events:
                yield merged(events)
                await asyncio.sleep(self._merging.pause)
        if left := self._rest + self._take():
            self._rest = b""
            yield left
        await self._reading  # raises what ended it

    async def aclose(self) -> None:
        """Called by the client at the end of every response, read to its end or not."""
        if self._reading is not None:
            self._reading.cancel()
        try:
            if self._reading is not None:
                await asyncio.gather(self._reading, return_exceptions=True)
        finally:
            await self._inner.aclose()

    async def _read(self) -> None:
        self._merging.streams += 1
        try:
            async for data in self._inner:
                self._received.append(data)
                self._more.set()
        finally:
            self._merging.streams -= 1
            self._more.set()

    def _take(self) -> bytes:
        data = b"".join(self._received)
        self._received.clear()
        return data


def merged(events: Sequence[bytes]) -> bytes:
    """The events with each run of plain words as one event; all others as they are, in their places."""
    if len(events) == 1:
        return events[0] + b"\n\n"
    told: list[bytes] = []
    for plain, group in groupby(
        [(event, _words(event)) for event in events], lambda pair: pair[1] is not None
    ):
        run = list(group)
        if plain and len(run) > 1:
            told.append(_as_one([chunk for _, chunk in run if chunk]))
        else:
            told += [event for event, _ in run]
    return b"".join(event + b"\n\n" for event in told)


def _as_one(chunks: list[dict[str, Any]]) -> bytes:
    """The first chunk with the text of all."""
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    deltas[0]["content"] = "".join(delta["content"] for delta in deltas)
    return b"data: " + json.dumps(chunks[0]).encode()


def _words(event: bytes) -> dict[str, Any] | None:
    """The event's chunk when it holds a piece of text and nothing else; None for every other event."""
    if not event.startswith(b"data: {") or b"\n" in event:
        return None
    try:
        chunk: dict[str, Any] = json.loads(event[6:])
    except ValueError:
        return None
    match chunk:
        case {"choices": [{"delta": {"content": str(), **others}, **rest}]}:
            others.pop("role", None)
            # Also an index other than 0.
            more = (*others.values(), *rest.values(), chunk.get("usage"), chunk.get("error"))
            return None if any(more) else chunk
        case _:
            return None
