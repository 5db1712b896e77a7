"""Migrations: once whoever starts first, whole or not at all, and equal to the models."""

import os
import signal
import subprocess
import sys
from functools import partial

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from config import get_settings
from db import sqlalchemy_url
from migrations import __main__ as migrations
from migrations.__main__ import LOCK, upgrade
from models import Base
from tests.wire.services import BACKEND
from tests.wire.waiting import wait_until

STARTERS = 3


@pytest.fixture
def engine(empty_url: str) -> Engine:
    return create_engine(sqlalchemy_url(empty_url), poolclass=NullPool)


def start(url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "migrations"],
        cwd=BACKEND,
        env={**os.environ, "DATABASE_URL": url},
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    _, log = process.communicate(timeout=60)
    assert process.returncode == 0, log
    return log


def tables(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        return set(names)


def newest() -> str:
    """The name of the last migration there is."""
    name = ScriptDirectory(str(BACKEND / "migrations")).get_current_head()
    assert name is not None
    return name


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    return list(compare_metadata(context, Base.metadata))


def waiting_for_a_lock(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(
            text(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
        )


def _held_by_a_migration(engine: Engine) -> bool:
    held = (
        "SELECT count(*) > 0 FROM pg_locks JOIN pg_database d ON d.oid = database AND granted"
        " AND locktype = 'advisory' WHERE d.datname = current_database()"
    )
    with engine.connect() as connection:
        return bool(connection.scalar(text(held)))


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_several_at_once_apply_them_once(empty_url: str, engine: Engine) -> None:
    with engine.begin() as holder:  # so that all of them are there when the first may begin
        holder.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        processes = [start(empty_url) for _ in range(STARTERS)]
        wait_until(lambda: waiting_for_a_lock(engine) == STARTERS, seconds=60, what="all of them to wait")
    logs = [finish(process) for process in processes]
    assert sum("Running upgrade" in log for log in logs) == 1  # one process, however many migrations
    with engine.connect() as connection:
        assert connection.scalars(text("SELECT version_num FROM alembic_version")).all() == [newest()]
        assert differences(connection) == []


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_one_killed_in_the_middle_leaves_nothing(empty_url: str, engine: Engine) -> None:
    with engine.begin() as holder:
        # An uncommitted type of the same name as a late table stops the migration after its first tables.
        holder.execute(text("CREATE TYPE messages AS (held integer)"))
        process = start(empty_url)
        wait_until(lambda: waiting_for_a_lock(engine) == 1, seconds=60, what="it to be in the middle")
        wait_until(lambda: _held_by_a_migration(engine), what="it to hold the lock of all migrations")
        process.send_signal(signal.SIGKILL)
        process.communicate()
        holder.rollback()
    wait_until(lambda: waiting_for_a_lock(engine) == 0, what="the server to notice")
    assert tables(engine) == set()
    finish(start(empty_url))
    assert tables(engine) == {*Base.metadata.tables, "alembic_version"}


def test_the_second_time_nothing_happens(empty_url: str, engine: Engine) -> None:
    upgrade(empty_url)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO preferences (user_id, timezone) VALUES ('someone', 'UTC')"))
    upgrade(empty_url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM preferences")) == 1


def test_the_models_are_the_migrated_schema(empty_url: str, engine: Engine) -> None:
    with engine.connect() as connection:
        assert differences(connection) != []  # the comparison sees what is missing
    upgrade(empty_url)
    with engine.connect() as connection:
        assert differences(connection) == []


def test_no_cascade_scans_a_table(empty_url: str, engine: Engine) -> None:
    """Deleting a row looks up what refers to it: each foreign key leads an index that is not partial,
    or one of the rows that have the key at all."""
    upgrade(empty_url)
    with engine.connect() as connection:
        keys = connection.execute(
            text(
                "SELECT conrelid::regclass::text, attname FROM pg_constraint"
                " JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]"
                " WHERE contype = 'f' AND confdeltype = 'c' AND NOT EXISTS ("
                "   SELECT FROM pg_index WHERE indrelid = conrelid AND indkey[0] = conkey[1] AND"
                " (indpred IS NULL OR pg_get_expr(indpred, indrelid) = format('(%I IS NOT NULL)', attname)))"
            )
        )
        assert keys.all() == []


def test_after_a_rollback_the_newer_schema_is_left_alone(empty_url: str, engine: Engine) -> None:
    upgrade(empty_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    upgrade(empty_url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


def test_a_table_in_use_is_not_waited_for_while_others_wait_behind(
    empty_url: str, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    upgrade(empty_url)
    with engine.begin() as connection:
        connection.execute(
            text("DELETE FROM alembic_version")
        )  # so that all begins with a table that is there
    with engine.begin() as backup:
        backup.execute(text("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE"))
        with pytest.raises(OperationalError, match="lock timeout"):
            upgrade(empty_url, wait_seconds=0)


def test_a_refusal_is_not_waited_out(server_url: str) -> None:
    """One that was would run into this test's own time limit."""
    for wrong in ({"database": "no-such-database"}, {"username": "no-such-role"}):
        url = make_url(server_url).set(**wrong).render_as_string(hide_password=False)
        with pytest.raises(OperationalError, match="does not exist"):
            upgrade(url, wait_seconds=3_600)


def test_a_database_that_cannot_be_reached_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone:canary-password@127.0.0.1:1/nowhere")
    monkeypatch.setattr(migrations, "upgrade", partial(upgrade, wait_seconds=0))
    get_settings.cache_clear()
    try:
        assert migrations.main() == 1
    finally:
        get_settings.cache_clear()
    assert "DATABASE_URL: cannot connect" in caplog.text
    assert "canary-password" not in caplog.text


def test_what_was_undone_before_is_known_afterwards(empty_url: str, engine: Engine) -> None:
    """Migration 0003, with the rows the release before it wrote; and it goes on writing them."""
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(BACKEND / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        for statement in BEFORE_0003:
            connection.execute(text(statement))
    upgrade(empty_url)
    with engine.begin() as connection:
        connection.execute(text(OLD_UNDO.format(id=20, reverts=1)))
        connection.execute(text(OLD_UNDO.format(id=21, reverts=6)))
        rows = connection.execute(text("SELECT id, action, root, undone_by FROM changes ORDER BY id"))
        assert [tuple(row) for row in rows] == [
            (1, "add", None, 20),
            (2, "update", None, None),
            (3, "undo", 2, None),
            (4, "redo", 2, None),
            (5, "complete", None, None),
            (6, "undo", 5, None),
            (20, "undo", 1, None),
            (21, "redo", 5, None),
        ]
        counts = connection.execute(text("SELECT user_id, last_number, removed FROM task_counters"))
        assert sorted(tuple(row) for row in counts) == [("me", 2, 1), ("they", 1, 0)]


OLD_UNDO = """
    INSERT INTO changes (id, user_id, task_id, action, before, after, actor, reverts) OVERRIDING SYSTEM VALUE
    SELECT {id}, 'me', id, 'undo', '{{}}', '{{}}', 'user', {reverts} FROM tasks
    WHERE user_id = 'me' AND number = 1
"""
BEFORE_0003 = [
    "INSERT INTO task_counters (user_id, last_number) VALUES ('me', 2), ('they', 1)",
    """
    INSERT INTO tasks (id, user_id, number, title, deleted_at)
    SELECT gen_random_uuid(), given.*
    FROM (VALUES ('me', 1, 'a', NULL), ('me', 2, 'b', now()), ('they', 1, 'c', NULL)) AS given
    """,
    """
    INSERT INTO changes (id, user_id, task_id, action, after, actor) OVERRIDING SYSTEM VALUE
    SELECT change.id, 'me', tasks.id, action, '{}', 'user' FROM tasks,
        (VALUES (1, 'add'), (2, 'update'), (5, 'complete')) AS change (id, action)
    WHERE user_id = 'me' AND number = 1
    """,
    OLD_UNDO.format(id=3, reverts=2),
    OLD_UNDO.format(id=4, reverts=3),
    OLD_UNDO.format(id=6, reverts=5),
]
