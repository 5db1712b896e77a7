"""Somebody whose assistant asks before it changes many tasks."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2
from sqlalchemy import select, update

from models import Approval, Turn
from tests.standin.person import Person
from tests.standin.sse import Chunk, chunks


@dataclass(slots=True)
class Asking:
    person: Person

    def at(self, api: str) -> "Asking":
        return Asking(self.person.at(api))

    async def fill(self, count: int) -> None:
        """Adds tasks "Task 1", "Task 2", ... by hand."""
        for number in range(1, count + 1):
            response = await self.person.post("tasks", {"title": f"Task {number}"})
            assert response.status_code == 201, response.text

    async def post_decisions(
        self, turn_id: str, decisions: Any, key: str | None = None, **headers: str
    ) -> httpx2.Response:
        return await self.person.http.post(
            self.person.url(f"turns/{turn_id}/approvals"),
            headers=self.person.headers(key, **headers),
            json={"decisions": decisions},
        )

    async def decide(self, answer: dict[str, Any], approved: bool, key: str | None = None) -> httpx2.Response:
        """Says the same to all that the answer asks."""
        return await self.post_decisions(answer["turn_id"], decisions(answer, approved), key)

    async def decided(self, answer: dict[str, Any], approved: bool) -> dict[str, Any]:
        response = await self.decide(answer, approved)
        assert response.status_code == 200, response.text
        continued: dict[str, Any] = response.json()
        return continued

    @contextlib.asynccontextmanager
    async def deciding(self, answer: dict[str, Any], approved: bool) -> AsyncIterator[AsyncIterator[Chunk]]:
        """The continuation as it comes."""
        async with self.person.http.stream(
            "POST",
            self.person.url(f"turns/{answer['turn_id']}/approvals"),
            headers=self.person.headers(Accept="text/event-stream"),
            json={"decisions": decisions(answer, approved)},
        ) as response:
            assert response.status_code == 200, await response.aread()
            yield chunks(response)

    async def decide_and_hear(self, answer: dict[str, Any], approved: bool) -> list[Chunk]:
        async with self.deciding(answer, approved) as rest:
            return [chunk async for chunk in rest]

    async def rows(self, turn_id: str) -> list[Approval]:
        async with self.person.database.read() as session:
            found = await session.scalars(
                select(Approval).where(Approval.turn_id == UUID(turn_id)).order_by(Approval.call_id)
            )
            return list(found.all())

    async def change(self, table: type[Approval] | type[Turn], turn_id: str, **values: Any) -> None:
        """Sets columns of the turn, or of what it asked, behind the service's back."""
        column = table.id if table is Turn else Approval.turn_id
        async with self.person.database.transaction() as session:
            await session.execute(update(table).where(column == UUID(turn_id)).values(**values))

    async def open_titles(self) -> list[str]:
        return [task["title"] for task in await self.person.tasks("pending")]


def decisions(answer: dict[str, Any], approved: bool) -> list[dict[str, Any]]:
    return [
        {"approval_id": approval["approval_id"], "approved": approved}
        for approval in answer["approvals"]
        if approval["decision"] is None
    ]
