"""A user's requests take a few places of the process; another's do not wait for them."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from main import REQUESTS, WAITING
from routes.dependencies import Services
from tests.routes.conftest import Person

ASKED = [
    ("GET", "/tasks", None),
    ("GET", "/conversations", None),
    ("GET", "/preferences", None),
    ("GET", "/export", None),
    ("POST", "/chat", {"message": "hello"}),
]


@pytest.mark.parametrize(("method", "path", "body"), ASKED)
async def test_one_too_many_waits(
    app: FastAPI, ann: Person, bob: Person, method: str, path: str, body: Any
) -> None:
    services: Services = app.state.services
    async with AsyncExitStack() as taken:
        for _ in range(REQUESTS):
            await taken.enter_async_context(services.shares.place(ann.id))
        waiting = asyncio.create_task(ann.send(method, path, json=body))
        assert (await bob.send("GET", "/tasks")).status_code == 200
        assert not waiting.done()
    assert (await waiting).status_code == 200


async def test_the_line_has_an_end(app: FastAPI, ann: Person, bob: Person, http: httpx2.AsyncClient) -> None:
    services: Services = app.state.services
    async with AsyncExitStack() as taken:
        for _ in range(REQUESTS):
            await taken.enter_async_context(services.shares.place(ann.id))
        waiting = [asyncio.create_task(_wait(services, ann.id)) for _ in range(WAITING)]
        await asyncio.sleep(0)
        answer = await ann.send("GET", "/tasks")
        assert (answer.status_code, answer.json()["error"]) == (429, "rate_limited")
        assert answer.headers["Retry-After"] == "1"
        assert (await bob.send("GET", "/tasks")).status_code == 200
    await asyncio.gather(*waiting)


async def _wait(services: Services, user_id: str) -> None:
    async with services.shares.place(user_id):
        pass
