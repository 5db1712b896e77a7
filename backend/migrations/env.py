"""Alembic's entry: runs on the connection (and in the transaction) that __main__ opened."""

from alembic import context

from models import Base


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "schema" or name is None  # the schema `auth` belongs to the web app


connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, include_name=_ours)
context.run_migrations()
