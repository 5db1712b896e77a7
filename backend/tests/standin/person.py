"""Somebody who uses the API: speaks, listens, looks at their tasks, and sees what the database holds."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2
from sqlalchemy import func, select

from db import Database
from models import Change, Turn
from tests.standin import sse


@dataclass(slots=True)
class Person:
    user_id: str
    token: str
    http: httpx2.AsyncClient
    database: Database
    api: str  # the base URL of the replica this person talks to

    def at(self, api: str) -> "Person":
        """The same person at another replica."""
        return Person(self.user_id, self.token, self.http, self.database, api)

    def headers(self, key: str | None = None, **more: str) -> dict[str, str]:
        keyed = {"Idempotency-Key": key} if key else {}
        return {"Authorization": f"Bearer {self.token}", **keyed, **more}

    def url(self, path: str) -> str:
        return f"{self.api}/api/{self.user_id}/{path}"

    async def get(self, path: str) -> httpx2.Response:
        return await self.http.get(self.url(path), headers=self.headers())

    async def post(self, path: str, body: Any = None) -> httpx2.Response:
        return await self.http.post(self.url(path), headers=self.headers(), json=body)

    async def ask(
        self, message: str, conversation_id: str | None = None, key: str | None = None
    ) -> httpx2.Response:
        body = {"message": message, "conversation_id": conversation_id}
        return await self.http.post(self.url("chat"), headers=self.headers(key), json=body)

    async def say(
        self, message: str, conversation_id: str | None = None, key: str | None = None
    ) -> dict[str, Any]:
        """The JSON answer of a turn that was accepted."""
        response = await self.ask(message, conversation_id, key)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    @contextlib.asynccontextmanager
    async def listen(
        self, message: str, conversation_id: str | None = None, key: str | None = None
    ) -> AsyncIterator[AsyncIterator[sse.Chunk]]:
        """The answer as it comes; leaving the block hangs up."""
        body = {"message": message, "conversation_id": conversation_id}
        headers = self.headers(key, Accept="text/event-stream")
        async with self.http.stream("POST", self.url("chat"), headers=headers, json=body) as response:
            assert response.status_code == 200, await response.aread()
            assert response.headers["x-vercel-ai-ui-message-stream"] == "v1"
            yield sse.chunks(response)

    async def hear(
        self, message: str, conversation_id: str | None = None, key: str | None = None
    ) -> list[sse.Chunk]:
        """The whole stream of a turn."""
        async with self.listen(message, conversation_id, key) as chunks:
            return [chunk async for chunk in chunks]

    async def tasks(self, status: str = "all") -> list[dict[str, Any]]:
        response = await self.get(f"tasks?status={status}")
        assert response.status_code == 200, response.text
        tasks: list[dict[str, Any]] = response.json()["tasks"]
        return tasks

    async def titles(self) -> list[str]:
        return [task["title"] for task in await self.tasks()]

    async def conversation(self, conversation_id: str) -> dict[str, Any]:
        response = await self.get(f"conversations/{conversation_id}/messages")
        assert response.status_code == 200, response.text
        page: dict[str, Any] = response.json()
        return page

    async def turn_ended(self, conversation_id: str) -> None:
        """Returns when nothing is being answered there any more."""
        while (await self.conversation(conversation_id))["running_turn"] is not None:  # noqa: ASYNC110
            await asyncio.sleep(0.02)  # the database tells nobody by itself

    async def turn(self, turn_id: str) -> Turn:
        async with self.database.read() as session:
            return await session.get_one(Turn, UUID(turn_id))

    async def turns(self) -> list[Turn]:
        async with self.database.read() as session:
            found = await session.scalars(
                select(Turn).where(Turn.user_id == self.user_id).order_by(Turn.started_at)
            )
            return list(found.all())

    async def changes(self) -> int:
        async with self.database.read() as session:
            found = await session.scalar(
                select(func.count()).where(Change.user_id == self.user_id, Change.action != "noop")
            )
            return int(found or 0)

    async def assert_complete(self, conversation_id: str, statuses: list[str]) -> list[dict[str, Any]]:
        """Every turn is closed, every message has its answer, in order. `statuses`: of the answers."""
        page = await self.conversation(conversation_id)
        messages: list[dict[str, Any]] = page["messages"]
        assert page["running_turn"] is None
        assert [message["seq"] for message in messages] == list(range(1, 2 * len(statuses) + 1))
        assert [message["role"] for message in messages] == ["user", "assistant"] * len(statuses)
        assert [message["status"] for message in messages[1::2]] == statuses
        for message in messages[1::2]:
            turn = await self.turn(message["turn_id"])
            assert turn.status == message["status"]
            assert turn.finished_at is not None
        return messages
