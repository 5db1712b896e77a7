"""One effect for one call, however often it is sent.

Every change of a call is stored under the call's key, which is unique per user. A replay therefore
cannot commit; it fails, on the key or on a rule of the changed state, and is given the first answer,
which is read from the stored changes.
"""

from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from errors import AppError, IdempotencyMismatch, Unavailable
from models import Change
from services.actor import Actor
from services.changes import ChangedTask
from services.tasks import Completion

Stored = Sequence[Change]


async def run_once[Answer](
    database: Database,
    actor: Actor,
    operation: Callable[[AsyncSession], Awaitable[Answer]],
    answer: Callable[[Stored], Answer],
    *,
    single_statement: bool = False,
) -> Answer:
    """Runs the operation in its own transaction, or gives the answer it gave before. IdempotencyMismatch if
    the key was that of another call.

    `answer` makes it from the stored changes, in order: `one`, `many`, `completion`, `undo.answer`.
    `single_statement` saves the round trips of a transaction for operations that are atomic without.
    """
    try:
        async with database.read() if single_statement else database.transaction() as session:
            return await operation(session)
    except Unavailable:
        raise
    except (AppError, IntegrityError) as error:
        if actor.call_key is None or not _may_be_replay(error):
            raise
        stored = await _stored(database, actor)
        if not stored:
            raise
        if stored[0].call_sha256 not in (None, actor.call_sha256):  # None: of before they were kept
            raise IdempotencyMismatch(
                "This key was used for another call, and nothing was changed. Use a new key for a new call."
            ) from None
        return answer(stored)


def one(stored: Stored) -> ChangedTask:
    return as_task(stored[0])


def many(stored: Stored) -> list[ChangedTask]:
    return [as_task(change) for change in stored]


def bulk(stored: Stored) -> list[ChangedTask]:
    """The tasks that were named, without the next instances that completing them added."""
    return [as_task(change) for change in stored if change.action != "add"]


def completion(stored: Stored) -> Completion:
    task, *following = many(stored)
    return Completion(task, following[0] if following else None)


def as_task(change: Change) -> ChangedTask:
    return ChangedTask(**change.after, change_id=change.id if change.action != "noop" else None)


def _may_be_replay(error: AppError | IntegrityError) -> bool:
    if isinstance(error, AppError):
        return True
    diagnosis = getattr(error.orig, "diag", None)
    return getattr(diagnosis, "constraint_name", None) == "uq_changes_call"


async def _stored(database: Database, actor: Actor) -> Stored:
    async with database.read() as session:
        found = await session.scalars(
            select(Change)
            .where(Change.user_id == actor.user_id, Change.call_key == actor.call_key)
            .order_by(Change.call_index)
        )
        return found.all()
