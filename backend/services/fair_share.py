"""Keeps one user's flood from being everybody's: each user has few places at work, and the rest of what
they sent waits in its own line. Not a count of requests: that is in rate_limit.py, for all replicas."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from errors import RateLimited

# After a piece of work whose user has more in line, its place stays empty for so many times as long: a flood
# gets a third of what its places could do, and who asks now and then notices nothing.
REST, LONGEST_REST_SECONDS = 2, 0.2


class _Line:
    """One user's places and how many hold or want one."""

    def __init__(self, places: int) -> None:
        self.places = asyncio.Semaphore(places)
        self.present = 0


class FairShare:
    """`places` of each user, in this process; whoever gets none waits in order of arrival. No more wait than
    `waiting`, if that is given."""

    def __init__(self, places: int, waiting: int | None = None) -> None:
        self._places = places
        self._present_at_most = None if waiting is None else places + waiting
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def place(self, user_id: str) -> AsyncIterator[None]:
        """A place for as long as the block runs; RateLimited when too many wait already."""
        line = self._lines.get(user_id)
        if line is None:
            line = self._lines[user_id] = _Line(self._places)
        if self._present_at_most is not None and line.present >= self._present_at_most:
            raise RateLimited(
                "Too many requests at once. Wait for the answers to those before.", retry_after=1
            )
        line.present += 1
        try:
            async with line.places:
                began = time.monotonic()
                yield
                if line.present > self._places:  # more of them wait: others first
                    await asyncio.sleep(min(REST * (time.monotonic() - began), LONGEST_REST_SECONDS))
        finally:
            line.present -= 1
            if not line.present:
                del self._lines[user_id]
