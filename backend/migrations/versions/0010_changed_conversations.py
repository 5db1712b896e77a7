"""When a conversation was last renamed, deleted or restored, which other pages have to see"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("conversations", sa.Column("changed_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_conversations_changed",
        "conversations",
        ["user_id", sa.text("changed_at DESC")],
        postgresql_where=sa.text("changed_at IS NOT NULL"),
    )
