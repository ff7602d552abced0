"""What digests need to know of a chat's language: what Telegram says of its user, and how articles are written.

Revision ID: bot_0012
Create Date: 2026-11-22
"""

import sqlalchemy as sa
from alembic import op

revision = "bot_0012"
down_revision = "bot_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chats", sa.Column("telegram_language", sa.Text()))
    op.add_column("chats", sa.Column("script", sa.Text()))
