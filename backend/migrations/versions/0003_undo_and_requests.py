"""What is undone, answers of repeated requests, counts of tasks, and the order of the trash"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# An undo takes back a change, a redo takes back an undo, and so on: a chain, whose first is its root.
BACKFILL = """
    WITH RECURSIVE chain AS (
        SELECT id, id AS root, 0 AS place FROM changes WHERE reverts IS NULL
        UNION ALL
        SELECT next.id, chain.root, chain.place + 1
        FROM changes AS next JOIN chain ON next.reverts = chain.id
    ), marked AS (
        UPDATE changes SET root = chain.root,
                           action = CASE WHEN chain.place % 2 = 1 THEN 'undo' ELSE 'redo' END
        FROM chain WHERE changes.id = chain.id AND chain.place > 0
    )
    UPDATE changes SET undone_by = last.id
    FROM (SELECT root, max(id) AS id, max(place) AS place FROM chain GROUP BY root) AS last
    WHERE changes.id = last.root AND last.place % 2 = 1
"""
# Kept by the database, so that the release before this one, which still runs meanwhile, keeps it too.
FUNCTION = """
    CREATE FUNCTION mark_undone() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        SELECT coalesce(root, id) INTO NEW.root FROM changes WHERE id = NEW.reverts;
        UPDATE changes SET undone_by = CASE WHEN undone_by IS NULL THEN NEW.id END WHERE id = NEW.root
        RETURNING CASE WHEN undone_by IS NULL THEN 'redo' ELSE 'undo' END INTO NEW.action;
        RETURN NEW;
    END $$
"""
TRIGGER = """
    CREATE TRIGGER mark_undone BEFORE INSERT ON changes
    FOR EACH ROW WHEN (NEW.reverts IS NOT NULL) EXECUTE FUNCTION mark_undone()
"""
COUNT_REMOVED = """
    UPDATE task_counters SET removed = deleted.count
    FROM (SELECT user_id, count(*) FROM tasks WHERE deleted_at IS NOT NULL GROUP BY user_id) AS deleted
    WHERE task_counters.user_id = deleted.user_id
"""


def upgrade() -> None:
    op.add_column("changes", sa.Column("root", sa.BigInteger()))
    op.add_column("changes", sa.Column("undone_by", sa.BigInteger()))
    op.execute(BACKFILL)
    op.create_index(
        "ix_changes_root", "changes", ["root", "id"], postgresql_where=sa.text("root IS NOT NULL")
    )
    op.create_index(
        "ix_changes_undone",
        "changes",
        ["user_id", sa.literal_column("undone_by DESC")],
        postgresql_where=sa.text("undone_by IS NOT NULL"),
    )
    op.execute(FUNCTION)
    op.execute(TRIGGER)

    op.add_column(
        "task_counters", sa.Column("removed", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
    op.execute(COUNT_REMOVED)
    op.create_index(
        "ix_tasks_trash", "tasks", ["deleted_at"], postgresql_where=sa.text("deleted_at IS NOT NULL")
    )

    op.create_table(
        "requests",
        sa.Column("user_id", sa.String(255), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("response", sa.JSON()),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "key", name=op.f("pk_requests")),
    )
    op.create_index("ix_requests_created", "requests", ["created_at"])
