"""How often a user may ask, counted in the database so that every replica counts the same."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from errors import RateLimited

WINDOW_SECONDS = 3600

# One statement and one row a user: exact under any number of concurrent requests.
# The hour is that of the database's clock: replicas whose clocks differ would begin it twice.
_COUNT = text("""
    INSERT INTO rate_limits AS r (user_id, name, window_start, count)
    VALUES (:user_id, :name, date_bin(make_interval(secs => :window), now(), 'epoch'), 1)
    ON CONFLICT (user_id, name) DO UPDATE SET
        count = CASE WHEN r.window_start = excluded.window_start THEN r.count + 1 ELSE 1 END,
        window_start = excluded.window_start
    RETURNING count, extract(epoch FROM window_start)::bigint, extract(epoch FROM now())::bigint
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


async def count(
    session: AsyncSession, user_id: str, name: str, limit: int, what: str = "messages"
) -> Allowance:
    """Counts one request; RateLimited, with the seconds to wait, when it is one too many. `what` they are."""
    parameters = {"user_id": user_id, "name": name, "window": WINDOW_SECONDS}
    used, began, now = (await session.execute(_COUNT, parameters)).one()
    allowance = Allowance(limit, max(0, limit - used), began + WINDOW_SECONDS)
    if used > limit:
        wait = allowance.reset - now
        raise RateLimited(
            f"That was the limit of {limit} {what} an hour. You can go on in {-(-wait // 60)} min.",
            retry_after=wait,
            headers=allowance.headers,
        )
    return allowance
