"""The hash of the call that a call's key belongs to"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("changes", sa.Column("call_sha256", sa.String(length=64)))
