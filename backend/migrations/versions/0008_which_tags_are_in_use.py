"""Which tags are in use, found without a look at the tasks that have none"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_index(
        "ix_tasks_tagged",
        "tasks",
        ["user_id"],
        postgresql_where=sa.text("deleted_at IS NULL AND tags <> '{}'"),
    )
