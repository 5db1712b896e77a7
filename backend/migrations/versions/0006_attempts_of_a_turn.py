"""The number of times a turn was taken up, which says who runs it"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("turns", sa.Column("attempt", sa.Integer(), server_default=sa.text("1"), nullable=False))
