"""Chats, subscriptions, arrivals, and the outbox with its messages.

Revision ID: bot_0001
Create Date: 2026-11-21
"""

import sqlalchemy as sa
from alembic import op

revision = "bot_0001"
down_revision = None
branch_labels = ("bot",)
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False, server_default=""),
        sa.Column("language", sa.Text),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.Column("away_at", sa.Double),
        sa.Column("away_reason", sa.Text),
    )
    create_subscriptions()
    op.create_table(
        "arrivals",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("issue_id", sa.BigInteger, nullable=False, unique=True),
        sa.Column("paper", sa.Text, nullable=False),
        sa.Column("arrived_at", sa.Double, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "bodies",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
        sa.Column("html", sa.Text, nullable=False),
        sa.Column("keyboard", sa.Text, nullable=False, server_default=""),
        sa.Column("recipe", sa.Text, nullable=False, server_default=""),
        sa.Column("newer_id", sa.BigInteger),
        sa.Column("created_at", sa.Double, nullable=False),
    )
    outdated = sa.text("newer_id IS NOT NULL")
    op.create_index(
        "bodies_outdated", "bodies", ["newer_id"], sqlite_where=outdated, postgresql_where=outdated
    )
    op.create_table(
        "body_issues",
        sa.Column("issue_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("body_id", sa.BigInteger, sa.ForeignKey("bodies.id", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("body_issues_of_body", "body_issues", ["body_id"])
    create_outbox()


def create_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, sa.ForeignKey("chats.chat_id"), nullable=False),
        sa.Column("thread_id", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("paper", sa.Text, nullable=False, server_default=""),
        sa.Column("pages", sa.Text, nullable=False, server_default=""),
        sa.Column("query", sa.Text, nullable=False, server_default=""),
        sa.Column("rhythm", sa.Text, nullable=False),
        sa.Column("minute", sa.SmallInteger, nullable=False),
        sa.Column("weekdays", sa.SmallInteger, nullable=False),
        sa.Column("quiet_from", sa.SmallInteger),
        sa.Column("quiet_to", sa.SmallInteger),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("length", sa.Text, nullable=False),
        sa.Column("silent", sa.Boolean, nullable=False),
        sa.Column("paused_until", sa.Text),
        sa.Column("last_day", sa.Text),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.Column("next_at", sa.Double),
        sa.Column("waiting", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.UniqueConstraint("chat_id", "thread_id", "paper", "query", name="subscriptions_once"),
    )
    op.create_index(
        "subscriptions_due", "subscriptions", ["next_at"], sqlite_where=sa.text("next_at IS NOT NULL")
    )
    op.create_index("subscriptions_waiting", "subscriptions", ["paper"], sqlite_where=sa.text("waiting"))


def create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread_id", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("occasion", sa.Text, nullable=False),
        sa.Column("part", sa.SmallInteger, nullable=False, server_default="1"),
        sa.Column("body_id", sa.BigInteger, sa.ForeignKey("bodies.id"), nullable=False),
        sa.Column("priority", sa.SmallInteger, nullable=False),
        sa.Column("silent", sa.Boolean, nullable=False),
        sa.Column("edits", sa.BigInteger),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("due_at", sa.Double, nullable=False),
        sa.Column("quiet_at", sa.Double),
        sa.Column("quiet_until", sa.Double),
        sa.Column("owner", sa.Text),
        sa.Column("lease_until", sa.Double),
        sa.Column("tries", sa.SmallInteger, nullable=False, server_default="0"),
        sa.Column("uncertain", sa.SmallInteger, nullable=False, server_default="0"),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("problem", sa.Text),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.Column("done_at", sa.Double),
        sa.UniqueConstraint("chat_id", "thread_id", "occasion", "part", name="outbox_once"),
    )
    is_open = sa.text("state IN ('waiting', 'claimed')")
    op.create_index(
        "outbox_open",
        "outbox",
        ["state", "priority", "due_at"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_index("outbox_of_body", "outbox", ["body_id"])
    op.create_index("outbox_done", "outbox", ["done_at"], sqlite_where=sa.text("done_at IS NOT NULL"))
