"""Database URLs as providers hand them out."""

from collections.abc import Iterator
from urllib.parse import quote

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.dialects.postgresql.psycopg import PGDialectAsync_psycopg

from config import Settings
from db import Database, sqlalchemy_url
from errors import Unavailable
from migrations.__main__ import upgrade
from tests.database.tls_postgres import PASSWORD, tls_postgres

NEON = (
    "postgresql://neondb_owner:npg_S3cret@ep-cool-darkness-123456-pooler.eu-central-1.aws.neon.tech/neondb"
    "?sslmode=require&channel_binding=require"
)


def connection_parameters(url: str) -> dict[str, object]:
    """What the driver is given for this URL, as libpq itself reads it."""
    arguments, parameters = PGDialectAsync_psycopg().create_connect_args(sqlalchemy_url(url))
    return conninfo_to_dict(*arguments, **parameters)


def test_a_hosted_url_reaches_the_driver_as_given() -> None:
    assert connection_parameters(NEON) == {
        "host": "ep-cool-darkness-123456-pooler.eu-central-1.aws.neon.tech",
        "dbname": "neondb",
        "user": "neondb_owner",
        "password": "npg_S3cret",
        "sslmode": "require",
        "channel_binding": "require",
    }


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgres://someone:pass%2Fword%40@db:6432/tasks",
            {"host": "db", "port": "6432", "user": "someone", "password": "pass/word@", "dbname": "tasks"},
        ),
        (
            "postgresql://postgres:@/postgres?host=/run/postgresql",
            {"host": "/run/postgresql", "user": "postgres", "dbname": "postgres"},
        ),
        (
            "postgresql://someone@[::1]/tasks?application_name=todo",
            {"host": "::1", "user": "someone", "dbname": "tasks", "application_name": "todo"},
        ),
    ],
)
def test_other_forms(url: str, expected: dict[str, str]) -> None:
    given = connection_parameters(url)
    assert {name: str(value) for name, value in given.items() if value != ""} == expected


@pytest.fixture(scope="module")
def tls_port() -> Iterator[int]:
    with tls_postgres() as port:
        yield port


def hosted(port: int, password: str = PASSWORD) -> str:
    """Like a hosted database's URL, for the server on this port."""
    return (
        f"postgresql://owner:{quote(password, safe='')}@127.0.0.1:{port}/postgres"
        "?sslmode=require&channel_binding=require"
    )


@pytest.mark.slow
@pytest.mark.timeout(120)
class TestTls:
    async def test_without_tls_it_is_not_available(self, tls_port: int) -> None:
        database = Database(
            Settings(database_url=SecretStr(hosted(tls_port).replace("sslmode=require", "sslmode=disable")))
        )
        with pytest.raises(Unavailable):
            await database.ping()
        await database.close()

    async def test_a_wrong_password_is_not_in_the_error(self, tls_port: int) -> None:
        database = Database(Settings(database_url=SecretStr(hosted(tls_port, "canary-password"))))
        with pytest.raises(Unavailable) as refused:
            await database.ping()
        assert isinstance(refused.value.__cause__, Exception)
        assert "canary-password" not in f"{refused.value!r} {refused.value.__cause__!s}"
        await database.close()

    async def test_migrations_and_statements_with_channel_binding(self, tls_port: int) -> None:
        upgrade(hosted(tls_port))
        database = Database(Settings(database_url=SecretStr(hosted(tls_port))))
        async with database.read() as session:
            encrypted = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            assert await session.scalar(text(encrypted)) is True
            assert await session.scalar(text("SELECT count(*) FROM tasks")) == 0
        await database.close()

    def test_a_server_that_cannot_bind_the_channel_is_refused(self, server_url: str) -> None:
        """So the parameter is not lost on its way to the driver."""
        url = sqlalchemy_url(server_url).update_query_dict({"channel_binding": "require"})
        arguments, parameters = PGDialectAsync_psycopg().create_connect_args(url)
        with pytest.raises(psycopg.OperationalError, match="channel binding"):
            psycopg.connect(*arguments, **parameters)
