"""Talking to the assistant as the page does: streamed, with a key, and again under that key if need be."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx2

from validation.people import Person, SignedOut
from validation.tally import Attempt, Tally

# The page offers a retry at once; a person needs about a second to take it, and gives up after half a minute.
PAUSES_SECONDS = (0.5, 1, 1, 2, 2, 4, 4, 8, 8)

type Chunk = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """When a piece of the text came (time.monotonic), and how many words were there before it."""

    at: float
    words_before: int


@dataclass(slots=True)
class Answer:
    """What came of one chat request. `results`: the tools' envelopes in order."""

    attempt: Attempt
    status: str = ""
    conversation_id: str | None = None
    turn_id: str = ""
    text: str = ""
    results: list[dict[str, Any]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def tools_ok(self) -> bool:
        """Whether at least one tool ran, and all did what they should."""
        return bool(self.results) and all(result.get("status") == "ok" for result in self.results)


async def chunks(response: httpx2.Response) -> AsyncIterator[Chunk]:
    """The chunks of a UI message stream; the end marker comes as {"type": "[DONE]"}."""
    async for line in response.aiter_lines():
        if line.startswith("data: "):
            data = line.removeprefix("data: ")
            yield {"type": data} if data == "[DONE]" else json.loads(data)


def take(answer: Answer, chunk: Chunk) -> str:
    """Adds what a chunk says to the answer; the sentence when it tells of a failure."""
    metadata = chunk.get("messageMetadata") or {}
    match chunk["type"]:
        case "start":
            answer.conversation_id, answer.turn_id = metadata["conversation_id"], metadata["turn_id"]
        case "text-delta":
            now = time.monotonic()
            if answer.attempt.first_word is None:
                answer.attempt.first_word = now - answer.attempt.started
            answer.pieces.append(Piece(now, len(answer.text.split())))
            answer.text += chunk["delta"]
        case "tool-output-available":
            answer.results.append(chunk["output"])
        case "tool-output-error":
            answer.results.append({"status": "error", "error": {"message": chunk["errorText"]}})
        case "finish":
            answer.status = metadata.get("status", "")
        case "error":
            return str(chunk["errorText"])
    return ""


async def refusal(response: httpx2.Response) -> str:
    """`503 unavailable` for an answer that is an error."""
    await response.aread()
    try:
        code = str(response.json()["error"])
    except (ValueError, KeyError, TypeError):
        code = response.text[:60].replace("\n", " ")
    return f"{response.status_code} {code}"


async def say(
    person: Person,
    message: str,
    conversation_id: str | None = None,
    *,
    key: str | None = None,
    request_id: str = "",
    http: httpx2.AsyncClient | None = None,
) -> Answer:
    """One streamed chat request, whatever comes of it. `http`: another way in than the person's browser."""
    answer = Answer(Attempt("chat", time.monotonic()), conversation_id=conversation_id)
    more = {"Accept": "text/event-stream", "Idempotency-Key": key or str(uuid4())}
    if request_id:
        more["X-Request-ID"] = request_id
    body = {"message": message, "conversation_id": conversation_id}
    begun = ended = False
    sentence = ""
    try:
        headers = await person.headers(**more)
        client = http or person.http
        async with client.stream("POST", person.path("chat"), headers=headers, json=body) as response:
            if response.status_code != 200:
                answer.attempt.end(await refusal(response))
                return answer
            async for chunk in chunks(response):
                begun = begun or chunk["type"] == "start"
                ended = ended or chunk["type"] == "finish"
                sentence = take(answer, chunk) or sentence
    except (httpx2.HTTPError, SignedOut) as error:
        answer.attempt.end(f"{type(error).__name__} {error}".strip(), cut=begun)
        return answer
    if sentence:
        answer.attempt.end(f"stream error: {sentence}", cut=True)
    elif not ended:
        answer.attempt.end("the stream ended without its last event", cut=True)
    elif answer.status != "done":
        answer.attempt.end(f"the turn is {answer.status}", cut=answer.status == "interrupted")
    else:
        answer.attempt.end()
    return answer


async def say_until_done(
    person: Person,
    message: str,
    conversation_id: str | None,
    tally: Tally,
    *,
    needs_tool: bool = True,
) -> Answer:
    """Says it until it is done, as a person at the page would: the same key while the outcome is open, a new
    one when the turn is over without having done it. All tries are one request of the tally."""
    attempts: list[Attempt] = []
    key = str(uuid4())
    for pause in (*PAUSES_SECONDS, None):
        answer = await say(person, message, conversation_id, key=key)
        if answer.attempt.ok and needs_tool and not answer.tools_ok:
            answer.attempt.error = f"not done: {answer.text[:80]}"
        attempts.append(answer.attempt)
        if answer.attempt.ok or pause is None:
            break
        if answer.status == "failed" or answer.attempt.error.startswith("not done"):
            key = str(uuid4())
        await asyncio.sleep(pause)
    tally.add(attempts)
    if answer.attempt.ok:
        person.turns_done.append(answer.turn_id)
    return answer


async def add_task(person: Person, title: str, conversation_id: str | None, tally: Tally) -> Answer:
    """Adds a task by chat; a title the application has confirmed is remembered."""
    answer = await say_until_done(person, f"Create a task called '{title}'", conversation_id, tally)
    if answer.attempt.ok:
        person.titles_done.append(title)
    return answer
