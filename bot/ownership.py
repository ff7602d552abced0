"""A database belongs to one bot: the chats of another must never be reached with this one's token."""

from sqlalchemy import Engine, insert, select

from bot.schema import owner
from digests.database import reading, writing
from digests.errors import ArchiveError


def claim_database(engine: Engine, bot_id: int, username: str) -> None:
    """Make the database this bot's, or see that it is. Raises ArchiveError where it is another's."""
    with writing(engine) as connection:
        row = connection.execute(select(owner)).first()
        if row is None:
            connection.execute(insert(owner).values(bot_id=bot_id, username=username))
        elif row.bot_id != bot_id:
            where = engine.url.render_as_string(hide_password=True)
            raise ArchiveError(
                where, f"belongs to @{row.username}, not to @{username}; give each bot its own database.url"
            )


def known_username(engine: Engine) -> str:
    """The name of the bot that the database belongs to, "" for a new database."""
    with reading(engine) as connection:
        return str(connection.execute(select(owner.c.username)).scalar() or "")
