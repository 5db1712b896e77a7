"""What a user has set; today the time zone."""

from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Preference
from schemas import Preferences

DEFAULT_TIMEZONE = "UTC"

_c: Any = Preference.__table__.c
_ZONE = select(_c.timezone).where(_c.user_id == bindparam("user_id"))


async def get(session: AsyncSession, user_id: str) -> Preferences:
    """The preferences, with the default where nothing was set (`timezone_set` tells)."""
    zone = await session.scalar(_ZONE, {"user_id": user_id})
    return Preferences(timezone=zone or DEFAULT_TIMEZONE, timezone_set=zone is not None)


async def set_timezone(session: AsyncSession, user_id: str, timezone: str) -> Preferences:
    statement = insert(Preference).values(user_id=user_id, timezone=timezone)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[Preference.user_id], set_={"timezone": timezone, "updated_at": func.now()}
        )
    )
    return Preferences(timezone=timezone, timezone_set=True)
