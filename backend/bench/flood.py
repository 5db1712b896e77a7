"""What one user's flood does to another: the same requests of a calm user, beside it and without it."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import httpx2

from bench import stack
from bench.wire import Connection, Refused

CONNECTIONS = 20
ROUND_SECONDS = 4.0

type Send = Callable[[Connection, stack.User], Awaitable[object]]


async def say(connection: Connection, user: stack.User) -> object:
    path, body = f"/api/{user.id}/chat", {"message": "Add a task to buy milk"}
    return await connection.request("POST", path, token=user.token, body=body)


async def look(connection: Connection, user: stack.User) -> object:
    return await connection.request("GET", f"/api/{user.id}/tasks?limit=50", token=user.token)


async def measure(web: httpx2.AsyncClient, rounds: int) -> list[tuple[str, list[float], list[float]]]:
    """By kind of flood: the calm user's milliseconds a turn during it, and those of the quiet between."""
    api_url = os.environ["API_URL"]
    calm, loud = [await stack.sign_up(web, os.environ["WEB_URL"]) for _ in range(2)]
    async with stack.database() as connection:
        await stack.fill_tasks(connection, loud.id, 1000)
    rows = []
    async with Connection(api_url) as api:
        await _turns(api, calm)  # does not count
        for name, send in (("chat", say), ("listing", look)):
            quiet, flooded = [], []
            for _ in range(rounds):
                quiet += await _turns(api, calm)
                async with _flood(api_url, loud, send):
                    flooded += await _turns(api, calm)
            rows.append((name, flooded, quiet))
    return rows


async def _turns(api: Connection, user: stack.User) -> list[float]:
    """Milliseconds of one turn after the other, with a breath between: somebody types."""
    taken, until = [], time.perf_counter() + ROUND_SECONDS
    while time.perf_counter() < until:
        started = time.perf_counter()
        await say(api, user)
        taken.append((time.perf_counter() - started) * 1000)
        await asyncio.sleep(0.02)
    return taken


@asynccontextmanager
async def _flood(api_url: str, user: stack.User, send: Send) -> AsyncIterator[None]:
    """`CONNECTIONS` clients of one user that send again as soon as they are answered."""

    async def client() -> None:
        async with Connection(api_url) as connection:
            while True:
                with suppress(Refused):
                    await send(connection, user)

    clients = [asyncio.create_task(client()) for _ in range(CONNECTIONS)]
    await asyncio.sleep(0.5)
    try:
        yield
    finally:
        for task in clients:
            task.cancel()
        await asyncio.gather(*clients, return_exceptions=True)
