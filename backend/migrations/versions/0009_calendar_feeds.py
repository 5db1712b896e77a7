"""The secret link to a calendar feed"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "calendar_feeds",
        sa.Column("user_id", sa.String(255), primary_key=True),
        sa.Column("secret_sha256", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("last_fetched_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_calendar_feeds_secret_sha256", "calendar_feeds", ["secret_sha256"])
