"""A subscription that was set back, as its chat could not be reached, gets only what the outbox did not bring already.

Revision ID: bot_0014
Create Date: 2026-11-22
"""

import sqlalchemy as sa
from alembic import op

revision = "bot_0014"
down_revision = "bot_0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "subscriptions", sa.Column("set_back", sa.Boolean(), nullable=False, server_default=sa.false())
    )
