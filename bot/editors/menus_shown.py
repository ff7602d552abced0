"""Which chats were shown the editors' menu: Telegram does not tell. Owns the table `editors_menus`."""

from collections.abc import Iterable

from sqlalchemy import Engine, delete, select

from bot.delivery.inserting import insert_new
from bot.schema import editors_menus
from digests.database import reading, writing


class MenusShown:
    """Methods raise ArchiveError where the database does not do its part."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def to(self) -> frozenset[int]:
        with reading(self.engine) as connection:
            return frozenset(connection.scalars(select(editors_menus.c.chat_id)))

    def show(self, chat_ids: Iterable[int]) -> None:
        """Noted before the menu is set, so that none is forgotten."""
        if rows := [{"chat_id": chat_id} for chat_id in chat_ids]:
            with writing(self.engine) as connection:
                connection.execute(insert_new(connection, editors_menus), rows)

    def taken_back(self, chat_id: int) -> None:
        with writing(self.engine) as connection:
            connection.execute(delete(editors_menus).where(editors_menus.c.chat_id == chat_id))
