"""The language in which an operator is shown how far a broadcast is.

Revision ID: bot_0011
Create Date: 2026-11-21
"""

import sqlalchemy as sa
from alembic import op

revision = "bot_0011"
down_revision = "bot_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("broadcasts", sa.Column("language", sa.Text(), nullable=False, server_default="zh-hans"))
