"""Searches that buttons lead back to, and the bot that the database belongs to.

Revision ID: bot_0002
Create Date: 2026-11-21
"""

import sqlalchemy as sa
from alembic import op

revision = "bot_0002"
down_revision = "bot_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asked",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("query", sa.Text(), nullable=False, unique=True),
    )
    op.create_table(
        "owner",
        sa.Column("bot_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("username", sa.Text(), nullable=False),
    )
