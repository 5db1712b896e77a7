"""One effect for one request that comes with an `Idempotency-Key`, however often it is sent.

The answer is stored by the transaction that has the effect. A repeated request cannot store another, so it
commits nothing and is given the first answer. A refused request had no effect and leaves nothing.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from errors import AppError, IdempotencyMismatch, Unavailable

KEPT_HOURS = 48
DROPPED_AT_ONCE = 1_000

# The answer as text: what is sent again is what was sent first, to the byte.
_STORE = text("""
    INSERT INTO requests (user_id, key, sha256, status, response)
    VALUES (:user_id, :key, :sha256, :status, CAST(:response AS json))
""")
_FIND = text("""
    SELECT sha256, status, CAST(response AS text) AS response
    FROM requests WHERE user_id = :user_id AND key = :key
""")


type Operation = Callable[[AsyncSession], Awaitable[BaseModel | None]]
type Effect = Callable[[], Awaitable[None]]

_DROP = text("""
    WITH dropped AS (
        DELETE FROM requests WHERE (user_id, key) IN (
            SELECT user_id, key FROM requests WHERE created_at < now() - make_interval(hours => :hours)
            ORDER BY created_at LIMIT :count FOR UPDATE SKIP LOCKED
        )
        RETURNING 1
    )
    SELECT count(*) FROM dropped
""")


@dataclass(frozen=True, slots=True)
class KeyedRequest:
    """A request and its key, which is the user's own."""

    user_id: str
    key: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: JSON, or nothing with a 204."""

    status: int
    content: str | None
    replayed: bool = False


def digest(method: str, path: str, body: bytes) -> str:
    """What makes two requests the same."""
    return hashlib.sha256(b"\n".join((method.encode(), path.encode(), body))).hexdigest()


async def run_once(
    database: Database,
    request: KeyedRequest | None,
    operation: Operation,
    *,
    status: int,
    before: Effect | None = None,
    single_statement: bool = False,
) -> Answer:
    """Runs the operation in its own transaction, or gives the answer it gave before; without a request,
    always runs it. IdempotencyMismatch if the key came with another request.

    `before` is what has to be done outside the transaction, and not again for a repeated request.
    `single_statement` saves the transaction for operations that are atomic without one.
    """
    if request is None:
        if before is not None:
            await before()
        async with database.read() if single_statement else database.transaction() as session:
            return _answer(status, await operation(session))
    if before is not None:
        if known := await _find(database, request):
            return known
        await before()
    try:
        async with database.transaction() as session:
            answer = _answer(status, await operation(session))
            await _store(session, request, answer)
            return answer
    except Unavailable:
        raise
    except (AppError, IntegrityError) as error:
        if isinstance(error, IntegrityError) and not _is_twin(error):
            raise
        # A twin may have made impossible what this one wanted: nobody deletes a task twice.
        if known := await _find(database, request):
            return known
        raise


def _answer(status: int, result: BaseModel | None) -> Answer:
    return Answer(status, None if result is None else result.model_dump_json())


async def _store(session: AsyncSession, request: KeyedRequest, answer: Answer) -> None:
    parameters = {
        "user_id": request.user_id,
        "key": request.key,
        "sha256": request.sha256,
        "status": answer.status,
        "response": answer.content,
    }
    await session.execute(_STORE, parameters)


async def _find(database: Database, request: KeyedRequest) -> Answer | None:
    async with database.read() as session:
        found = (await session.execute(_FIND, {"user_id": request.user_id, "key": request.key})).first()
    if found is None:
        return None
    if found.sha256 != request.sha256:
        raise IdempotencyMismatch(
            "This Idempotency-Key was used for another request. Use a new key for a new request."
        )
    return Answer(found.status, found.response, replayed=True)


async def drop_old(database: Database) -> None:
    """Removes answers nobody will ask for again; several replicas may do so at once."""
    dropped = DROPPED_AT_ONCE
    while dropped == DROPPED_AT_ONCE:
        async with database.read() as session:
            dropped = await session.scalar(_DROP, {"hours": KEPT_HOURS, "count": DROPPED_AT_ONCE})


def _is_twin(error: IntegrityError) -> bool:
    return getattr(getattr(error.orig, "diag", None), "constraint_name", None) == "pk_requests"
