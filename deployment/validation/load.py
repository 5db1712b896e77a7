"""People who keep the application busy until told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

import httpx2

from validation.chat import PAUSES_SECONDS, add_task, refusal
from validation.people import Person, SignedOut
from validation.tally import Attempt, Tally

MESSAGES_A_CONVERSATION = 10
CHATS_A_PERSON = 60  # what a person may use up in one check


@dataclass(slots=True)
class Load:
    """What runs, and what became of it so far."""

    tally: Tally = field(default_factory=Tally)
    stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def requests(self, count: int, seconds: float) -> None:
        """Waits until `count` requests are through, `seconds` at most."""
        deadline = time.monotonic() + seconds
        while len(self.tally.requests) < count and time.monotonic() < deadline:  # noqa: ASYNC110
            await asyncio.sleep(0.2)  # thousands of requests would set an event each


async def read(person: Person, kind: str, path: str, tally: Tally, *, signed: bool = True) -> None:
    """A GET, tried again as the page does it."""
    attempts: list[Attempt] = []
    for pause in (*PAUSES_SECONDS, None):
        attempt = Attempt(kind, time.monotonic())
        attempts.append(attempt)
        try:
            headers = await person.headers() if signed else {}
            async with person.http.stream("GET", path, headers=headers) as response:
                if response.status_code == 200:
                    await response.aread()
                    attempt.end()
                else:
                    attempt.end(await refusal(response))
        except (httpx2.HTTPError, SignedOut) as error:
            attempt.end(f"{type(error).__name__} {error}".strip())
        if attempt.ok or pause is None:
            break
        await asyncio.sleep(pause)
    tally.add(attempts)


async def chat_on(person: Person, load: Load, *, chats: int = CHATS_A_PERSON, pause: float = 0.0) -> None:
    """Adds one task after the other by chat, in a new conversation now and then."""
    conversation: str | None = None
    for number in itertools.count():
        if load.stopped.is_set() or number == chats:
            return
        if number % MESSAGES_A_CONVERSATION == 0:
            conversation = None
        answer = await add_task(person, f"Lamp {uuid4().hex[:10]}", conversation, load.tally)
        conversation = answer.conversation_id
        await asyncio.sleep(pause)


async def browse_on(person: Person, load: Load, *, pause: float = 0.0) -> None:
    """Reads what the page reads: the page itself, the tasks, the conversations, the session."""
    reads = itertools.cycle(
        [
            ("page", "/chat", False),
            ("tasks", person.path("tasks?limit=50"), True),
            ("conversations", person.path("conversations?limit=20"), True),
            ("session", "/api/auth/get-session", False),
        ]
    )
    while not load.stopped.is_set():
        kind, path, signed = next(reads)
        await read(person, kind, path, load.tally, signed=signed)
        await asyncio.sleep(pause)


@contextlib.asynccontextmanager
async def busy(
    chatting: Sequence[Person],
    browsing: Sequence[Person] = (),
    *,
    chats: int = CHATS_A_PERSON,
    chat_pause: float = 0.0,
    browse_pause: float = 0.0,
) -> AsyncIterator[Load]:
    """Load as long as the block runs; at its end everybody finishes what they began."""
    load = Load()
    async with asyncio.TaskGroup() as group:
        for person in chatting:
            group.create_task(chat_on(person, load, chats=chats, pause=chat_pause))
        for person in browsing:
            group.create_task(browse_on(person, load, pause=browse_pause))
        try:
            yield load
        finally:
            load.stopped.set()
