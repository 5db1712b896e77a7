"""The database: one engine a process, and the two ways to use it.

Every statement is safe behind a transaction pooler (PgBouncer, Neon's `-pooler` host): nothing is
prepared by name, nothing relies on session state. See docs/adr/0002-psycopg.md.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from psycopg.abc import PQGen
from sqlalchemy import URL, QueuePool, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from config import Settings
from errors import Unavailable
from metrics import Connections

CONNECT_TIMEOUT_SECONDS = 2  # libpq's smallest
# For a connection, and for one statement, which takes milliseconds: a request that cannot have it is
# answered within two seconds.
ANSWER_SECONDS = 1.7

# SQLSTATE classes that mean "not now": connection failures, resources, operator intervention; and 40, two
# transactions in each other's way, of which PostgreSQL has ended this one.
_TRANSIENT_CLASSES = ("08", "40", "53", "57")


def sqlalchemy_url(database_url: str) -> URL:
    """The URL as people write it (`postgresql://`, Neon's parameters included) with our driver named."""
    return make_url(database_url).set(drivername="postgresql+psycopg")


class PromptConnection(psycopg.AsyncConnection[Any]):
    """Ends a wait for the server after a bounded time, and the connection with it.

    A server that hangs, and a network that swallows packets, close nothing: without this a request on an
    established connection would wait for as long as they do.
    """

    @classmethod
    async def open(cls, *args: Any, **parameters: Any) -> "PromptConnection":
        """Connects; psycopg's own limit is for each address of the host, this one is for all."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await cls.connect(*args, **parameters)
        except TimeoutError as error:
            raise psycopg.errors.ConnectionTimeout("connection timeout expired") from error

    async def wait[T](self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:  # noqa: ASYNC109  # psycopg's signature
        try:
            return await super().wait(gen, interval, ANSWER_SECONDS if timeout is None else timeout)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == psycopg.pq.TransactionStatus.ACTIVE:
                self.pgconn.finish()  # out of time; what the server still does is unknown
            raise


class Database:
    """A pool of connections. `transaction()` for writes, `read()` for single statements."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        # Most statements stand alone. To switch a connection to that and back for each cost 80 us of 360.
        alone = create_async_engine(
            sqlalchemy_url(settings.database_url.get_secret_value()),
            pool_size=settings.database_pool_size,
            max_overflow=settings.database_pool_size,
            pool_timeout=ANSWER_SECONDS,
            pool_recycle=300,  # seconds; Neon suspends after five idle minutes
            connect_args={
                "prepare_threshold": None,
                "connect_timeout": CONNECT_TIMEOUT_SECONDS,
                "async_creator_fn": PromptConnection.open,
            },
            isolation_level="AUTOCOMMIT",
            skip_autocommit_rollback=True,
            use_native_hstore=False,
            hide_parameters=True,  # they are what people wrote, and errors are logged
        )
        self.engine = alone.execution_options(isolation_level="READ COMMITTED")
        self._write = async_sessionmaker(self.engine, expire_on_commit=False)
        self._read = async_sessionmaker(alone, expire_on_commit=False)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session committed at the end of the block, rolled back when it raises."""
        with translated_errors():
            async with self._write.begin() as session:
                yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session whose statements stand alone: one round trip each, no BEGIN or COMMIT."""
        with translated_errors():
            async with self._read() as session:
                yield session

    async def ping(self) -> None:
        """Returns when the database answers; raises Unavailable when it does not."""
        # Not cancelled with its caller: psycopg would then ask the server to stop the statement, and wait
        # for that up to ten seconds.
        await asyncio.shield(self._ping())

    async def _ping(self) -> None:
        async with self.read() as session:
            await session.execute(text("SELECT 1"))

    def connections(self) -> Connections:
        """How the pool stands just now."""
        pool = self.engine.pool
        assert isinstance(pool, QueuePool)  # noqa: S101  # an engine's usual one
        in_use = pool.checkedout()
        return Connections(in_use, in_use + pool.checkedin(), 2 * self.settings.database_pool_size)

    async def close(self) -> None:
        await self.engine.dispose()


class translated_errors:  # noqa: N801  # used like a function
    """Turns "the database is not there" into Unavailable; every other error passes unchanged."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, PoolTimeout) or (isinstance(error, DBAPIError) and _transient(error)):
            raise Unavailable("The database is not reachable just now. Please try again.") from error


def _transient(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    if state is None:  # libpq never reached a server
        return isinstance(error, OperationalError)
    return error.connection_invalidated or str(state).startswith(_TRANSIENT_CLASSES)
