"""Not ready before the database is as new as the code: a rolling upgrade waits for the migration."""

from collections.abc import AsyncIterator

import pytest
from alembic.script import ScriptDirectory
from pydantic import SecretStr
from sqlalchemy import text

from config import Settings
from db import Database
from migrations.__main__ import upgrade
from services.readiness import Readiness, required_revision
from tests.wire.services import BACKEND


@pytest.fixture
async def database(empty_url: str) -> AsyncIterator[Database]:
    database = Database(Settings(database_url=SecretStr(empty_url)))
    yield database
    await database.close()


async def set_revision(database: Database, revision: str) -> None:
    async with database.transaction() as session:
        await session.execute(
            text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision}
        )


def test_the_required_revision_is_the_newest_migration() -> None:
    assert required_revision() == ScriptDirectory(str(BACKEND / "migrations")).get_current_head()


async def test_an_empty_database_is_waited_for(database: Database, empty_url: str) -> None:
    readiness = Readiness(database)
    checks = await readiness.checks()
    assert checks["database"] == "ok"
    assert checks["schema"].startswith(
        f"The database is at migration none, this release needs {required_revision()}."
    )
    upgrade(empty_url)
    assert await readiness.checks() == {"database": "ok", "schema": "ok"}


async def test_an_older_schema_is_not_enough(database: Database, empty_url: str) -> None:
    upgrade(empty_url)
    await set_revision(database, "0000")
    assert "is at migration 0000" in (await Readiness(database).checks())["schema"]


async def test_a_newer_schema_is(database: Database, empty_url: str) -> None:
    """So that the pods of the release before serve on while an upgrade rolls, and after it is rolled back."""
    upgrade(empty_url)
    await set_revision(database, "9999")
    assert (await Readiness(database).checks())["schema"] == "ok"


async def test_without_a_database_each_need_says_so(unused_tcp_port: int) -> None:
    url = f"postgresql://nobody:secret@127.0.0.1:{unused_tcp_port}/none"
    database = Database(Settings(database_url=SecretStr(url)))
    checks = await Readiness(database).checks()
    await database.close()
    assert all("not reachable" in state for state in checks.values()), checks
