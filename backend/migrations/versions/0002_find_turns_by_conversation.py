"""Find turns by conversation"""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_index("ix_turns_conversation", "turns", ["conversation_id"])
