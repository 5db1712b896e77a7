"""Brings the database to the newest schema. Safe when several processes start it at once.

All of it is one transaction: a killed migration leaves nothing behind. The lock is held by that
transaction (not by the session), so it also holds behind a transaction pooler.
"""

import logging
import sys
import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

from config import get_settings
from db import CONNECT_TIMEOUT_SECONDS, sqlalchemy_url
from errors import ConfigError
from services.readiness import required_revision

LOCK = 0x61692D746F646F  # "ai-todo" in ASCII; the web app's own migration uses another
WAIT_SECONDS = 60  # a database in the same release may come up after us
# While a change of a table waits for a long reader (a backup), every request for that table waits behind it.
TABLE_SECONDS = 2

# What waiting does not mend. libpq gives no SQLSTATE for a refused connection, only the server's words.
_REFUSALS = ("authentication failed", "does not exist", "no pg_hba.conf entry")

log = logging.getLogger("migrations")


def upgrade(database_url: str, *, wait_seconds: float = WAIT_SECONDS) -> None:
    """Runs every missing migration; waits up to `wait_seconds` for a database that is still starting.

    OperationalError when it does not come, or refuses us.
    """
    engine = create_engine(
        sqlalchemy_url(database_url),
        poolclass=NullPool,
        connect_args={"prepare_threshold": None, "connect_timeout": CONNECT_TIMEOUT_SECONDS},
        use_native_hstore=False,
    )
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            with engine.begin() as connection:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                connection.execute(text(f"SET LOCAL lock_timeout = '{TABLE_SECONDS}s'"))
                config = Config()
                config.set_main_option("script_location", str(Path(__file__).parent))
                config.attributes["connection"] = connection
                if _is_newer(connection):
                    log.warning("The database is newer than this release, and is left as it is.")
                    return
                command.upgrade(config, "head")
            return
        except OperationalError as error:
            if time.monotonic() > deadline or any(words in str(error.orig) for words in _REFUSALS):
                raise
            log.warning("The database is not ready yet (%s); trying again.", str(error.orig).split("\n")[0])
            time.sleep(1)


def _is_newer(connection: Connection) -> bool:
    """Whether a later release has been here: this one was rolled back to."""
    found = MigrationContext.configure(connection).get_current_revision()
    return found is not None and found > required_revision()


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    try:
        upgrade(get_settings().database_url.get_secret_value())
    except ConfigError as error:
        log.error("%s", error)
        return 1
    except OperationalError as error:
        log.error("DATABASE_URL: cannot connect (%s)", str(error.orig).strip())
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
