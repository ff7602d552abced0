"""Which chats were shown the editors' menu, so that it can be taken from who is an editor no more.

Of those before this revision only who did something as an editor is known.

Revision ID: bot_0015
Create Date: 2026-11-22
"""

import sqlalchemy as sa
from alembic import op

revision = "bot_0015"
down_revision = "bot_0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "editors_menus", sa.Column("chat_id", sa.BigInteger(), primary_key=True, autoincrement=False)
    )
    op.execute(
        "INSERT INTO editors_menus (chat_id) SELECT chat_id FROM uploads WHERE chat_id > 0"
        " UNION SELECT chat_id FROM corrections WHERE chat_id > 0"
        " UNION SELECT chat_id FROM broadcasts WHERE chat_id > 0"
    )
