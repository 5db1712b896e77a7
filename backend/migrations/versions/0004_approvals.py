"""The user's approvals of bulk changes, and which changes they covered"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "approvals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("turn_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.String(length=255), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("tool", sa.String(length=100), nullable=False),
        sa.Column("arguments", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("tasks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_key", sa.String(length=200), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "decision IN ('approved', 'denied', 'expired')", name=op.f("ck_approvals_decision")
        ),
        sa.CheckConstraint("(decision IS NULL) = (decided_at IS NULL)", name=op.f("ck_approvals_decided_at")),
        sa.CheckConstraint("used_at IS NULL OR decision = 'approved'", name=op.f("ck_approvals_used_at")),
        sa.ForeignKeyConstraint(
            ["turn_id"], ["turns.id"], name=op.f("fk_approvals_turn_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
    )
    op.create_index("ix_approvals_turn", "approvals", ["turn_id"])
    op.create_index(
        "ix_approvals_expiry", "approvals", ["expires_at"], postgresql_where=sa.text("decision IS NULL")
    )
    op.create_index(
        "ix_approvals_key",
        "approvals",
        ["user_id", "decision_key"],
        postgresql_where=sa.text("decision_key IS NOT NULL"),
    )
    op.create_index(
        "ix_turns_waiting",
        "turns",
        ["conversation_id"],
        postgresql_where=sa.text("status = 'waiting_approval'"),
    )
    op.add_column(
        "changes", sa.Column("approved", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.create_index(
        "ix_changes_clients",
        "changes",
        ["user_id", "actor", "created_at"],
        postgresql_where=sa.text("turn_id IS NULL AND actor <> 'user'"),
    )
