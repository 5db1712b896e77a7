"""What is removed when its time is over: deleted tasks and conversations, and the answers of old requests.

Every replica does it, now and then; whoever comes second finds less to do.
"""

import asyncio
import logging
import random

from sqlalchemy import TextClause, text

from db import Database
from errors import Unavailable
from services import requests

FIRST_SECONDS = 30
EVERY_SECONDS = 900
TASKS_AT_ONCE = 100
CHANGES_AT_ONCE = 2_000
CONVERSATIONS_AT_ONCE = 100
TURNS_AT_ONCE = 1_000

# A task that is being restored is locked, and passed over.
_EXPIRED = text("""
    SELECT id FROM tasks WHERE deleted_at < now() - make_interval(days => :days)
    ORDER BY deleted_at LIMIT :count FOR UPDATE SKIP LOCKED
""")
_DROP_CHANGES = text("""
    WITH dropped AS (
        DELETE FROM changes WHERE id IN (
            SELECT id FROM changes WHERE task_id = ANY (:owners) ORDER BY id DESC LIMIT :count
        )
        RETURNING 1
    )
    SELECT count(*) FROM dropped
""")
_FORGOTTEN = text("""
    SELECT id FROM conversations WHERE deleted_at < now() - make_interval(days => :days)
    ORDER BY deleted_at LIMIT :count FOR UPDATE SKIP LOCKED
""")
_DROP_TURNS = text("""
    WITH dropped AS (
        DELETE FROM turns WHERE id IN (
            SELECT id FROM turns WHERE conversation_id = ANY (:owners) LIMIT :count
        )
        RETURNING 1
    )
    SELECT count(*) FROM dropped
""")
_DROP_CONVERSATIONS = text("DELETE FROM conversations WHERE id = ANY (:owners)")
_DROP_COUNTS = text("DELETE FROM rate_limits WHERE window_start < now() - interval '1 hour'")
_DROP_TASKS = text("DELETE FROM tasks WHERE id = ANY (:owners)")

log = logging.getLogger(__name__)


async def empty_trash(database: Database, days: int) -> int:
    """Removes for good, with their history, the tasks that were deleted so long ago; gives their number."""
    return await _remove(database, days, _EXPIRED, TASKS_AT_ONCE, _DROP_CHANGES, CHANGES_AT_ONCE, _DROP_TASKS)


async def forget_conversations(database: Database, days: int) -> int:
    """Removes for good, with their turns and messages, the conversations that were deleted so long ago;
    gives their number.
    """
    return await _remove(
        database, days, _FORGOTTEN, CONVERSATIONS_AT_ONCE, _DROP_TURNS, TURNS_AT_ONCE, _DROP_CONVERSATIONS
    )


async def _remove(
    database: Database,
    days: int,
    find: TextClause,
    at_once: int,
    drop_parts: TextClause,
    parts_at_once: int,
    drop: TextClause,
) -> int:
    """In statements of bounded size: what is removed may have any number of parts."""
    removed = 0
    while True:
        async with database.transaction() as session:
            found = list(await session.scalars(find, {"days": days, "count": at_once}))
            if not found:
                return removed
            dropped: int | None = parts_at_once
            while dropped == parts_at_once:
                dropped = await session.scalar(drop_parts, {"owners": found, "count": parts_at_once})
            await session.execute(drop, {"owners": found})
        removed += len(found)


async def drop_counts(database: Database) -> None:
    """Removes what was counted in hours that are over; see rate_limit.py."""
    async with database.transaction() as session:
        await session.execute(_DROP_COUNTS)


class Housekeeping:
    """Removes what is over, again and again, until it is closed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        pause = FIRST_SECONDS
        while True:
            # Replicas that started together do not work at the same time.
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311  # no secret
            pause = EVERY_SECONDS
            try:
                days = self._database.settings.trash_days
                tasks = await empty_trash(self._database, days)
                forgotten = await forget_conversations(self._database, days)
                await requests.drop_old(self._database)
                await drop_counts(self._database)
            except Unavailable:
                log.warning("nothing is removed: the database is away")
            except Exception:
                log.exception("removing what is over failed")
            else:
                if tasks or forgotten:
                    log.info(
                        "what was deleted is gone for good",
                        extra={"tasks": tasks, "conversations": forgotten},
                    )

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
