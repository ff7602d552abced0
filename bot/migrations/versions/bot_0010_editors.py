"""What editors and operators leave behind: uploads, corrections, broadcasts, muted papers, troubles, usage.

Revision ID: bot_0010
Create Date: 2026-11-21
"""

import sqlalchemy as sa
from alembic import op

revision = "bot_0010"
down_revision = "bot_0004"
branch_labels = None
depends_on = None


def row_id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True)


def upgrade() -> None:
    op.create_table(
        "uploads",
        row_id(),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kept_as", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("given_date", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("done_at", sa.Double()),
    )
    op.create_table(
        "corrections",
        row_id(),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("day", sa.Text()),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
    )
    op.create_index("corrections_by_file", "corrections", ["file"])
    op.create_index("corrections_by_day", "corrections", ["day"])
    op.create_table(
        "broadcasts",
        row_id(),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("body_id", sa.BigInteger()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("written_to", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("created_at", sa.Double(), nullable=False),
    )
    op.create_table("muted_papers", sa.Column("paper", sa.Text(), primary_key=True))
    op.create_table(
        "troubles",
        row_id(),
        sa.Column("line", sa.Text(), nullable=False, unique=True),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.Double(), nullable=False),
    )
    op.create_table(
        "usage",
        sa.Column("day", sa.Text(), primary_key=True),
        sa.Column("what", sa.Text(), primary_key=True),
        sa.Column("times", sa.BigInteger(), nullable=False),
    )
