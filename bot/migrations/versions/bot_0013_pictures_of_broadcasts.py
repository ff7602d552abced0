"""A broadcast may have a picture: Telegram's id of it, with the draft and with the message that is sent.

Revision ID: bot_0013
Create Date: 2026-11-22
"""

import sqlalchemy as sa
from alembic import op

revision = "bot_0013"
down_revision = "bot_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("bodies", "broadcasts"):
        op.add_column(table, sa.Column("photo", sa.Text(), nullable=False, server_default=""))
