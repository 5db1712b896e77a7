"""A database nobody has migrated."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from db import sqlalchemy_url


@pytest.fixture
def empty_url(server_url: str) -> Iterator[str]:
    """The URL of an empty database, dropped at the end with whoever is still connected."""
    name = f"empty_{uuid4().hex[:12]}"
    admin = create_engine(sqlalchemy_url(server_url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
