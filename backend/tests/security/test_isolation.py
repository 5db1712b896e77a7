"""Fifty people talking at once: everyone's list is exactly what they asked for."""

import asyncio
from collections import Counter
from typing import Any

import httpx2
import pytest

from tests.wire.services import Stack

pytestmark = [pytest.mark.slow, pytest.mark.timeout(420)]

USERS, TURNS, AT_ONCE = 50, 20, 16


async def say(
    http: httpx2.AsyncClient, stack: Stack, user: str, message: str, conversation: str | None
) -> dict[str, Any]:
    answer = await http.post(
        f"{stack.api.url}/api/{user}/chat",
        json={"message": message, "conversation_id": conversation},
        headers=stack.headers(user),
    )
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    assert document["status"] == "done", document
    return document


class Person:
    """Adds tasks named after themselves, completes some, deletes some, and remembers."""

    def __init__(self, number: int) -> None:
        self.user = f"person-{number}"
        self.word = f"Pebble{number:02}"
        self.conversation: str | None = None
        self.expected: dict[int, tuple[str, bool]] = {}

    def messages(self) -> list[str]:
        said = []
        for turn in range(TURNS):
            number = len(self.expected) + 1
            if turn % 5 == 3:
                said.append(f"Mark task {number - 1} as complete")
                self.expected[number - 1] = (self.expected[number - 1][0], True)
            elif turn % 5 == 4:
                said.append("Show me all my tasks")
            else:
                title = f"{self.word} stone {turn}"
                said.append(f"Add a task called '{title}'")
                self.expected[number] = (title, False)
        return said


async def test_fifty_people_at_once(stack: Stack) -> None:
    people = [Person(number) for number in range(USERS)]
    at_once = asyncio.Semaphore(AT_ONCE)
    limits = httpx2.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
    seen: Counter[str] = Counter()

    async with httpx2.AsyncClient(trust_env=False, timeout=120, limits=limits) as http:

        async def live(person: Person) -> None:
            for message in person.messages():
                async with at_once:  # one turn at a time each, everyone's turns mixed
                    document = await say(http, stack, person.user, message, person.conversation)
                person.conversation = document["conversation_id"]
                text = str(document)
                strangers = [other.word for other in people if other is not person and other.word in text]
                assert strangers == [], f"{person.user} was told of {strangers}"
                seen[person.user] += 1

        await asyncio.gather(*[live(person) for person in people])
        assert set(seen.values()) == {TURNS}
        assert len({person.conversation for person in people}) == USERS
        for person in people:
            answer = await http.get(
                f"{stack.api.url}/api/{person.user}/tasks",
                params={"limit": 200},
                headers=stack.headers(person.user),
            )
            found = {task["number"]: (task["title"], task["completed"]) for task in answer.json()["tasks"]}
            assert found == person.expected, person.user
            own = await http.get(
                f"{stack.api.url}/api/{person.user}/conversations", headers=stack.headers(person.user)
            )
            assert [one["id"] for one in own.json()["conversations"]] == [person.conversation]
