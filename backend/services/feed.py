"""The secret link of a calendar feed: made, revoked, and who it is of.

The client makes the secret, and only its hash is kept. So no answer holds it, and neither does the copy of an
answer that is kept for a request that is sent again (requests.py). It opens the feed and nothing else.
"""

import hashlib

from sqlalchemy import delete, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from errors import NotFound
from models import CalendarFeed
from schemas import CalendarFeed as FeedState

FETCHES_PER_HOUR = 120  # calendar apps ask every few minutes at most, and a person has a handful


async def state(session: AsyncSession, user_id: str) -> FeedState:
    """Whether the user has a link, since when, and when it was last asked."""
    query = select(CalendarFeed.created_at, CalendarFeed.last_fetched_at)
    row = (await session.execute(query.where(CalendarFeed.user_id == user_id))).first()
    if row is None:
        return FeedState(active=False, created_at=None, last_fetched_at=None)
    return FeedState(active=True, created_at=row.created_at, last_fetched_at=row.last_fetched_at)


async def make(session: AsyncSession, user_id: str, secret: str) -> FeedState:
    """A new link; the one before no longer leads anywhere."""
    new = {"secret_sha256": _hash(secret), "created_at": func.now(), "last_fetched_at": None}
    statement = insert(CalendarFeed).values(user_id=user_id, **new)
    await session.execute(statement.on_conflict_do_update(index_elements=[CalendarFeed.user_id], set_=new))
    return await state(session, user_id)


async def revoke(session: AsyncSession, user_id: str) -> None:
    """No link any more; none is as good as none before."""
    await session.execute(delete(CalendarFeed).where(CalendarFeed.user_id == user_id))


async def owner(session: AsyncSession, secret: str) -> str:
    """Whose feed the secret opens, noted as asked now; NotFound for whatever opens none."""
    known = CalendarFeed.secret_sha256 == _hash(secret)
    # Only who knows a secret can make it theirs too, and then it stays with whom it was of first.
    query = select(CalendarFeed.user_id).where(known).order_by(CalendarFeed.created_at).limit(1)
    user_id = await session.scalar(query)
    if user_id is None:
        raise NotFound("There is no such calendar. Its link may have been revoked.")
    last = CalendarFeed.last_fetched_at
    a_minute_ago = func.now() - text("interval '1 minute'")
    await session.execute(
        update(CalendarFeed)
        .where(CalendarFeed.user_id == user_id, or_(last.is_(None), last < a_minute_ago))
        .values(last_fetched_at=func.now())
    )
    return user_id


def _hash(secret: str) -> str:
    """Of 256 random bits, so it needs neither salt nor slowness."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
