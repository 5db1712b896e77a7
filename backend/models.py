"""The tables. Rules that must never break are constraints here, not only code in services/."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    desc,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

TITLE_LENGTH = 200  # P3-FR-18
DESCRIPTION_LENGTH = 1_000  # P3-FR-18
USER_ID_LENGTH = 255
TAG_LENGTH = 50
TAGS_PER_TASK = 20


class Priority(StrEnum):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class TurnStatus(StrEnum):
    RUNNING = "running"
    DONE = "done"
    WAITING_APPROVAL = "waiting_approval"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads it as it is
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        list[dict[str, Any]]: JSONB,
    }


class TaskCounter(Base):
    """The last task number given to a user. Numbers are never reused, also after a deletion.

    Of so many tasks, `removed` are deleted or gone; the rest is what the user has.
    """

    __tablename__ = "task_counters"

    user_id: Mapped[str] = mapped_column(String(USER_ID_LENGTH), primary_key=True)
    last_number: Mapped[int]
    removed: Mapped[int] = mapped_column(server_default=text("0"))


class Task(Base):
    __tablename__ = "tasks"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    user_id: Mapped[str] = mapped_column(String(USER_ID_LENGTH))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    description: Mapped[str] = mapped_column(String(DESCRIPTION_LENGTH), server_default="")
    completed: Mapped[bool] = mapped_column(server_default=text("false"))
    completed_at: Mapped[datetime | None]
    priority: Mapped[str] = mapped_column(String(10), server_default=Priority.NORMAL)
    tags: Mapped[list[str]] = mapped_column(ARRAY(String(TAG_LENGTH)), server_default=text("'{}'"))
    due_on: Mapped[date | None]
    due_at: Mapped[datetime | None]  # only when a time was given; due_on is its local date
    timezone: Mapped[str | None] = mapped_column(String(64))
    recurrence: Mapped[str | None] = mapped_column(String(500))
    deleted_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(server_default=text("1"))

    __table_args__ = (
        UniqueConstraint("user_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("length(btrim(title)) > 0", name="title"),
        CheckConstraint("priority IN ('low', 'normal', 'high', 'urgent')", name="priority"),
        CheckConstraint("completed = (completed_at IS NOT NULL)", name="completed_at"),
        CheckConstraint("due_at IS NULL OR due_on IS NOT NULL", name="due"),
        CheckConstraint(f"cardinality(tags) <= {TAGS_PER_TASK}", name="tags"),
        # The lists in use: by number (and by the pending ones alone), and by due date.
        Index(
            "ix_tasks_pending",
            "user_id",
            "number",
            postgresql_where=text("deleted_at IS NULL AND NOT completed"),
        ),
        Index("ix_tasks_live", "user_id", "number", postgresql_where=text("deleted_at IS NULL")),
        Index(
            "ix_tasks_due",
            "user_id",
            "due_on",
            "due_at",
            "number",
            postgresql_where=text("deleted_at IS NULL AND due_on IS NOT NULL"),
        ),
        Index("ix_tasks_completed", "user_id", desc("completed_at"), postgresql_where=text("completed")),
        Index(
            "ix_tasks_deleted", "user_id", desc("deleted_at"), postgresql_where=text("deleted_at IS NOT NULL")
        ),
        # Whose trash it is does not matter to the one who empties it.
        Index("ix_tasks_trash", "deleted_at", postgresql_where=text("deleted_at IS NOT NULL")),
        Index("ix_tasks_tags", "tags", postgresql_using="gin"),
        # Which tags somebody has: no look at their tasks without any.
        Index("ix_tasks_tagged", "user_id", postgresql_where=text("deleted_at IS NULL AND tags <> '{}'")),
    )


class Change(Base):
    """One change of one task: the source of undo, of the history view, and of replayed answers.

    An undo is a change that reverts another, and so is a redo: each row is reverted by one at most, so they
    form a chain, whose first is its `root`. There `undone_by` names the undo in effect. A trigger
    (migration 0003) sets both, and the action of a row that reverts.
    """

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(USER_ID_LENGTH))
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"))
    action: Mapped[str] = mapped_column(String(20))
    before: Mapped[dict[str, Any] | None]  # the task's wire form; None for a new task
    after: Mapped[dict[str, Any]]
    actor: Mapped[str] = mapped_column(String(100))  # "user", "assistant", "client:<name>"
    turn_id: Mapped[UUID | None]
    # The same key never has a second effect; a call that changed several tasks has several indexes.
    call_key: Mapped[str | None] = mapped_column(String(200))
    call_index: Mapped[int] = mapped_column(server_default=text("0"))
    call_sha256: Mapped[str | None] = mapped_column(String(64))  # of tool and arguments, as in Approval
    reverts: Mapped[int | None] = mapped_column(ForeignKey("changes.id", ondelete="CASCADE"))
    root: Mapped[int | None] = mapped_column(BigInteger)  # None for the first of its chain
    undone_by: Mapped[int | None] = mapped_column(BigInteger)
    approved: Mapped[bool] = mapped_column(server_default=text("false"))  # the user said yes to this call
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        Index(
            "uq_changes_call",
            "user_id",
            "call_key",
            "call_index",
            unique=True,
            postgresql_where=text("call_key IS NOT NULL"),
        ),
        Index("ix_changes_user", "user_id", desc("id")),
        Index("ix_changes_task", "task_id", desc("id")),
        Index("uq_changes_reverts", "reverts", unique=True, postgresql_where=text("reverts IS NOT NULL")),
        Index("ix_changes_turn", "turn_id", postgresql_where=text("turn_id IS NOT NULL")),
        Index("ix_changes_root", "root", "id", postgresql_where=text("root IS NOT NULL")),
        Index(
            "ix_changes_undone",
            "user_id",
            desc("undone_by"),
            postgresql_where=text("undone_by IS NOT NULL"),
        ),
        Index(
            "ix_changes_clients",
            "user_id",
            "actor",
            "created_at",
            postgresql_where=text("turn_id IS NULL AND actor <> 'user'"),
        ),
    )


class Conversation(Base):
    __tablename__ = "conversations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    user_id: Mapped[str] = mapped_column(String(USER_ID_LENGTH))
    title: Mapped[str] = mapped_column(String(200))
    last_seq: Mapped[int] = mapped_column(server_default=text("0"))  # = number of messages
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())  # the last message
    changed_at: Mapped[datetime | None]  # the last time it was renamed, deleted or restored
    deleted_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_conversations_user", "user_id", desc("updated_at"), desc("id")),
        Index(
            "ix_conversations_changed",
            "user_id",
            desc("changed_at"),
            postgresql_where=text("changed_at IS NOT NULL"),
        ),
        Index("ix_conversations_trash", "deleted_at", postgresql_where=text("deleted_at IS NOT NULL")),
    )


class Turn(Base):
    """One request of the user and all that was done for it."""

    __tablename__ = "turns"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    user_id: Mapped[str] = mapped_column(String(USER_ID_LENGTH))
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    idempotency_key: Mapped[str | None] = mapped_column(String(200))
    request_sha256: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(20), server_default=TurnStatus.RUNNING)
    attempt: Mapped[int] = mapped_column(server_default=text("1"))  # counted up whenever it runs again
    cancel_requested: Mapped[bool] = mapped_column(server_default=text("false"))
    heartbeat_at: Mapped[datetime] = mapped_column(server_default=func.now())
    provider: Mapped[str | None] = mapped_column(String(20))
    model: Mapped[str | None] = mapped_column(String(200))
    fallback: Mapped[bool] = mapped_column(server_default=text("false"))
    tokens_input: Mapped[int] = mapped_column(server_default=text("0"))
    tokens_output: Mapped[int] = mapped_column(server_default=text("0"))
    duration_ms: Mapped[int | None]
    run_state: Mapped[dict[str, Any] | None]  # a run that waits for the user's approval
    started_at: Mapped[datetime] = mapped_column(server_default=func.now())
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "uq_turns_key",
            "user_id",
            "idempotency_key",
            unique=True,
            postgresql_where=text("idempotency_key IS NOT NULL"),
        ),
        Index(
            "uq_turns_running", "conversation_id", unique=True, postgresql_where=text("status = 'running'")
        ),
        Index("ix_turns_conversation", "conversation_id"),  # found when a conversation is deleted
        Index("ix_turns_waiting", "conversation_id", postgresql_where=text("status = 'waiting_approval'")),
        Index("ix_turns_heartbeat", "heartbeat_at", postgresql_where=text("status = 'running'")),
        CheckConstraint(
            "status IN ('running', 'done', 'waiting_approval', 'interrupted', 'failed')", name="status"
        ),
    )


class Approval(Base):
    """A call that waits for the user's yes, or that had an answer: good once, for this turn and call."""

    __tablename__ = "approvals"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    turn_id: Mapped[UUID] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"))
    user_id: Mapped[str] = mapped_column(String(USER_ID_LENGTH))
    call_id: Mapped[str] = mapped_column(Text)
    tool: Mapped[str] = mapped_column(String(100))
    arguments: Mapped[dict[str, Any]]
    sha256: Mapped[str] = mapped_column(String(64))  # of tool and arguments, see services/approvals.py
    tasks: Mapped[list[dict[str, Any]]]  # number, title and due date of each when it was asked for
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    decision: Mapped[str | None] = mapped_column(String(10))
    decided_at: Mapped[datetime | None]
    decision_key: Mapped[str | None] = mapped_column(String(200))  # the request's Idempotency-Key
    used_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_approvals_turn", "turn_id"),
        Index("ix_approvals_expiry", "expires_at", postgresql_where=text("decision IS NULL")),
        Index(
            "ix_approvals_key",
            "user_id",
            "decision_key",
            postgresql_where=text("decision_key IS NOT NULL"),
        ),
        CheckConstraint("decision IN ('approved', 'denied', 'expired')", name="decision"),
        CheckConstraint("(decision IS NULL) = (decided_at IS NULL)", name="decided_at"),
        CheckConstraint("used_at IS NULL OR decision = 'approved'", name="used_at"),
    )


