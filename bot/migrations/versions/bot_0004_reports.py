"""What readers report to the editors.

Revision ID: bot_0004
Create Date: 2026-11-21
"""

import sqlalchemy as sa
from alembic import op

revision = "bot_0004"
down_revision = "bot_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.BigInteger()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("closed_at", sa.Double()),
    )
    still_open = sa.text("closed_at IS NULL")
    op.create_index("reports_open", "reports", ["id"], sqlite_where=still_open, postgresql_where=still_open)
