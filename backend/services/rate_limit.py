"""How often a user may ask, counted in the database so that every replica counts the same."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from errors import RateLimited

WINDOW_SECONDS = 3600

# One statement and one row a user: exact under any number of concurrent requests.
_COUNT = text("""
    INSERT INTO rate_limits AS r (user_id, name, window_start, count)
    VALUES (:user_id, :name, :window_start, 1)
    ON CONFLICT (user_id, name) DO UPDATE SET
        count = CASE WHEN r.window_start = excluded.window_start THEN r.count + 1 ELSE 1 END,
        window_start = excluded.window_start
    RETURNING count
""")


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left in this window; `reset` is the Unix second in which the next one begins."""

    limit: int
    remaining: int
    reset: int

    @property
    def headers(self) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }


async def count(session: AsyncSession, user_id: str, name: str, limit: int) -> Allowance:
    """Counts one request; RateLimited, with the seconds to wait, when it is one too many."""
    now = int(time.time())
    window_start = now - now % WINDOW_SECONDS
    parameters = {
        "user_id": user_id,
        "name": name,
        "window_start": datetime.fromtimestamp(window_start, UTC),
    }
    used = (await session.execute(_COUNT, parameters)).scalar_one()
    allowance = Allowance(limit, max(0, limit - used), window_start + WINDOW_SECONDS)
    if used > limit:
        wait = allowance.reset - now
        raise RateLimited(
            f"That was the limit of {limit} messages an hour. You can go on in {-(-wait // 60)} min.",
            retry_after=wait,
            headers=allowance.headers,
        )
    return allowance
