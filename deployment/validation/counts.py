"""What the application really holds, counted from each person's own export."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import httpx2

from validation.figures import counted
from validation.people import Person


@dataclass(frozen=True, slots=True)
class Count:
    """Rows held, and how they compare with what was confirmed. `lost` and `doubled` are to be 0."""

    tasks: int
    messages: int
    confirmed_tasks: int
    confirmed_turns: int
    lost: int
    doubled: int

    @property
    def exact(self) -> bool:
        return self.lost == 0 and self.doubled == 0

    def __str__(self) -> str:
        return (
            f"{counted(self.tasks, 'task')} and {counted(self.messages, 'message')} held;"
            f" {self.confirmed_tasks:,} tasks and {self.confirmed_turns:,} turns confirmed:"
            f" {self.lost} lost, {self.doubled} doubled"
        )


def compare(export: dict[str, Any], titles_done: Sequence[str], turns_done: Sequence[str]) -> Count:
    """One export against what its owner was told. A confirmed turn has two messages, no more, no less."""
    titles = Counter(task["title"] for task in export["tasks"])
    messages = [message for each in export["conversations"] for message in each["messages"]]
    turns = Counter(message["turn_id"] for message in messages)
    lost = sum(titles[title] == 0 for title in titles_done) + sum(turns[turn] < 2 for turn in turns_done)
    doubled = sum(count - 1 for count in titles.values()) + sum(max(0, count - 2) for count in turns.values())
    return Count(len(export["tasks"]), len(messages), len(titles_done), len(turns_done), lost, doubled)


def total(counts: Sequence[Count]) -> Count:
    """All of them together."""
    return Count(
        *(
            sum(getattr(count, name) for count in counts)
            for name in ("tasks", "messages", "confirmed_tasks", "confirmed_turns", "lost", "doubled")
        )
    )


async def count(people: Sequence[Person]) -> Count:
    """What is held of these people, by their exports; one after the other: they are not what is measured."""
    return total([compare(await _export(person), person.titles_done, person.turns_done) for person in people])


async def _export(person: Person) -> dict[str, Any]:
    for pause in (1, 3, 9):
        try:
            found: dict[str, Any] = await person.get("export")
            return found
        except httpx2.HTTPError:
            await asyncio.sleep(pause)
    last: dict[str, Any] = await person.get("export")
    return last


async def still_signed_in(people: Sequence[Person]) -> int:
    """How many of them still get a new token by their old cookie."""

    async def check(person: Person) -> bool:
        session = await person.http.get("/api/auth/get-session")
        found = session.json() if session.status_code == 200 else None
        return found is not None and found["user"]["id"] == person.id

    return sum(await asyncio.gather(*(check(person) for person in people)))
