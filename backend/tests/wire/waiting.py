"""Waiting for a state instead of for a time."""

import asyncio
import time
from collections.abc import Awaitable, Callable

PAUSE_SECONDS = 0.05


def wait_until(reached: Callable[[], object], *, seconds: float = 30, what: str = "the state") -> None:
    """Returns as soon as `reached` gives something true; fails when it never does."""
    deadline = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s for {what}")
        time.sleep(PAUSE_SECONDS)


async def until(reached: Callable[[], Awaitable[object]], *, seconds: float = 30, what: str) -> None:
    """The same, while other coroutines go on."""
    deadline = time.monotonic() + seconds
    while not await reached():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s for {what}")
        await asyncio.sleep(PAUSE_SECONDS)