class Message(Base):
    __tablename__ = "messages"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    seq: Mapped[int]
    turn_id: Mapped[UUID] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(10))
    content: Mapped[str] = mapped_column(Text)
    tool_calls: Mapped[list[dict[str, Any]]] = mapped_column(server_default=text("'[]'"))
    status: Mapped[str] = mapped_column(String(20), server_default=TurnStatus.DONE)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("turn_id", "role"),
        CheckConstraint("role IN ('user', 'assistant')", name="role"),
    )


class StoredRequest(Base):
    """The answer to a request that came with an `Idempotency-Key`, written with the request's effect."""

    __tablename__ = "requests"

    user_id: Mapped[str] = mapped_column(String(USER_ID_LENGTH), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))  # of method, path and body
    status: Mapped[int]
    response: Mapped[Any | None] = mapped_column(JSON)  # as it was sent, which JSONB would not keep
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (Index("ix_requests_created", "created_at"),)


class RateLimit(Base):
    """Requests of a user in the current window; one row, counted by one upsert."""

    __tablename__ = "rate_limits"

    user_id: Mapped[str] = mapped_column(String(USER_ID_LENGTH), primary_key=True)
    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    window_start: Mapped[datetime]
    count: Mapped[int]


class CalendarFeed(Base):
    """The one secret link under which a user's due tasks can be read; of the secret only the hash."""

    __tablename__ = "calendar_feeds"

    user_id: Mapped[str] = mapped_column(String(USER_ID_LENGTH), primary_key=True)
    secret_sha256: Mapped[str] = mapped_column(String(64), index=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_fetched_at: Mapped[datetime | None]


class Preference(Base):
    __tablename__ = "preferences"

    user_id: Mapped[str] = mapped_column(String(USER_ID_LENGTH), primary_key=True)
    timezone: Mapped[str | None] = mapped_column(String(64))
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
