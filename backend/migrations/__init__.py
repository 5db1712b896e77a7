"""Alembic's migrations. `python -m migrations` brings the database up to date, once, whoever starts first."""
