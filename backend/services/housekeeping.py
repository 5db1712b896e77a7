"""What is removed when its time is over: deleted tasks and conversations, and the answers of old requests.

Every replica does it, now and then; whoever comes second finds less to do.
"""

import asyncio
import logging
import random

from sqlalchemy import text

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
            SELECT id FROM changes WHERE task_id = ANY (:tasks) ORDER BY id DESC LIMIT :count
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
            SELECT id FROM turns WHERE conversation_id = ANY (:conversations) LIMIT :count
        )
        RETURNING 1
    )
    SELECT count(*) FROM dropped
""")
_DROP_CONVERSATIONS = text("DELETE FROM conversations WHERE id = ANY (:conversations)")
_DROP_COUNTS = text("DELETE FROM rate_limits WHERE window_start < now() - interval '1 hour'")
_DROP_TASKS = text("DELETE FROM tasks WHERE id = ANY (:tasks)")

log = logging.getLogger(__name__)


async def empty_trash(database: Database, days: int) -> int:
    """Removes for good, with their history, the tasks that were deleted so long ago; gives their number.

    In statements of bounded size: a task may have any number of changes.
    """
    removed = 0
    while True:
        async with database.transaction() as session:
            found = await session.scalars(_EXPIRED, {"days": days, "count": TASKS_AT_ONCE})
            expired = list(found)
            if not expired:
                return removed
            dropped: int | None = CHANGES_AT_ONCE
            while dropped == CHANGES_AT_ONCE:
                dropped = await session.scalar(_DROP_CHANGES, {"tasks": expired, "count": CHANGES_AT_ONCE})
            await session.execute(_DROP_TASKS, {"tasks": expired})
        removed += len(expired)


async def forget_conversations(database: Database, days: int) -> int:
    """Removes for good, with their turns and messages, the conversations that were deleted so long ago;
    gives their number. In statements of bounded size: one may have any number of messages.
    """
    removed = 0
    while True:
        async with database.transaction() as session:
            found = await session.scalars(_FORGOTTEN, {"days": days, "count": CONVERSATIONS_AT_ONCE})
            forgotten = list(found)
            if not forgotten:
                return removed
            dropped: int | None = TURNS_AT_ONCE
            while dropped == TURNS_AT_ONCE:
                dropped = await session.scalar(
                    _DROP_TURNS, {"conversations": forgotten, "count": TURNS_AT_ONCE}
                )
            await session.execute(_DROP_CONVERSATIONS, {"conversations": forgotten})
        removed += len(forgotten)


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
